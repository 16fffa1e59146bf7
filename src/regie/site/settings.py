"""Django's settings, all from `site.environment`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from regie.site import environment as env

INSTALLATION = {one.name: one.value for one in env.SETTINGS}  # for `regie doctor`, which says what is wrong with it

SECRET_KEY = env.SECRET_KEY.value
ALLOWED_HOSTS = env.HOSTS.listed
DEBUG = False
ROOT_URLCONF = "regie.site.urls"
WSGI_APPLICATION = "regie.site.wsgi.application"
AUTH_USER_MODEL = "store.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "regie.store.apps.StoreConfig",
    "regie.web.apps.WebConfig",
]

MIDDLEWARE = [
    "regie.web.metrics.middleware.MetricsMiddleware",
    "regie.web.health.middleware.HealthMiddleware",
    "regie.web.logs.middleware.RequestLogMiddleware",
    "regie.web.processing.middleware.TraceContextMiddleware",
    "regie.api.middleware.ApiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "regie.web.middleware.LanguageMiddleware",
    "regie.web.middleware.HeadersMiddleware",
    "regie.web.middleware.NulMiddleware",
    "regie.web.middleware.RefusalMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {"environment": "regie.web.templating.environment"},
    },
]


def _database() -> dict[str, Any]:
    found: dict[str, Any] = {**dj_database_url.parse(env.DATABASE.value)}
    if found["ENGINE"].endswith("sqlite3"):
        # writers wait for each other instead of failing halfway; readers never wait
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;"
        found["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
        found["CONN_MAX_AGE"] = (
            None  # each thread keeps its own, with what it read: opening one costs what a query does
        )
    else:
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": True}
    return found


DATABASES = {"default": _database()}

# sign-in: the slowest hash in use, long passwords, five tries
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_RULES = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_RULES}UserAttributeSimilarityValidator"},
    {"NAME": f"{_RULES}MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": f"{_RULES}CommonPasswordValidator"},
    {"NAME": "regie.actions.keeping.passwords.GuessablePasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "regie.web.signing_in.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # our audit log has it, with retention
AXES_SENSITIVE_PARAMETERS = ["username", "password"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "start"
AUDIT_DAYS = int(env.AUDIT_DAYS.value)
SECURITY_CONTACT = env.SECURITY_CONTACT.value
LOCAL_ACCOUNTS = env.LOCAL_ACCOUNTS.on
METRICS_TOKEN = env.METRICS_TOKEN.value
PROCESSING_LOG = env.PROCESSING_LOG.on
PROCESSING_REGISTER = env.PROCESSING_REGISTER.value

# the organisation's own sign-in; its endpoints are asked of the issuer (actions.keeping.oidc)
OIDC_ISSUER = env.OIDC_ISSUER.value
OIDC_ROLES_CLAIM = env.OIDC_ROLES.value
OIDC_RP_CLIENT_ID = env.OIDC_CLIENT.value
OIDC_RP_CLIENT_SECRET = env.OIDC_SECRET.value
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = "openid profile"
OIDC_USE_PKCE = True
OIDC_PKCE_CODE_CHALLENGE_METHOD = "S256"
OIDC_TIMEOUT = 10
OIDC_AUTHENTICATION_CALLBACK_URL = "organisation-callback"
if OIDC_ISSUER:
    AUTHENTICATION_BACKENDS.append("regie.actions.keeping.oidc.OrganisationBackend")

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would sign people out who arrive by a link in a mail
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.HTTPS.on
SESSION_COOKIE_NAME = "__Host-session" if env.HTTPS.on else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if env.HTTPS.on else "csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "regie.web.errors.forged"
SECURE_SSL_REDIRECT = env.HTTPS.on
SECURE_HSTS_SECONDS = 31_536_000 if env.HTTPS.on else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.HTTPS.on
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.PROXY.on else None
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# requests a minute of one token, counted in each server process
API_PER_MINUTE = int(env.API_PER_MINUTE.value)

# uploads: what the readers accept at most, in memory only as far as a form needs
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

STATIC_URL = "/static/"
# a municipality's own stylesheet (colours, type, logo) and the files beside it, loaded last; never shipped by us
THEME_STYLESHEET = Path(env.THEME_FILE.value) if env.THEME_FILE.value else None
STATICFILES_DIRS = [("municipal", THEME_STYLESHEET.parent)] if THEME_STYLESHEET else []
# `regie serve` collects into this folder, by name and content and compressed; without it files are served as they lie
STATIC_ROOT = env.STATIC_FOLDER.value or None
_COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_AS_THEY_LIE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": _COLLECTED if STATIC_ROOT else _AS_THEY_LIE},
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_AUTOREFRESH = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# lines for machines on standard error; Django's own handlers (mail, console) are left out
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "regie.web.logs.formatter.JsonFormatter"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {"regie": {"level": "INFO"}, "django": {"handlers": [], "level": "WARNING"}},
}

USE_TZ = True
TIME_ZONE = env.TIME_ZONE.value
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_I18N = True

SILENCED_SYSTEM_CHECKS: list[str] = []
