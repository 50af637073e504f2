"""Second keys, as a computer and a phone have them: a passkey store and a code app."""

import base64
import hmac
import struct
import time

from playwright.sync_api import Page

STEP_SECONDS = 30


def given_a_computer_with_a_screen_lock(page: Page) -> None:
    """Chromium's virtual authenticator: it keeps passkeys, and the owner is there to unlock it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    has = ("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")
    options = {"protocol": "ctap2", "transport": "internal"} | dict.fromkeys(has, True)
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def code_shown_now(secret: str) -> str:
    """The six digits a code app shows (RFC 6238: SHA-1, thirty seconds)."""
    counter = struct.pack(">Q", int(time.time()) // STEP_SECONDS)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 0xF)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"
