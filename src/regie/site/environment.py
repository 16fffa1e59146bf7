"""Every setting of an installation: its name in the environment, what it is for, and what holds without it.

`docs/reference/settings.md` is made from this list; nothing else reads the environment.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `secret`: its value is never shown."""

    name: str
    default: str = ""
    secret: bool = False

    @property
    def value(self) -> str:
        """What the environment says, else the default. `NAME_FILE` names a file that holds the value."""
        file = os.environ.get(f"{self.name}_FILE")
        if file:
            return Path(file).read_text(encoding="utf-8").strip()
        return os.environ.get(self.name, self.default)

    @property
    def on(self) -> bool:
        """Whether a yes/no setting says yes."""
        return self.value.strip().casefold() in {"1", "true", "yes", "ja"}

    @property
    def listed(self) -> list[str]:
        """The parts of a setting that holds several, separated by commas."""
        return [part.strip() for part in self.value.split(",") if part.strip()]


DATABASE = Setting("REGIE_DATABASE_URL", "sqlite:///regie.sqlite3", secret=True)
SECRET_KEY = Setting("REGIE_SECRET_KEY", secret=True)
HOSTS = Setting("REGIE_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = Setting("REGIE_HTTPS", "no")
PROXY = Setting("REGIE_BEHIND_PROXY", "no")
LANGUAGE = Setting("REGIE_LANG", "nl")
TIME_ZONE = Setting("REGIE_TIME_ZONE", "Europe/Amsterdam")
THEME_FILE = Setting("REGIE_THEME_STYLESHEET")
WORKERS = Setting("REGIE_WORKERS", "1")
STATIC_FOLDER = Setting("REGIE_STATIC_FOLDER")
OIDC_ISSUER = Setting("REGIE_OIDC_ISSUER")
OIDC_CLIENT = Setting("REGIE_OIDC_CLIENT_ID")
OIDC_SECRET = Setting("REGIE_OIDC_CLIENT_SECRET", secret=True)
OIDC_ROLES = Setting("REGIE_OIDC_ROLES_CLAIM", "roles")
LOCAL_ACCOUNTS = Setting("REGIE_LOCAL_ACCOUNTS", "yes")
API_PER_MINUTE = Setting("REGIE_API_PER_MINUTE", "600")
AUDIT_DAYS = Setting("REGIE_AUDIT_DAYS", "730")
SECURITY_CONTACT = Setting("REGIE_SECURITY_CONTACT")
METRICS_TOKEN = Setting("REGIE_METRICS_TOKEN", secret=True)
PROCESSING_LOG = Setting("REGIE_PROCESSING_LOG", "no")
PROCESSING_REGISTER = Setting("REGIE_PROCESSING_REGISTER")

SETTINGS = (
    DATABASE,
    SECRET_KEY,
    HOSTS,
    HTTPS,
    PROXY,
    LANGUAGE,
    TIME_ZONE,
    THEME_FILE,
    WORKERS,
    STATIC_FOLDER,
    OIDC_ISSUER,
    OIDC_CLIENT,
    OIDC_SECRET,
    OIDC_ROLES,
    LOCAL_ACCOUNTS,
    API_PER_MINUTE,
    AUDIT_DAYS,
    SECURITY_CONTACT,
    METRICS_TOKEN,
    PROCESSING_LOG,
    PROCESSING_REGISTER,
)
