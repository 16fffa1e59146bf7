"""The result of one municipality for the roll-up: found from its input, or taken from the file of an earlier run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import open_landscape
from regie.actions.rules import rules
from regie.analyses.autonomy import autonomous_verdicts
from regie.analyses.concentration import Level, count_applications
from regie.analyses.rollup import FORMAT, GoalSums, Municipal, Party, Touch, from_data, to_data
from regie.analyses.targets import sum_goals
from regie.landscape import Application, Landscape, Organisation, Verdict
from regie.readers.opening import read_bytes, read_folder
from regie.reference_data.municipalities import province_of

_UNFINISHED = ".part"


def renew(source: Path, stored: Path, at: date | None) -> bool:
    """See to it that `stored` holds the result of this input under these rules; whether it did already.

    It is written whole or not at all. Raises InputFaults when the input cannot be used; an older result is then gone.
    """
    key = key_of(source, at)
    if _holds(stored, key):
        return True
    stored.unlink(missing_ok=True)
    landscape = open_landscape([source])
    result = to_data(municipal(landscape, day_of(landscape, at), source.name))
    dated = at is not None or landscape.as_of is not None
    unfinished = stored.with_suffix(_UNFINISHED)
    text = json.dumps({"key": key, "dated": dated, "result": result}, ensure_ascii=False)
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(stored)
    return False


def results(stored: list[Path]) -> Iterator[Municipal]:
    """The results in these files, one at a time."""
    for file in stored:
        yield from_data(json.loads(file.read_text(encoding="utf-8"))["result"])


def tidy(folder: Path) -> None:
    """Take away what a run that was stopped left unfinished."""
    for left in folder.glob(f"*{_UNFINISHED}"):
        left.unlink(missing_ok=True)


def municipal(landscape: Landscape, at: date, file: str) -> Municipal:
    """What one municipality comes to: no more than the roll-up adds up."""
    verdicts = autonomous_verdicts(landscape, at)
    own = [verdicts[one.id] for one in landscape.all(Application)]
    suppliers, open_suppliers = _touches(landscape, at, Level.SUPPLIER, through_chain=False)
    parents, open_parents = _touches(landscape, at, Level.PARENT, through_chain=True)
    names = [one.name for one in landscape.municipalities]
    name = names[0] if len(names) == 1 else landscape.name or file
    return Municipal(
        file=file,
        name=name,
        region=province_of(name),
        at=at,
        applications=len(own),
        autonomous=own.count(Verdict.YES),
        between=own.count(Verdict.BETWEEN),
        goals=tuple(GoalSums(goal.id, reading.id, sums) for goal, reading, sums in sum_goals(landscape, at, verdicts)),
        suppliers=suppliers,
        parents=parents,
        open_suppliers=open_suppliers,
        open_parents=open_parents,
    )


def _touches(landscape: Landscape, at: date, level: Level, *, through_chain: bool) -> tuple[tuple[Touch, ...], int]:
    counts, open_ = count_applications(landscape, at, level, through_chain=through_chain)
    return tuple(Touch(_party(landscape, key), *count) for key, count in counts.items()), open_


def _party(landscape: Landscape, id_: str) -> Party:
    one = landscape[id_]
    assert isinstance(one, Organisation)
    return Party(one.name, one.lei.value_or(""), one.kvk.value_or(""))


def _holds(stored: Path, key: str) -> bool:
    """Whether a file holds the result of that key; one without a date of its own holds for a day."""
    try:
        held = json.loads(stored.read_text(encoding="utf-8"))
        result = from_data(held["result"])
    except (OSError, ValueError, KeyError, TypeError):
        return False  # not there, or not written by this version
    today = date.today()  # noqa: DTZ011 - the reader's own calendar day, as `day_of` takes it
    return bool(held.get("key") == key) and (bool(held.get("dated")) or result.at == today)


def key_of(source: Path, at: date | None) -> str:
    """What the result follows from: the input byte for byte, the rules, and the date asked for."""
    content = hashlib.sha256()
    files = read_folder(source, ("",)) if source.is_dir() else iter([(source.name, read_bytes(source))])
    for name, data in files:
        content.update(f"{name}\0{len(data)}\0".encode())
        content.update(data)
    return f"{FORMAT}:{rules()}:{at.isoformat() if at else ''}:{content.hexdigest()}"
