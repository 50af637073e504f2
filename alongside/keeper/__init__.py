"""Keeps a private PostgreSQL for the app, on a socket that only we can open.

For callers: `places` (where state and secrets live), `cluster.Cluster` (start, stop, connect, or
borrow for as long as a command lasts) and `supervision.supervised` (for `alongside serve`).
"""
