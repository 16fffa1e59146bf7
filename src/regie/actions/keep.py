"""Take files into the kept landscape of this installation, from the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.actions.files import Paths, paths


@dataclass(frozen=True, slots=True)
class Kept:
    """What taking in did: things added and changed, and the day the results speak of."""

    municipality: str
    added: int
    changed: int
    day: date | None


def keep(files: Paths, *, municipality: str, name: str = "") -> Kept:
    """Take files in as one change set (made with its tables when it is new), and compute the results.

    Raises InputFaults when the files cannot be used; nothing is then taken in.
    """
    from regie.actions.keeping.boot import boot

    boot()
    from regie.actions.keeping.computing import compute_results
    from regie.actions.keeping.set_up import add_municipality, migrate, operator
    from regie.actions.keeping.take_in import take_in

    migrate()
    place = add_municipality(municipality, name or municipality.capitalize())
    made = take_in(operator(place), paths(files))
    run = compute_results(place.id)
    return Kept(place.name, made.added if made else 0, made.changed if made else 0, run.day if run else None)
