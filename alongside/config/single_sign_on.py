"""The provider of work accounts, from the environment or from ``single-sign-on.toml`` in the state folder."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.keeper import places
from alongside.keeper.errors import KeeperError, plainly

FILE = "single-sign-on.toml"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where work accounts are kept, and what this service is called there.

    :param second_factor: whether a second factor that the provider asked for counts here too.
    """

    issuer: str
    client: str
    secret: str
    name: str
    second_factor: bool

    def providers(self) -> dict[str, Any]:
        """The same in the shape of allauth's SOCIALACCOUNT_PROVIDERS; asks for who it is and for nothing else."""
        asked = {"server_url": self.issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False, "scope": ["openid"]}
        app = {"provider_id": "work", "name": self.name, "client_id": self.client, "secret": self.secret}
        return {"openid_connect": {"APPS": [{**app, "settings": asked}]}}


def read() -> Provider | None:
    """The provider, if one was named.

    :raises KeeperError: when part of it is missing, or its address is not HTTPS.
    """
    written = _written()
    issuer = os.environ.get("ALONGSIDE_OIDC_ISSUER") or str(written.get("issuer", ""))
    if not issuer:
        return None
    client = os.environ.get("ALONGSIDE_OIDC_CLIENT") or str(written.get("client", ""))
    secret_file = os.environ.get("ALONGSIDE_OIDC_SECRET_FILE") or str(written.get("secret_file", ""))
    name = os.environ.get("ALONGSIDE_OIDC_NAME") or str(written.get("name", "")) or "work"
    second_factor = os.environ.get("ALONGSIDE_OIDC_SECOND_FACTOR") == "1" or written.get("second_factor") is True
    if not client or not secret_file:
        raise KeeperError("Single sign-on needs a client and a secret file besides its issuer: name them, or none.")
    if not issuer.startswith("https://") and not issuer.startswith("http://127.0.0.1:"):
        raise KeeperError(f"Single sign-on needs an issuer that begins with https://, and {issuer} does not.")
    with plainly(Path(secret_file)):
        secret = Path(secret_file).read_text().strip()
    return Provider(issuer, client, secret, name, second_factor)


def _written() -> dict[str, Any]:
    path = places.state_dir() / FILE
    if not path.exists():
        return {}
    with plainly(path):
        return tomllib.loads(path.read_text())
