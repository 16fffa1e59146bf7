"""Make an installation usable: its tables, a municipality, and the first account. For the command line."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from regie.actions.keeping.processing.log import processing
from regie.actions.keeping.processing.subjects import account
from regie.actions.keeping.rights import Actor, Grant
from regie.reference_data.processing_activities import Activity
from regie.store.models import Membership, Municipality, Role, User


def migrate() -> None:
    """Bring the tables up to date; a database in a file that is not there yet is made, for who runs the site alone."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith((":memory:", "file:")):
        make_private(Path(name))
    call_command("migrate", verbosity=0, interactive=False)


def make_private(file: Path) -> None:
    """Make an empty file that only its owner may read and write; one that exists stays as it is."""
    with suppress(OSError):  # where it cannot be made, opening the database says so
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def pending_migrations() -> list[str]:
    """The migrations of this version that the database has not had."""
    executor = MigrationExecutor(connection)
    return [str(one) for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def collect_static_files() -> None:
    """Put every static file in the folder for them, by name and content, compressed."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def add_municipality(slug: str, name: str) -> Municipality:
    """A municipality, or the one that is there with this slug."""
    found, _ = Municipality.objects.get_or_create(slug=slug, defaults={"name": name})
    return found


def add_user(
    username: str, password: str, municipality: Municipality, role: Role, *, installation: bool = False
) -> User:
    """A local account with a role. Raises django's ValidationError with all that is wrong with the password."""
    with transaction.atomic():
        user = User(username=username, is_superuser=installation)
        validate_password(password, user)
        user.set_password(password)
        user.save()
        Membership.objects.create(user=user, municipality=municipality, role=role)
        with processing("member_added", Activity.ACCOUNTS, municipality.pk, account(user.pk)):
            return user


def operator(municipality: Municipality) -> Actor:
    """Who acts on the machine itself, by the command line."""
    return Actor(municipality.id, "command line", (Grant(Role.ADMINISTRATOR),), channel="cli")


def municipality_of(slug: str) -> Municipality | None:
    """The municipality with this slug, or None."""
    return Municipality.objects.filter(slug=slug).first()
