import os

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_the_environment_asks_for():
    asked = os.environ.get("REGIE_DATABASE_URL", "sqlite").partition(":")[0]
    assert connection.vendor == asked


def test_no_change_to_the_tables_lacks_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_thread_keeps_its_connection_to_sqlite_and_gives_one_to_postgresql_back_to_the_pool():
    connection.ensure_connection()
    assert (connection.close_at is None) == (connection.vendor == "sqlite")
