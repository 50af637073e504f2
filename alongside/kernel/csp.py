"""The content security policy: nothing runs, loads or posts unless this page's server said so."""

from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC

CONTENT_SECURITY_POLICY: dict[str, object] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, STRICT_DYNAMIC, SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        # `htmx` is the name hx-csp gives its policy; nothing else may turn text into markup.
        "trusted-types": ["htmx"],
    },
}
"""django-csp 4's setting of the same name. Pages carry the nonce as ``csp_nonce``."""
