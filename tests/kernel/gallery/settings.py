"""Settings for a small site that shows every piece of the kernel's pages, without a database."""

import os
from pathlib import Path

from alongside.kernel.csp import CONTENT_SECURITY_POLICY  # noqa: F401 read by django-csp

HERE = Path(__file__).parent
SECRET_KEY = "gallery"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "tests.kernel.gallery.urls"
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "alongside.kernel",
]
MIDDLEWARE = [
    "alongside.kernel.privacy.NoStore",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "alongside.kernel.context.csp_nonce",
            ],
        },
    },
]
FORM_RENDERER = "alongside.kernel.forms.GovukRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("GALLERY_STATIC")
WHITENOISE_USE_FINDERS = True
LANGUAGES = [("en", "English"), ("ar", "Arabic"), ("cy", "Welsh")]
WORK_LANGUAGES = ["en", "ar"]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE.parents[2] / "alongside/locale"]
USE_TZ = True
TIME_ZONE = "Europe/London"
