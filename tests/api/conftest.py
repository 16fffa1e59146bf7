"""What tokens have asked is counted anew for each test; and one municipality for all tests of a module."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

import pytest
from django.core.cache import cache
from django.db import transaction

T = TypeVar("T")


@pytest.fixture(autouse=True)
def _nothing_asked_yet():
    cache.clear()


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Callable[[Callable[[], T]], AbstractContextManager[T]]:
    """Make rows for a whole module: what a test does to them is rolled back, and they themselves at the end."""

    @contextmanager
    def made(make: Callable[[], T]) -> Iterator[T]:
        with django_db_blocker.unblock(), transaction.atomic():
            found = make()
            django_db_blocker.block()
            yield found
            django_db_blocker.unblock()
            transaction.set_rollback(True)

    return made
