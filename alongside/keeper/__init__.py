"""Keeps a private PostgreSQL for the app, on a socket that only we can open.

For callers: `places` (where state and secrets live), `cluster.Cluster` (start, stop, connect),
`borrowing.borrow` (for a command that needs the database for a moment) and
`supervision.supervised` (for `alongside serve`).
"""
