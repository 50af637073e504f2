"""Reaching out: how to be in touch safely, every try, drop-in, goodbyes and coming back."""
