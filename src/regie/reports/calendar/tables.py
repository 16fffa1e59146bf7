"""The tables of the calendar as rows of cells, the same for terminal, workbook and report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from regie.analyses.calendar import Calendar, ContractDates, Lot, Span
from regie.landscape import Contract, FactRef, Landscape, Reason
from regie.locale import Language, Message, day, euro, say
from regie.reference_data.tendering import minimum_days, procedures, years_with_many_ends
from regie.reports import words

Row = tuple[str | float | date | None, ...]

COLUMNS = {
    "contracts": (
        "contract",
        "supplier",
        "lot",
        "end",
        "extended_end",
        "notice_by",
        "tender_by",
        "decide_by",
        "decide_day",
        "state",
        "questions",
        "cost",
    ),
    "lots": ("lot", "contracts", "first_end", "last_end", "decide_day", "late", "cost"),
    "questions": ("contract", "field", "owner"),
    "why": ("contract", "says", "rule", "facts"),
}


def heading(column: str, language: Language) -> str:
    """A column in words."""
    return _say(f"column.{column}", language)


def title(table: str, language: Language) -> str:
    """What a table is called, with the years it is about."""
    first, last = years_with_many_ends()
    return _say(f"title_of.{table}", language, first=str(first), last=str(last))


def contracts(calendar: Calendar, rows: Iterable[ContractDates], language: Language) -> Iterator[Row]:
    """A row a contract: days in words, and `decide_day` as a day to sort by (the one to keep to)."""
    for row in rows:
        contract = _contract(calendar.landscape, row.contract)
        supplier = contract.supplier.value_or("")
        yield (
            contract.name,
            calendar.landscape.name_of(supplier) if supplier else "–",
            contract.lot.value_or("") or "–",
            span(row.end, language),
            span(row.extended_end, language),
            span(row.notice_by, language),
            span(row.tender_by, language),
            span(row.decide_by, language),
            row.decide_by.safe,
            _say(f"due.{row.due.value}", language),
            len(row.questions),
            contract.yearly_cost.value_or(None),
        )


def lots(found: Iterable[Lot], language: Language) -> Iterator[Row]:
    """A row a lot."""
    for lot in found:
        name = lot.name or _say("no_lot", language)
        days = (lot.first_end, lot.last_end, lot.decide_by)
        yield name, len(lot.contracts), *days, lot.late, cost(lot, language)


def cost(lot: Lot, language: Language) -> str:
    """What is known of the cost a year, and of how many contracts it is not."""
    known = euro(lot.yearly_cost, language)
    return known if not lot.without_cost else _say("cost_and_unknown", language, cost=known, n=lot.without_cost)


def questions(calendar: Calendar, language: Language) -> Iterator[Row]:
    """A row a fact to ask after, with who may know."""
    for ref in calendar.questions:
        contract = _contract(calendar.landscape, ref.id)
        yield contract.name, label(ref, language), contract.owner.value_or("–")


def why(calendar: Calendar, rows: Iterable[ContractDates], language: Language) -> Iterator[Row]:
    """A row a reason: what it says, by which rule, on which facts with their source."""
    for row in rows:
        for reason in row.reasons:
            facts = _facts(calendar.landscape, reason, language)
            yield calendar.landscape.name_of(row.contract), say(reason.says, language), reason.rule, facts


def span(value: Span, language: Language) -> str:
    """A date in words: the day, from which to which, at the latest, or unknown."""
    first, last = value.earliest, value.latest
    if first is None and last is None:
        return say(Message("locale.unknown"), language)
    if first == last and first is not None:
        return day(first, language)
    if first is None:
        return _say("at_latest", language, day=last)
    return _say("from" if last is None else "between", language, first=first, last=last)


def legal(language: Language) -> str:
    """What the law asks at the least before another can be contracted, with the articles."""
    used = procedures()["open"]
    articles = Message("calendar.articles", act=used[0].act, articles=tuple(one.article for one in used))
    return _say("legal", language, days=minimum_days(), articles=articles)


def label(ref: FactRef, language: Language) -> str:
    """A field of a contract in words."""
    return say(Message(f"landscape.field.contract.{ref.field}.label"), language)


def _facts(landscape: Landscape, reason: Reason, language: Language) -> str:
    return "; ".join(words.fact(landscape, ref, language) for ref in reason.facts)


def _contract(landscape: Landscape, id_: str) -> Contract:
    found = landscape[id_]
    assert isinstance(found, Contract)
    return found


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"calendar.{key}", **values), language)
