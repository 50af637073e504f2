"""Readers of council files: pure, streaming and bounded. They refuse a file, never a row.

What a cell says is kept as it was read; what is odd about it stands beside it as a flag.
"""
