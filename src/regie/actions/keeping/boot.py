"""Start Django for the command line. Pages and the API are started by their server."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SETTINGS = "regie.site.settings"
KEY, KEY_FILE = "REGIE_SECRET_KEY", Path(".regie-secret-key")


def boot() -> None:
    """Make the tables reachable; twice is once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not os.environ.get(KEY) and not os.environ.get(f"{KEY}_FILE"):
        os.environ[KEY] = _own_key()
    django.setup()


def _own_key() -> str:
    """The key that signs sessions and links, made once for this folder and readable by this account only.

    Right for one machine on which one tries regie; an installation sets the key itself, and `regie doctor` says so.
    """
    try:
        with os.fdopen(os.open(KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return KEY_FILE.read_text(encoding="utf-8").strip()
