"""A server collects garbage between requests, and leaves alone what was there at its start. No clock is needed."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from threading import Barrier, Event, Thread

import pytest
from django.core.signals import request_finished, request_started
from django.test import Client

from regie.site import collecting
from regie.site.collecting import QUIET, WHOLE, Settled, settle


class Circle:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def settled() -> Iterator[Settled]:
    """A process that collects between requests."""
    thresholds = gc.get_threshold()
    yield settle()
    for signal in (request_started, request_finished):
        signal.disconnect(dispatch_uid="collecting")
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.fixture
def collected(settled: Settled) -> Iterator[list[int]]:
    """Which generations were collected since it was settled."""
    found: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            found.append(told["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


@pytest.fixture
def elsewhere(settled: Settled) -> Iterator[None]:
    """Another thread is answering somebody meanwhile."""
    over = Event()
    begun = Barrier(2)

    def answer() -> None:
        request_started.send(sender=None)
        begun.wait()
        over.wait()
        request_finished.send(sender=None)

    thread = Thread(target=answer)
    thread.start()
    begun.wait()
    yield
    over.set()
    thread.join()


def test_what_was_there_at_the_start_is_not_gone_over_again(collected: list[int]) -> None:
    assert gc.get_freeze_count() > 50_000
    assert len(gc.get_objects()) < 5_000  # what a collection of everything has to look at


def test_what_a_page_makes_is_collected_after_it_and_not_inside(collected: list[int]) -> None:
    assert len([[number] for number in range(100_000)]) == 100_000
    assert collected == []
    Client().get("/health/live")
    assert collected == [2]


def test_what_outlives_an_answer_is_gone_over_once(settled: Settled) -> None:
    kept = [[number] for number in range(20_000)]
    Client().get("/health/live")
    assert len(gc.get_objects()) < 10_000
    assert len(kept) == 20_000


def test_what_another_request_holds_is_not_set_apart(elsewhere: None, collected: list[int]) -> None:
    held = [[number] for number in range(20_000)]
    Client().get("/health/live")
    assert collected == [1]
    assert len(gc.get_objects()) > len(held)


def test_among_other_requests_all_that_came_since_is_gone_over_once_in_so_many_answers(
    elsewhere: None, collected: list[int]
) -> None:
    for _ in range(WHOLE):
        Client().get("/health/live")
    assert sorted(collected) == [*[1] * (WHOLE - 1), 2]


def test_everything_is_gone_over_when_nobody_asked_anything_for_a_while(settled: Settled) -> None:
    gone = weakref.ref(Circle())
    gc.freeze()
    visits = [1, 1]
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        assert gone() is not None
        if visits:
            visits.pop()
            Client().get("/health/live")

    settled.when_quiet(pause)
    assert waited == [QUIET] * 3
    assert gone() is None


def test_it_is_due_after_so_many_answers(settled: Settled, monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()
    monkeypatch.setattr(collecting, "EVERYTHING", 2)
    monkeypatch.setattr(settled, "when_quiet", done.set)
    Client().get("/health/live")
    assert not done.is_set()
    Client().get("/health/live")
    assert done.wait(60)


def test_a_request_that_makes_far_too_much_is_collected_inside_after_all(collected: list[int]) -> None:
    assert len([[number] for number in range(300_000)]) == 300_000
    assert collected


@pytest.mark.slow
def test_the_entry_for_a_server_settles() -> None:
    told = "import gc, regie.site.wsgi; print(gc.get_freeze_count())"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "regie.site.settings", "REGIE_SECRET_KEY": "x"}
    done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 100_000
