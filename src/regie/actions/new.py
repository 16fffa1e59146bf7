"""A new, empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path

from regie.actions.files import refuse_to_overwrite
from regie.locale import Language
from regie.readers import write_template


def new(path: str | Path, *, language: Language = "nl", force: bool = False) -> Path:
    """Write a workbook with every sheet, column help, drop-downs and three example rows.

    Raises InputFaults when the file exists and `force` is not given.
    """
    target = Path(path)
    refuse_to_overwrite(target, force)
    write_template(target, language)
    return target
