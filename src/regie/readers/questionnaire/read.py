"""A filled-in form to answers, each with its cell; what cannot be read is a fault at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from regie.landscape import NOUN_BY_NAME, Source, fields
from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Language, Message, say
from regie.readers.opening import read_bytes
from regie.readers.questionnaire.layout import headings, nobody_words, other_sheets
from regie.readers.records.cells import is_error, unprotect
from regie.readers.records.values import UnfitValueError, fold, parse
from regie.readers.workbook.sheet import Sheet
from regie.readers.workbook.spreadsheet import read_spreadsheet

_DATE_FIELD = next(field for field in fields(NOUN_BY_NAME["contract"]) if field.name == "end")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered row: which fact, the cell (None when nobody knows), who says so and when."""

    id: str
    field: str
    cell: object | None
    source: Source
    place: Place


def read_answers(path: Path, received: date, language: Language) -> tuple[tuple[Answer, ...], tuple[Fault, ...]]:
    """All answered rows of all sheets, and everything that is wrong with them.

    Who answers is the role in the row, else the title of the sheet; when is the date in the row, else the day the
    form was received. Rows without an answer are not answered. The source of an answer says that it is one, so that
    the precedence of merging knows it as a confirmation. Raises InputFaults for a file that cannot be opened.
    """
    sheets = read_spreadsheet(read_bytes(path), path.name)
    faults: list[Fault] = []
    answers = [one for sheet in sheets for one in _sheet(path.name, sheet, received, faults)]
    answers = [one if one.cell is None else _confirmed(one, language) for one in answers]
    _twice(answers, faults)
    return tuple(answers), tuple(faults)


def _confirmed(answer: Answer, language: Language) -> Answer:
    said = say(Message("questions.answer_of", who=answer.source.name), language)
    return replace(answer, source=Source(said, answer.source.date))


def _sheet(file: str, sheet: Sheet, received: date, faults: list[Fault]) -> Iterator[Answer]:
    if fold(sheet.title) in other_sheets():
        return
    start, named = _heading(sheet)
    if not {"answer", "id", "field"} <= set(named.values()):
        what, mend = Message("questions.fault.sheet", sheet=sheet.title), Message("questions.mend.sheet")
        faults.append(Fault(Place(file, sheet.title), what, mend, Severity.WARNING))
        return
    written = {name: str(sheet.rows[start][index]).strip() for index, name in named.items()}
    column = next(index for index, name in named.items() if name == "answer") + 1
    for number, row in enumerate(sheet.rows[start + 1 :], start=start + 2):
        special = sheet.special.get((number, column))
        if special is not None and (special.error or not special.stored):
            faults.append(_formula(Place(file, sheet.title, number, written["answer"]), special.error))
            continue
        cells = {named[index]: cell for index, cell in enumerate(row) if index in named and _filled(cell)}
        if "answer" in cells:
            place = Place(file, sheet.title, number, written["answer"])
            day = _day(cells.get("date"), replace(place, column=written.get("date", "")), received, faults)
            answer = _answer(cells, place, Source(sheet.title, day), faults)
            if answer is not None:
                yield answer


def _heading(sheet: Sheet) -> tuple[int, Mapping[int, str]]:
    """The first row that names an answer column; people put titles above it."""
    for number, row in enumerate(sheet.rows):
        named = {index: headings()[fold(str(cell))] for index, cell in enumerate(row) if fold(str(cell)) in headings()}
        if "answer" in named.values():
            return number, named
    return 0, {}


def _answer(cells: Mapping[str, object], place: Place, sheet: Source, faults: list[Fault]) -> Answer | None:
    cell = cells["answer"]
    if is_error(cell):
        faults.append(_formula(place, str(cell)))
        return None
    if "id" not in cells or "field" not in cells:
        faults.append(Fault(place, Message("questions.fault.no_key"), Message("questions.mend.no_key")))
        return None
    source = Source(unprotect(str(cells.get("by", sheet.name))).strip(), sheet.date)
    nobody = isinstance(cell, str) and fold(cell) in nobody_words()
    id_ = unprotect(str(cells["id"])).strip()
    return Answer(id_, str(cells["field"]).strip(), None if nobody else cell, source, place)


def _formula(place: Place, value: str) -> Fault:
    return Fault(place, Message("questions.fault.formula", value=value or "–"), Message("questions.mend.formula"))


def _day(cell: object, place: Place, received: date, faults: list[Fault]) -> date:
    if cell is None:
        return received
    try:
        day: date = parse(_DATE_FIELD, cell)
    except UnfitValueError as unfit:
        faults.append(Fault(place, unfit.what, unfit.mend))
        return received
    return day


def _twice(answers: Sequence[Answer], faults: list[Fault]) -> None:
    first: dict[tuple[str, str], Answer] = {}
    for answer in answers:
        known = first.setdefault((answer.id, answer.field), answer)
        if known is not answer:
            what = Message("questions.fault.twice", sheet=known.place.sheet, row=known.place.row)
            faults.append(Fault(answer.place, what, Message("questions.mend.twice")))


def _filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())
