"""Alongside: for the services that stay beside children and young people."""

__version__ = "0.4.0"
