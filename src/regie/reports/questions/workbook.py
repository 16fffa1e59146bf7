"""The form to send out: a guide, a sheet per owner with its questions, and the answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regie.analyses.questions import Question, Questions
from regie.landscape import NOUN_BY_NAME, Field, Kind, fact_fields
from regie.locale import Language, Message, say
from regie.readers.questionnaire.layout import COLUMNS, FILLED_IN, HIDDEN, LISTS, heading, nobody_word
from regie.readers.records.cells import WORDS, protect
from regie.readers.records.values import choice_label
from regie.reports.questions import words as said

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_NO_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - the same questions give the same file, whenever it is written
_WIDTHS = {"number": 5, "question": 60, "about": 34, "answer": 30, "by": 22, "date": 12, "remark": 28, "why": 48}
_GUIDE = ("title", "what", "how", "choose", "many", "nobody", "by", "back")


def questions_xlsx(asked: Questions, path: Path, language: Language) -> None:
    """Write the form. A text is always a text, never a formula or a link. Raises OSError when it cannot be written."""
    import xlsxwriter

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), safe) as book:
        title = say(Message("questions.guide.title", name=asked.landscape.name), language)
        book.set_properties({"title": title, "created": _NO_MOMENT})
        form = _Form(book, asked, language)
        form.guide()
        for owner, held in asked.by_owner().items():
            form.owner(said.owner(owner, language), held)
        form.lists()


class _Form:
    def __init__(self, book: Workbook, asked: Questions, language: Language) -> None:
        self._book = book
        self._asked = asked
        self._language = language
        self._titles: set[str] = set()
        self._lists: dict[tuple[str, str], list[str]] = {}
        wrapped = {"text_wrap": True, "valign": "top"}
        self._heading = book.add_format({**wrapped, "bold": True, "bg_color": "#13293D", "font_color": "#FFFFFF"})
        self._text = book.add_format({**wrapped, "border": 1, "border_color": "#D9D9D9"})
        self._fill = book.add_format({**wrapped, "border": 1, "border_color": "#7F7F7F", "bg_color": "#FFF8D6"})
        self._date = book.add_format(
            {**wrapped, "border": 1, "border_color": "#7F7F7F", "bg_color": "#FFF8D6", "num_format": "dd-mm-yyyy"}
        )
        self._title = book.add_format({**wrapped, "bold": True, "font_size": 14})
        self._plain = book.add_format(wrapped)

    def guide(self) -> None:
        """How to fill in and send back."""
        page = self._book.add_worksheet(self._unused(say(Message("questions.sheet.guide"), self._language)))
        page.hide_gridlines(2)
        page.set_column(0, 0, 100)
        nobody = nobody_word(self._language)
        for row, name in enumerate(_GUIDE):
            text = say(
                Message(f"questions.guide.{name}", name=self._asked.landscape.name, nobody=nobody), self._language
            )
            page.write_string(row, 0, text, self._title if name == "title" else self._plain)

    def owner(self, title: str, held: Sequence[Question]) -> None:
        """One sheet of questions."""
        page = self._book.add_worksheet(self._unused(title))
        page.freeze_panes(1, 2)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for index, column in enumerate(COLUMNS):
            page.set_column(index, index, _WIDTHS.get(column, 30), None, {"hidden": column in HIDDEN})
            page.write_string(0, index, heading(column, self._language), self._heading)
        for row, one in enumerate(held, start=1):
            self._row(page, row, one, title)

    def _row(self, page: Any, row: int, one: Question, owner: str) -> None:
        landscape, language = self._asked.landscape, self._language
        cells: dict[str, str] = {
            "question": said.question(landscape, one.fact, language),
            "about": said.about(landscape, one.fact, language),
            "by": owner,
            "why": said.why(self._asked, one, language),
            "now": said.now(landscape, one.fact, language),
            "id": protect(one.fact.id),
            "field": one.fact.field,
        }
        for index, column in enumerate(COLUMNS):
            style = self._date if column == "date" else self._fill if column in FILLED_IN else self._text
            if column == "number":
                page.write_number(row, index, one.rank, style)
            elif column in cells:
                page.write_string(row, index, cells[column], style)
            else:
                page.write_blank(row, index, None, style)
        self._choices(page, row, COLUMNS.index("answer"), one)

    def _choices(self, page: Any, row: int, column: int, one: Question) -> None:
        field = next(field for field in fact_fields(NOUN_BY_NAME[one.noun]) if field.name == one.fact.field)
        key = (one.noun, field.name)
        if key not in self._lists:
            self._lists[key] = [*self._answers(field), nobody_word(self._language)]
        at, last = list(self._lists).index(key), len(self._lists[key])
        letter = _letter(at)
        options: dict[str, Any] = {
            "validate": "list",
            "source": f"='{self._list_title()}'!${letter}$1:${letter}${last}",
            # what is not on the list may be right too: another country, several places
            "error_type": "warning" if _is_open(field) else "stop",
            "error_title": say(Message("questions.choose.title"), self._language),
            "error_message": say(Message("questions.choose.message"), self._language),
        }
        if field.many:
            options["input_title"] = say(Message("questions.many.title"), self._language)
            options["input_message"] = say(Message("questions.many.message"), self._language)
        page.data_validation(row, column, row, column, options)

    def _answers(self, field: Field) -> list[str]:
        """What a field can be, in the reader's words; for references what is in the landscape, by name."""
        words = WORDS[self._language]
        if field.kind is Kind.YES_NO:
            return [words["yes"], words["no"]]
        if field.kind is Kind.CHOICE and field.choices is not None:
            return [choice_label(member, self._language) for member in field.choices]
        if field.kind is Kind.REFERENCE:
            things = [record for noun in field.refers_to for record in self._asked.landscape.all(NOUN_BY_NAME[noun])]
            ids = tuple(thing.id for thing in things)
            return [
                words["none"],
                *sorted(said.answer_names(self._asked.landscape, ids, self._language), key=str.casefold),
            ]
        if field.kind is Kind.COUNT and field.minimum is not None and field.maximum is not None:
            return [str(number) for number in range(int(field.minimum), int(field.maximum) + 1)]
        if field.kind is Kind.COUNTRY:
            return list(_COUNTRIES)
        return []

    def lists(self) -> None:
        """The hidden sheet the drop-downs choose from."""
        page = self._book.add_worksheet(self._list_title())
        page.hide()
        for column, answers in enumerate(self._lists.values()):
            for row, answer in enumerate(answers):
                page.write_string(row, column, protect(answer) if answer != WORDS[self._language]["none"] else answer)

    def _list_title(self) -> str:
        return say(Message(f"questions.sheet.{LISTS}"), self._language)

    def _unused(self, title: str) -> str:
        """A title a workbook allows, that no other sheet has."""
        clean = "".join(" " if character in "[]:*?/\\" else character for character in title).strip("' ") or "-"
        name, number = clean[:31], 2
        while name.casefold() in self._titles | {self._list_title().casefold()}:
            tail = f" ({number})"
            name, number = clean[: 31 - len(tail)] + tail, number + 1
        self._titles.add(name.casefold())
        return name


_COUNTRIES = (
    "NL",
    "BE",
    "DE",
    "FR",
    "IE",
    "LU",
    "SE",
    "DK",
    "FI",
    "ES",
    "IT",
    "PL",
    "NO",
    "CH",
    "GB",
    "US",
    "CA",
    "IN",
)
"""The countries suppliers of municipalities are most often seated in; any other code may be typed."""


def _is_open(field: Field) -> bool:
    return field.many or field.kind in (
        Kind.COUNTRY,
        Kind.TEXT,
        Kind.DATE,
        Kind.NUMBER,
        Kind.MONEY,
        Kind.HOURS,
        Kind.SHARE,
    )


def _letter(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)
