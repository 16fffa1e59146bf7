"""Is anybody in a landscape on the EU's sanctions list?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.assess import day_of
from regie.actions.files import Paths, open_landscape
from regie.analyses.sanctions import Screening, screen
from regie.landscape import Landscape
from regie.readers.sanctions import read_sanctions


def sanctions(list_file: str | Path, files: Landscape | Paths, *, at: date | None = None) -> Screening:
    """Compare the organisations of a landscape with the EU's consolidated list, in XML or CSV.

    What has the same number is found; what has a name that is alike is proposed, and never becomes a fact by itself.
    Raises InputFaults when a file cannot be used.
    """
    listed = read_sanctions(Path(list_file))
    landscape = open_landscape(files)
    return screen(landscape, listed, day_of(landscape, at))
