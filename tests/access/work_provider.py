"""A real OpenID Connect provider (allauth's own) as a process of its own; it can be told to make wrong tokens.

Run as ``python -m tests.access.work_provider FOLDER PORT CALLBACK``. Whoever comes is Robin, signed in already. What
stands in FOLDER/wrong is done to the next tokens; Robin's address is another one each time.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse

CLIENT, SECRET, SUBJECT = "alongside", "a secret of two services", "robin-0001"


def wrong(told: dict[str, Any], how: str) -> None:
    """Make a token wrong in one way."""
    now = int(time.time())
    ways: dict[str, dict[str, Any]] = {
        "issuer": {"iss": "https://elsewhere.example"},
        "audience": {"aud": "another-service"},
        "audiences": {"aud": [CLIENT, "another-service"]},
        "expired": {"iat": now - 900, "exp": now - 600},
        "nonce": {"nonce": "0" * 64},
        "subject": {"sub": "somebody-else"},
    }
    told.update(ways.get(how, {}))
    if how == "no nonce":
        del told["nonce"]


def configure(folder: Path) -> None:
    """Django's settings of the provider."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    pem = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
    apps = ("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages")
    middleware = ("sessions.middleware.SessionMiddleware", "auth.middleware.AuthenticationMiddleware")
    settings.configure(
        SECRET_KEY=uuid4().hex,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.access.work_provider_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}},
        INSTALLED_APPS=[*apps, "allauth", "allauth.account", "allauth.idp", "allauth.idp.oidc"],
        MIDDLEWARE=[
            *(f"django.contrib.{name}" for name in middleware),
            "allauth.account.middleware.AccountMiddleware",
            "tests.access.work_provider.always_robin",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        IDP_OIDC_ADAPTER="tests.access.work_provider_adapter.Adapter",
        IDP_OIDC_PRIVATE_KEY=pem,
        PROVIDER_FOLDER=str(folder),
    )


def always_robin(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Whoever comes is Robin."""

    def answer(request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.models import User

        robin: Any = User.objects.get(username="robin")
        request.user = robin
        return respond(request)

    return answer


def main(folder: Path, port: str, callback: str) -> None:
    """Make the provider and serve it."""
    configure(folder)
    django.setup()
    call_command("migrate", verbosity=0)
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    User.objects.create(username="robin")
    clients: Any = Client
    clients.objects.create(
        id=CLIENT, name="Alongside", secret=make_password(SECRET), redirect_uris=callback, skip_consent=True
    )
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, use_threading=True, verbosity=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
