"""Which column of a table is which field, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from regie.landscape import NOUN_BY_NAME, Field, Kind, fields
from regie.locale import Message
from regie.readers.mapping.proposal.contents import Contents
from regie.readers.mapping.proposal.tables import FoundTable
from regie.readers.mapping.proposal.vocabulary import field_by_heading, is_personal_heading

COMPANIONS: Mapping[str, tuple[str, ...]] = {"application": ("dataset",), "contract": (), "process": ("dataset",)}
"""Nouns of which a row may say something besides: how the data of an application is classified."""
_OF_COMPANION = frozenset({"bbn", "availability", "integrity", "confidentiality", "privacy", "base_registry", "volume"})
_FITS, _HALF = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Proposed:
    """One column: the field it is proposed for (noun and name "" when it is not understood), how sure (0 to 1), why,
    and the changes its cells need."""

    column: str
    contents: Contents
    why: Message
    noun: str = ""
    field: str = ""
    confidence: float = 0.0
    changes: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether a field is proposed."""
        return bool(self.field)


def propose_columns(table: FoundTable) -> tuple[Proposed, ...]:
    """Every column with a heading, in order; each field at most once, unless it holds many texts."""
    columns = [
        _by_heading(table, text, contents)
        for text, contents in zip(table.headings.texts, table.contents, strict=True)
        if text
    ]
    columns = list(_each_field_once(columns))
    return tuple(_by_contents(table.noun, columns))


def _by_heading(table: FoundTable, text: str, contents: Contents) -> Proposed:
    if (is_personal_heading(text) or contents.personal) and not _means_role(table.noun, text):
        return Proposed(text, contents, why=Message("mapping.proposal.personal"))
    judged = [_judged(text, contents, *one) for one in _meanings(table.noun, text)]
    why = Message("mapping.proposal.not_understood", **_described(contents))
    nothing = Proposed(text, contents, why if contents.filled else Message("mapping.proposal.empty"))
    return next((one for one in judged if one.understood), judged[0] if judged else nothing)


def _meanings(noun: str, text: str) -> list[tuple[str, str, float]]:
    """What a heading may mean for a row and its companion, the surest first: noun, field, how sure."""
    found = []
    for one in (noun, *COMPANIONS.get(noun, ())) if noun else ():
        means = field_by_heading(one, text)
        if means is not None and (one == noun or means[0] in _OF_COMPANION):
            found.append((one, *means))
    return sorted(found, key=lambda means: -means[2])


def _means_role(noun: str, text: str) -> bool:
    """Whether a heading is that of an owner, which is read for roles only."""
    found = field_by_heading(noun, text) if noun else None
    return found is not None and found[0] == "owner" and not is_personal_heading(text)


def _judged(text: str, contents: Contents, noun: str, name: str, sure: float) -> Proposed:
    """A heading's meaning against what stands below it."""
    field = _field(noun, name)
    if not contents.filled:
        sure = round(sure - 0.4, 2)
        return Proposed(text, contents, Message("mapping.proposal.empty_known"), noun, name, sure)
    if contents.opaque and name != "id":
        return Proposed(text, contents, Message("mapping.proposal.opaque"), noun, name, 0.3)
    share, changes = contents.fit(field)
    if share < _HALF:
        why = Message("mapping.proposal.misfit", field=_label(noun, name), share=share)
        return Proposed(text, contents, why=why)
    heading = Message(f"mapping.proposal.heading_{'sure' if sure > 0.85 else 'near'}")
    if field.kind in (Kind.TEXT, Kind.REFERENCE):
        return Proposed(text, contents, heading, noun, name, sure, changes)
    if field.kind in (Kind.MONEY, Kind.NUMBER) and contents.ambiguous_numbers:
        why = Message("mapping.proposal.ambiguous", heading=heading)
        return Proposed(text, contents, why, noun, name, 0.3, changes)
    fitting = sure + 0.05 if share >= _FITS else sure - 0.2
    why = Message("mapping.proposal.heading_and_cells", heading=heading, share=share)
    return Proposed(text, contents, why, noun, name, round(fitting, 2), changes)


def _each_field_once(columns: list[Proposed]) -> Iterator[Proposed]:
    """The surest column keeps the field; the others are listed. Other names may stand in several columns."""
    best: dict[tuple[str, str], Proposed] = {}
    for one in columns:
        key = (one.noun, one.field)
        if one.understood and (key not in best or one.confidence > best[key].confidence):
            best[key] = one
    for one in columns:
        if not one.understood or best[(one.noun, one.field)] is one or one.field == "aliases":
            yield one
        else:
            why = Message("mapping.proposal.second", column=best[(one.noun, one.field)].column)
            yield Proposed(one.column, one.contents, why=why)


def _by_contents(noun: str, columns: list[Proposed]) -> Iterator[Proposed]:
    """Columns whose heading says nothing, but whose cells fit one free field of the noun and no other."""
    taken = {one.field for one in columns}
    for one in columns:
        fitting = []
        if noun and one.why.key == "mapping.proposal.not_understood":
            fitting = [field for field in fields(NOUN_BY_NAME[noun]) if field.name not in taken and _fits(field, one)]
        if len(fitting) != 1:
            yield one
            continue
        share, changes = one.contents.fit(fitting[0])
        taken.add(fitting[0].name)
        why = Message("mapping.proposal.cells", share=share)
        yield replace(one, noun=noun, field=fitting[0].name, confidence=0.4, why=why, changes=changes)


def _fits(field: Field, one: Proposed) -> bool:
    """Whether the cells are telling for a field: choices of which at least two occur, or a kind few things have."""
    if field.kind is Kind.CHOICE:
        return len(one.contents.distinct) > 1 and one.contents.fit(field)[0] >= 0.9
    if field.kind is Kind.COUNTRY:
        return one.contents.fit(field)[0] >= 0.9
    money = any("€" in value for value in one.contents.distinct)
    return field.kind is Kind.MONEY and money and one.contents.fit(field)[0] >= 0.9


def _field(noun: str, name: str) -> Field:
    return next(one for one in fields(NOUN_BY_NAME[noun]) if one.name == name)


def _label(noun: str, name: str) -> Message:
    return Message(f"landscape.field.{noun}.{name}.label")


def _described(contents: Contents) -> dict[str, object]:
    return {"filled": len(contents.filled), "different": len(contents.distinct)}
