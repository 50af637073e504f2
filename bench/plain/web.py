"""The plain views behind the same server with the same settings as the product."""

from alongside.config import web

if __name__ == "__main__":
    web.serve("bench.plain.wsgi:application")
