"""Which changes of parent in a newer GLEIF file touch us?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape, paths, refuse_to_overwrite
from regie.actions.scenarios import resolved
from regie.actions.whatif import Judge, supposed
from regie.analyses.failure import true_change
from regie.landscape import Control, Landscape, Source, controls
from regie.landscape.faults import InputFaults
from regie.locale import Language
from regie.readers import write_landscape
from regie.readers.directories import match
from regie.readers.gleif import Wanted, read_gleif
from regie.readers.scenarios import Bought, WrittenScenario
from regie.reports.failure import ParentChange, Watched


def watch(  # noqa: PLR0913 - what the commands share
    files: Landscape | Paths,
    gleif: Paths,
    path: str | Path | None = None,
    *,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Watched:
    """Compare the ultimate parents of a landscape's organisations with those in files of GLEIF: a golden copy, before
    the deltas that bring it up to date; level 1, relationships and exceptions.

    Each change is a take-over that came true, judged as `whatif` does. With `path` the landscape in which they all
    have come true is written, with `xlsx` the changes as a workbook. Raises InputFaults when a file cannot be used.
    """
    landscape = open_landscape(files, mapping)
    for given in (path, xlsx):
        if given is not None:
            refuse_to_overwrite(Path(given), force)
    found, theirs = watched_in(landscape, paths(gleif), day_of(landscape, at))
    if path is not None:
        write_landscape(_all_true(found, theirs), Path(path), language=language)
    if xlsx is not None:
        from regie.reports import watched_xlsx

        watched_xlsx(found, xlsx, language)
    return found


def watched_in(
    landscape: Landscape, files: Sequence[Path], day: date, judge: Judge | None = None
) -> tuple[Watched, Landscape]:
    """The changes of parent in files of GLEIF, and the landscape of who owns whom there, in which buyers are found.

    `judge` assesses before and after as for `whatif`. Raises InputFaults when a file cannot be used.
    """
    reading = read_gleif(files, Wanted.of([landscape]))
    if reading.directory is None:
        raise InputFaults(reading.reading.faults)
    theirs = reading.directory.landscape
    matches = match(landscape, reading.directory)
    entries = {one.organisation: one.entry for one in matches.found}
    changes = tuple(_changes(landscape, theirs, entries, day, judge))
    return Watched(landscape, day, changes, len(entries), matches.unmatched), theirs


def _changes(
    ours: Landscape, theirs: Landscape, entries: Mapping[str, str], day: date, judge: Judge | None
) -> Iterator[ParentChange]:
    before, after = controls(ours, day), controls(theirs, day)
    here = {entry: organisation for organisation, entry in entries.items()}
    for organisation, entry in entries.items():
        control, was = after[entry], before[organisation]
        if len(control.parents) > 1 or (control.parents == (entry,) and control.ultimate is None):
            continue  # GLEIF itself does not know
        parent = here.get(control.parents[0], control.parents[0])
        if was.parents == (parent,):
            continue
        known = was.parents if was.ultimate is not None else ()
        if parent == organisation:
            if known:
                yield ParentChange(organisation, known, None, None, None, None)
            continue
        since = _since(control)
        scenario = WrittenScenario(
            name=f"{ours.name_of(organisation)} < {theirs.name_of(control.parents[0])}",
            on=since,
            takeover=(Bought(organisation=organisation, by=parent),),
        )
        found = supposed(ours, dataclasses.replace(scenario, on=max(day, since or day)), None, judge, beside=theirs)
        yield ParentChange(organisation, known, found.landscape.name_of(parent), since, scenario, found)


def _since(control: Control) -> date | None:
    """From when the last ownership on the way up holds, as far as said."""
    said = [ownership.since.value_or(None) for ownership in control.chain]
    return max((day for day in said if day is not None), default=None)


def _all_true(found: Watched, theirs: Landscape) -> Landscape:
    landscape = found.landscape
    for change in found.changes:
        if change.scenario is not None:
            given = resolved(landscape, change.scenario, theirs)
            day = change.since or found.at
            also = tuple(record for record in given.buyers if record.id not in landscape)
            landscape = landscape.with_change(
                true_change(landscape, day, given.scenario, Source("GLEIF", change.since), also)
            )
    return landscape
