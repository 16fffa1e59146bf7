"""The shipped example landscapes, as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from regie.actions.files import refuse_to_overwrite
from regie.actions.parallel import in_parallel
from regie.examples import EXAMPLES, Plan, netherlands
from regie.examples.netherlands import APPLICATIONS
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers import write_landscape


def example(name: str, path: str | Path | None = None, *, language: Language = "nl", force: bool = False) -> Landscape:
    """An example landscape by name, written to a file when a path is given (the suffix chooses the form).

    Raises KeyError for a name that is not shipped; InputFaults when the file exists and `force` is not given.
    """
    landscape = EXAMPLES[name]()
    if path is not None:
        target = Path(path)
        refuse_to_overwrite(target, force)
        write_landscape(landscape, target, language=language)
    return landscape


def example_nation(
    path: str | Path,
    *,
    total: int = APPLICATIONS,
    count: int | None = None,
    workers: int | None = None,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Path:
    """An invented estate for every municipality of the Netherlands, each a folder of JSON in the folder `path`.

    `total` applications over the `count` largest municipalities (all 342 unless given). JSON is the form that reads
    quickest. Raises InputFaults when the folder exists and `force` is not given.
    """
    target = Path(path)
    refuse_to_overwrite(target, force)
    target.mkdir(exist_ok=True)
    plans = [(plan, target / f"{plan.name}.json") for plan in netherlands(total, count)]
    for done, _ in enumerate(in_parallel(_write, plans, workers), start=1):
        progress(done, len(plans))
    return target


def _write(plan: tuple[Plan, Path]) -> None:
    write_landscape(plan[0].draw(), plan[1])
