"""The site's settings for tests: its own key, quick hashes, background work done at once, no list of static files."""

import os

os.environ.setdefault("REGIE_SECRET_KEY", "only for tests, and long enough to sign with: 0123456789abcdef")
os.environ.setdefault("REGIE_HOSTS", "localhost,127.0.0.1,testserver")

from regie.site.settings import *  # noqa: F403 - the same settings, after the environment is set

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": False}}
# a static file is looked for when one asks for it: every new client would list them all before its first answer
WHITENOISE_AUTOREFRESH = True
