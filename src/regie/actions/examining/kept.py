"""The database: reachable, fit, up to date, worked for, and with somebody who can sign in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from regie.actions.keeping.health import oldest_waiting
from regie.actions.keeping.set_up import pending_migrations
from regie.reports.checkup import Finding, doubt, good, wrong

_POSTGRESQL = 14  # the oldest that Django 5.2 works with
_LATE = timedelta(minutes=5)
_SKEW = timedelta(seconds=30)


def kept(held: Mapping[str, str]) -> Iterator[Finding]:
    """Look at the database; what it cannot answer is not asked."""
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not file.name.startswith("file:"):  # which is one in memory
        if not file.exists():
            yield wrong("database", "not_made", file=str(file))
            return
        yield from _sqlite(file, held)
    try:
        connection.ensure_connection()
    except (DatabaseError, OSError) as error:
        yield wrong("database", "unreachable", kind=type(error).__name__)
        return
    yield good("database", kind=connection.display_name)
    if connection.vendor == "postgresql":
        yield from _postgresql()
    pending = pending_migrations()
    if pending:
        yield wrong("migrated", "pending", count=len(pending))
        return
    yield good("migrated")
    yield from _worker()
    yield from _accounts(held)


def _sqlite(file: Path, held: Mapping[str, str]) -> Iterator[Finding]:
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o007:
        yield doubt("file_rights", "open", file=str(file), mode=f"{mode:o}")
    if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        yield wrong("file_rights", "read_only", file=str(file))
    if held["REGIE_WORKERS"].strip() not in ("", "1"):
        yield doubt("workers", "sqlite", count=held["REGIE_WORKERS"])


def _postgresql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, now(), getdatabaseencoding()")
        version, now, encoding = cursor.fetchone()
    if version < _POSTGRESQL:
        yield wrong("postgresql", "old", version=version, least=_POSTGRESQL)
    elif encoding != "UTF8":
        yield wrong("postgresql", "encoding", encoding=encoding)
    else:
        yield good("postgresql", version=version)
    apart = abs(timezone.now() - now)
    if apart > _SKEW:
        yield wrong("clock", "apart", seconds=round(apart.total_seconds()))
    else:
        yield good("clock")


def _worker() -> Iterator[Finding]:
    waited = oldest_waiting()
    if waited is not None and waited > _LATE:
        yield wrong("worker", "silent", minutes=round(waited.total_seconds() / 60))
    else:
        yield good("worker")


def _accounts(held: Mapping[str, str]) -> Iterator[Finding]:
    from regie.store.models import Membership, Municipality, Role

    if not Municipality.objects.exists():
        yield doubt("accounts", "no_municipality")
        return
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    without = Municipality.objects.exclude(memberships__in=administrators).values_list("slug", flat=True)
    if without and not held["REGIE_OIDC_ISSUER"]:
        yield doubt("accounts", "no_administrator", names=", ".join(without[:5]), first=without[0])
    else:
        yield good("accounts")
