"""Django's settings. What differs between machines comes from the environment or the state folder."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.config import database, single_sign_on
from alongside.keeper import keyring, places
from alongside.kernel import csp

DEMO = os.environ.get("ALONGSIDE_DEMO") == "1"
HTTPS = os.environ.get("ALONGSIDE_HTTPS") == "1"
DEBUG = False

_signing = [key.hex() for key in keyring.versions("django-secret-key")]
SECRET_KEY, SECRET_KEY_FALLBACKS = _signing[0], _signing[1:]
ACTOR_KEY = places.secret("actor-key")
# The public half only: pages show it, and never come near the key that signs.
LEDGER_PUBLIC_KEY = places.state_dir() / "ledger-public-key"

ALLOWED_HOSTS = os.environ.get("ALONGSIDE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# Where young people come in. A name that says nothing: it stands in their browser.
MY_HOST = os.environ.get("ALONGSIDE_MY_HOST", "my.localhost")
ALLOWED_HOSTS.append(MY_HOST)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "alongside.kernel",
    "alongside.ledger",
    "alongside.jobs",
    "alongside.access",
    "alongside.jurisdiction",
    "alongside.writing",
    "alongside.evidence",
    "alongside.people",
    "alongside.record",
    "alongside.attachments",
    "alongside.keywork",
    "alongside.voice",
    "alongside.planning",
    "alongside.outreach",
    "alongside.exchange",
    "alongside.myspace",
    "alongside.workspace",
    # Below ours, so that our templates are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "alongside.kernel.privacy.NoStore",
    "alongside.kernel.compressing.CompressedPages",
    "alongside.config.hosts.TwoDoors",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "alongside.access.middleware.bodies.LargeBodies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alongside.access.middleware.sign_in.SignedIn",
    "alongside.access.middleware.language.OwnLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.access.middleware.sign_in.IdleLimit",
    "alongside.access.middleware.sign_in.SignInRequired",
    "alongside.access.middleware.refusals.Refusals",
    "alongside.access.middleware.drafts.Drafts",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "alongside.kernel.context.csp_nonce",
                "alongside.workspace.navigation.context",
                "alongside.config.context.demo_people",
            ],
        },
    },
]
FORM_RENDERER = "alongside.kernel.forms.GovukRenderer"

DATABASES = {
    "default": database.of_the_app(),
    # Only migrations and the set-up of accounts run as the owner.
    "owner": database.django_settings(
        database.MIGRATE, "django.db.backends.postgresql", options=f"-c role={database.OWNER}"
    ),
}
CACHES = {
    # Shared by all processes, because tries to sign in are counted there.
    "default": {"BACKEND": "alongside.access.shared_cache.SharedCache"},
}

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["alongside.access.backends.SignIn"]
PASSWORD_HASHERS = ["alongside.access.passwords.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:today"

ACCOUNT_ADAPTER = "alongside.access.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "alongside.access.forms.sign_in.SignInForm",
    "change_password": "alongside.access.forms.passwords.NewPasswordForm",
    "reauthenticate": "alongside.access.forms.passwords.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "ledger_head": "120/m/ip",
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "passkey_asked": "60/m/ip",
    "passkey_failed": "10/m/ip",
}
MFA_ADAPTER = "alongside.access.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "alongside.access.forms.factors.CodeForm",
    "reauthenticate": "alongside.access.forms.factors.CodeAgainForm",
    "activate_totp": "alongside.access.forms.factors.NewCodeAppForm",
    "add_webauthn": "alongside.access.forms.factors.NewPasskeyForm",
    "authenticate_webauthn": "alongside.access.forms.factors.PasskeyForm",
    "login_webauthn": "alongside.access.forms.factors.PasskeyAloneForm",
    "reauthenticate_webauthn": "alongside.access.forms.factors.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The holder, not only the device: face, finger or screen lock each time.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Alongside"

SOCIALACCOUNT_ADAPTER = "alongside.access.single_sign_on.SingleSignOnAdapter"
_work = single_sign_on.read()
SOCIALACCOUNT_PROVIDERS = _work.providers() if _work else {}
WORK_SIGN_IN_NAME = _work.name if _work else ""
WORK_SIGN_IN_HAS_SECOND_FACTOR = bool(_work and _work.second_factor)

SESSION_ENGINE = "alongside.access.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# The proxy in front ends HTTPS and sets both headers itself; docs/how-to/set-up-a-service.md says how.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "id", "form"
SESSION_LIMIT_SECONDS = SESSION_COOKIE_AGE
MY_IDLE_LIMIT_SECONDS = 10 * 60
# Where "Leave now" leads: a page that many people open, without one of their own behind it.
LEAVE_TO = os.environ.get("ALONGSIDE_LEAVE_TO", "https://www.bbc.co.uk/weather")
IDLE_LIMIT_SECONDS = int(os.environ.get("ALONGSIDE_IDLE_SECONDS", str(30 * 60)))
CSRF_FAILURE_VIEW = "alongside.config.stumbled.form_was_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = csp.CONTENT_SECURITY_POLICY
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
# Council files stay in memory: no row of theirs is ever on disk in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
LARGEST_BODY = FILE_UPLOAD_MAX_MEMORY_SIZE = 200_000_000

# A folder, or s3://bucket/beginning; everything in it is sealed.
FILES_PLACE = os.environ.get("ALONGSIDE_FILES") or str(places.state_dir() / "files")
S3_ENDPOINT = os.environ.get("ALONGSIDE_BUCKET_ENDPOINT", "")
CLAMD = os.environ.get("ALONGSIDE_CLAMD", "")
FILE_MOST_BYTES = int(os.environ.get("ALONGSIDE_FILE_MB", "25")) * 1_000_000
SOUND_MOST_BYTES = int(os.environ.get("ALONGSIDE_SOUND_MB", "100")) * 1_000_000
PHOTO_MOST_PIXELS = int(os.environ.get("ALONGSIDE_PHOTO_MEGAPIXELS", "50")) * 1_000_000
FILES_PER_ENTRY = int(os.environ.get("ALONGSIDE_FILES_PER_ENTRY", "20"))

JURISDICTION = os.environ.get("ALONGSIDE_JURISDICTION", "england")
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic")), ("cy", _("Welsh"))]
# What the workers' pages speak. Welsh is so far on young people's own pages alone.
WORK_LANGUAGES = ["en", "ar"]
LOCALE_PATHS = [str(Path(__file__).resolve().parents[1] / "locale")]

STATIC_URL = "/static/"
STATIC_ROOT = str(places.state_dir() / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # Hashed names, kept by browsers for good, and compressed once.
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"ids_only": {"()": "alongside.kernel.logs.IdsOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["ids_only"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
