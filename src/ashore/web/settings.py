"""Django's settings for one server. They come from the desk, never from the environment."""

import secrets
from pathlib import Path
from typing import Any

from ashore.web.desk import Desk

HERE = Path(__file__).parent

LARGEST_POST = 1_000_000
"""Bytes of a form; an upload has a limit of its own (:mod:`ashore.web.security.uploads`)."""


def settings_for(desk: Desk) -> dict[str, Any]:
    """The settings. Sessions live in memory only, as does every key: a restart locks everything."""
    return {
        "ASHORE_DESK": desk,
        "DEBUG": False,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "ROOT_URLCONF": "ashore.web.urls",
        "INSTALLED_APPS": ["django.contrib.sessions", "django_htmx", "ashore.web"],
        "MIDDLEWARE": [
            "ashore.web.security.headers.SafeHeaders",
            "ashore.web.security.origin.SameOrigin",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "ashore.web.security.entrance.Entrance",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django_htmx.middleware.HtmxMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "OPTIONS": {
                    "builtins": ["ashore.web.templatetags.said"],
                    "context_processors": ["ashore.web.page.frame"],
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.filesystem.Loader"],
                        )
                    ],
                },
            }
        ],
        "DATABASES": {},
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "OPTIONS": {"MAX_ENTRIES": 10_000},
                "TIMEOUT": None,
            }
        },
        "SESSION_ENGINE": "django.contrib.sessions.backends.cache",
        "SESSION_COOKIE_NAME": "ashore",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_USE_SESSIONS": True,
        "CSRF_FAILURE_VIEW": "ashore.web.pages.trouble.cross_site",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_POST,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 1000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 20,
        "FILE_UPLOAD_HANDLERS": ["ashore.web.security.uploads.InMemoryOnly"],
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "USE_I18N": False,
        "USE_TZ": True,
        "TIME_ZONE": "Asia/Shanghai",
        "LOGGING_CONFIG": None,
        "DEFAULT_AUTO_FIELD": "django.db.models.AutoField",
    }
