"""What every test may ask for: the real data folder, golden files, rows that stay for a whole module."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Content is no name: archives hold the hour they were made, and workers must agree on names."""
    return "content" if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """What was imported stays: walking over all of it at every turn to find garbage takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real data beside the checkout; the test skips without it."""
    folder = Path(os.environ.get("REGIE_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip("no real data folder; set REGIE_SHARED to the folder that holds data/")
    return folder


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; `make golden` renews. A missing golden file is a failure."""

    def check(name: str, text: str) -> None:
        file = ROOT / "tests" / "golden" / name
        if os.environ.get("REGIE_RENEW_GOLDEN"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"golden file {name} is missing: make golden"
        assert text == file.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Callable[[Callable[[], T]], AbstractContextManager[T]]:
    """Make rows for a whole module: what a test does to them is rolled back, and they themselves at the end."""

    from django.db import transaction

    @contextmanager
    def made(make: Callable[[], T]) -> Iterator[T]:
        with django_db_blocker.unblock(), transaction.atomic():
            found = make()
            django_db_blocker.block()
            yield found
            django_db_blocker.unblock()
            transaction.set_rollback(True)

    return made
