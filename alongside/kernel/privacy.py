"""Headers that keep pages out of caches, histories and other sites' hands."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

FEATURES_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

HEADERS = {
    "Cache-Control": "no-store",
    # Not `no-referrer`: with it browsers post forms as `Origin: null`, and the CSRF check rightly refuses those.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES_OFF),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

MICROPHONE = HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")


def hearing(response: HttpResponse) -> HttpResponse:
    """Let this one page ask for the microphone: for somebody who wants to record themselves."""
    response.may_hear = True  # type: ignore[attr-defined]
    return response


class NoStore:
    """Middleware: every page we write is kept by nobody. Static files are public and may be cached.

    Place it above everything that answers requests, so that refusals and errors carry the headers too.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers on it."""
        response = self.get_response(request)
        if not request.path.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
            for name, value in HEADERS.items():
                response.headers[name] = value
            if getattr(response, "may_hear", False):
                response.headers["Permissions-Policy"] = MICROPHONE
        return response
