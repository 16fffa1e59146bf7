"""Put the answers of a filled-in form of questions into a landscape."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers import write_landscape
from regie.readers.questionnaire import Answered, apply_answers, read_answers


def answer(
    files: Landscape | Paths,
    answers: str | Path,
    path: str | Path | None = None,
    *,
    received: date | None = None,
    language: Language = "nl",
    force: bool = False,
) -> Answered:
    """Read a form back as claims, and write the landscape when a path is given (its suffix chooses the form).

    `received` is the date of answers that carry none: today, unless given. Raises InputFaults with everything that is
    wrong with the files or the answers; then nothing is applied.
    """
    landscape = open_landscape(files)
    target = None if path is None else Path(path)
    if target is not None:
        refuse_to_overwrite(target, force)
    day = received or date.today()  # noqa: DTZ011 - the reader's own calendar day is meant
    rows, faults = read_answers(Path(answers), day, language)
    result = apply_answers(landscape, rows, faults, language)
    if target is not None:
        write_landscape(result.landscape, target, language=language)
    return result
