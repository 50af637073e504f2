"""What the provider of the tests puts into its tokens."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.conf import settings

from tests.access.work_provider import SUBJECT, wrong

FOLDER = "PROVIDER_FOLDER"


class Adapter(DefaultOIDCAdapter):
    """Robin with an address of today, or a token that is wrong in the way that was asked for."""

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Iterable[str], **_rest: Any) -> None:
        """Fill the token."""
        id_token.update(sub=SUBJECT, email=f"{uuid4().hex}@provider.example")
        asked = Path(str(getattr(settings, FOLDER))) / "wrong"
        wrong(id_token, asked.read_text() if asked.exists() else "")
