"""A server collects garbage between requests, and leaves alone what was there at its start. No clock is needed."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest
from django.core.signals import request_finished
from django.test import Client

from regie.site import collecting
from regie.site.collecting import WHOLE, settle


class Circle:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """A settled process; which generations were collected since."""
    found: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            found.append(told["generation"])

    thresholds = gc.get_threshold()
    settle()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    request_finished.disconnect(dispatch_uid="collecting")
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_what_was_there_at_the_start_is_not_gone_over_again(collected: list[int]) -> None:
    assert gc.get_freeze_count() > 50_000
    assert len(gc.get_objects()) < 5_000  # what a collection of everything has to look at


def test_what_a_page_makes_is_collected_after_it_and_not_inside(collected: list[int]) -> None:
    assert len([[number] for number in range(100_000)]) == 100_000
    assert collected == []
    Client().get("/health/live")
    assert collected == [1]


def test_once_in_so_many_answers_all_that_came_since_the_start_is_gone_over(collected: list[int]) -> None:
    for _ in range(WHOLE):
        Client().get("/health/live")
    assert sorted(collected) == [*[1] * (WHOLE - 1), 2]


def test_what_outlives_that_is_left_alone_until_everything_is_gone_over(
    collected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "EVERYTHING", 2 * WHOLE)
    kept = [[number] for number in range(20_000)]
    for _ in range(WHOLE):
        Client().get("/health/live")
    assert len(gc.get_objects()) < 10_000
    gone = weakref.ref(Circle())
    gc.freeze()
    for _ in range(2 * WHOLE):
        Client().get("/health/live")
    assert gone() is None
    assert len(kept) == 20_000


def test_a_request_that_makes_far_too_much_is_collected_inside_after_all(collected: list[int]) -> None:
    assert len([[number] for number in range(300_000)]) == 300_000
    assert collected


@pytest.mark.slow
def test_the_entry_for_a_server_settles() -> None:
    told = "import gc, regie.site.wsgi; print(gc.get_freeze_count())"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "regie.site.settings", "REGIE_SECRET_KEY": "x"}
    done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 100_000
