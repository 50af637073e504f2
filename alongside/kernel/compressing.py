"""Pages travel compressed: on a slow line a timeline arrives in a tenth of the time."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PAGE = "text/html"


class CompressedPages(GZipMiddleware):
    """Django's own, with the random bytes that keep lengths from telling (BREACH), for pages only.

    Files are sealed, answered in parts or compressed already, and are left as they are.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The page, compressed if the browser takes it so."""
        if response.streaming or not response.headers.get("Content-Type", "").startswith(PAGE):
            return response
        return super().process_response(request, response)
