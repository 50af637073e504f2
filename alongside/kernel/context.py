"""What every template can count on."""

from django.http import HttpRequest


def csp_nonce(request: HttpRequest) -> dict[str, object]:
    """The response's CSP nonce as ``csp_nonce``, the name Django 6 uses (django-csp 4 calls it ``CSP_NONCE``).

    Writing it into a page is what puts it into the header, so it stays lazy until then.
    """
    return {"csp_nonce": getattr(request, "csp_nonce", "")}
