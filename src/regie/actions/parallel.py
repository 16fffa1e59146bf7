"""The same work on many things: in several processes of this machine, or on an engine of others."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from functools import partial
from socket import gethostname
from typing import TypeVar

from regie.actions.rules import rules
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message

T = TypeVar("T")
R = TypeVar("R")


def in_parallel(
    work: Callable[[T], R], things: Sequence[T], workers: int | None = None, executor: Executor | None = None
) -> Iterator[tuple[T, R]]:
    """Each thing with what the work gave, as they get done; one process a core unless given, none beside this one
    with 1. When the caller stops, work that has not begun does not begin. `work` is a function of a module.

    An `executor` of the caller (any of `concurrent.futures`, or one that keeps its interface, such as that of
    `engine`) is used instead, and stays open. Raises InputFaults when a worker of it has other rules than this process.
    """
    if executor is not None:
        yield from _as_done(executor, partial(_elsewhere, work, rules()), things)
        return
    count = min(workers or os.cpu_count() or 1, len(things))
    if count < 2:
        yield from ((thing, work(thing)) for thing in things)
        return
    # a fresh interpreter a worker: threads and open files of this one stay here
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=gc.disable)
    try:
        yield from _as_done(pool, partial(_one, work), things)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _as_done(executor: Executor, work: Callable[[T], R], things: Sequence[T]) -> Iterator[tuple[T, R]]:
    waiting = {executor.submit(work, thing): thing for thing in things}
    try:
        for future in as_completed(waiting):
            yield waiting[future], future.result()
    finally:
        for future in waiting:
            future.cancel()


def _one(work: Callable[[T], R], thing: T) -> R:
    """One thing in a worker. Garbage is collected between things rather than a hundred times during one, and what
    stays (modules, models) is not looked through again."""
    try:
        return work(thing)
    finally:
        gc.collect()
        gc.freeze()


def _elsewhere(work: Callable[[T], R], version: str, thing: T) -> R:
    """One thing in a worker of others, which may have been there before this version and stay after it."""
    if rules() != version:
        fault = Fault(Place(gethostname()), Message("engine.other_rules.what"), Message("engine.other_rules.mend"))
        raise InputFaults([fault])
    return work(thing)
