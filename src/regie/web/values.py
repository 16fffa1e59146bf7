"""Values of rows as people read them: labels, names of what is referred to, numbers and dates in their language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from regie.actions.keeping.listing import CONTESTED, NOTHING, UNKNOWN
from regie.actions.keeping.shown import Shown
from regie.landscape import NONE, NOUN_BY_NAME, Fact, Field, Kind, fields
from regie.locale import Language, Message, day, euro, number, percent, say

if TYPE_CHECKING:
    from regie.store.models import Thing

_MARKS = {UNKNOWN: "locale.unknown", CONTESTED: "locale.contested", NOTHING: "reports.none"}
_NO_VALUES: Mapping[str, Iterable[str]] = {}
_NUMBERS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.HOURS, Kind.SHARE)


class Shower:
    """Shows the values of one noun's fields. Names of other things are looked up once for all rows."""

    def __init__(self, shown: Shown, language: Language, noun: str) -> None:
        self.shown, self.language, self.noun = shown, language, noun
        self.by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
        self._names: dict[str, tuple[str, str]] = {}

    def look_up(
        self, things: Iterable[Thing], names: Sequence[str], besides: Mapping[str, Iterable[str]] = _NO_VALUES
    ) -> None:
        """Fetch the names of everything these rows refer to in these fields, and besides of some facet values."""
        references = [name for name in names if name in self.by_name and self.by_name[name].kind is Kind.REFERENCE]
        wanted: set[str] = set()
        for thing in things:
            for name in references:
                fact = _claimed(thing, name) if name not in thing.known else {"claims": [{"value": thing.known[name]}]}
                for claim in (*fact.get("claims", ()), *fact.get("overruled", ())):
                    wanted.update(claim["value"] if isinstance(claim["value"], list) else [claim["value"]])
        wanted.update(value for name, held in besides.items() if self._refers(name) for value in held)
        wanted -= {*self._names, *_MARKS, NONE}
        self._names |= self.shown.names(wanted) if wanted else {}

    def field(self, name: str) -> str:
        """A field's label."""
        if name not in self.by_name:
            return say(Message(f"listing.computed.{name}"), self.language)
        return say(Message(f"landscape.field.{self.noun}.{name}.label"), self.language)

    def cell(self, thing: Thing, name: str) -> tuple[str, str]:
        """How a cell reads, and its state: known, unknown, contested, or for a verdict yes, no, between."""
        if name not in self.by_name:
            return self._computed(thing.computed, name)
        if name in thing.known:
            return self.value(name, thing.known[name]), "known"
        contested = f"\n{name}={CONTESTED}\n" in thing.facets
        return self._say("locale.contested" if contested else "locale.unknown"), "contested" if contested else "unknown"

    def value(self, name: str, held: Any) -> str:
        """A known value."""
        one = self.by_name[name]
        if isinstance(held, list):
            return ", ".join(self._one(one, item) for item in held) or self._say("reports.none")
        return self._one(one, held)

    def fact(self, name: str, fact: Fact[Any]) -> str:
        """A fact: its value, all claims when contested, or that it is unknown."""
        if not fact.claims:
            return self._say("locale.unknown")
        return " / ".join(self.plain(name, value) for value in fact.candidates or ())

    def plain(self, name: str, value: Any) -> str:
        """A value as a record holds it."""
        wanted = self.references(name, value) - self._names.keys()
        self._names |= self.shown.names(wanted) if wanted else {}
        return self.value(name, _as_kept(value))

    def references(self, name: str, value: Any) -> set[str]:
        """The things a value as a record holds it refers to, by key."""
        if self.by_name[name].kind is not Kind.REFERENCE:
            return set()
        return {item for item in (value if isinstance(value, tuple) else (value,)) if item and item != NONE}

    def knowing(self, names: Mapping[str, tuple[str, str]]) -> Shower:
        """With names that were looked up already, as `Shown.names` gives them."""
        self._names |= names
        return self

    def referred(self, held: Any) -> dict[str, tuple[str, str]]:
        """The things a known value refers to, by key: noun and name."""
        keys = held if isinstance(held, list) else [held]
        return {key: self._names[key] for key in keys if key in self._names}

    def labels(self, values: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
        """Per field its facet values as people read them; names are looked up once for all of them."""
        wanted = {one for name, held in values.items() if self._refers(name) for one in held} - set(_MARKS)
        self._names |= self.shown.names(wanted - self._names.keys()) if wanted else {}
        return {name: {value: self._label(name, value) for value in held} for name, held in values.items()}

    def _refers(self, name: str) -> bool:
        return name in self.by_name and self.by_name[name].kind is Kind.REFERENCE

    def _label(self, name: str, value: str) -> str:
        if value in _MARKS:
            return self._say(_MARKS[value])
        try:
            return self._of_facet(name, value)
        except (ValueError, KeyError):
            return value  # an address may ask for what no thing has

    def _of_facet(self, name: str, value: str) -> str:
        one = self.by_name.get(name)
        if one is None:
            return number(int(value), self.language) if value.isdigit() else self._say(f"landscape.verdict.{value}")
        if one.kind is Kind.YES_NO:
            return self._say("locale.yes" if value == "true" else "locale.no")
        return self._one(one, float(value) if one.kind in _NUMBERS else value.removeprefix("\\"))

    def _one(self, one: Field, value: Any) -> str:
        match one.kind:
            case Kind.CHOICE if one.choices is not None:
                return self._say(f"landscape.choice.{one.choices.__name__}.{value}")
            case Kind.REFERENCE:
                return self._names.get(value, ("", value))[1] if value != NONE else self._say("reports.none")
            case Kind.MONEY:
                return euro(value, self.language)
            case Kind.SHARE:
                return percent(value, self.language)
            case Kind.COUNT | Kind.NUMBER | Kind.HOURS:
                return number(value, self.language)
            case Kind.DATE:
                return day(date.fromisoformat(value), self.language)
            case Kind.YES_NO:
                return self._say("locale.yes" if value else "locale.no")
            case Kind.COUNTRY:
                return _country(value, self.language)
        return str(value)

    def _computed(self, computed: dict[str, Any], name: str) -> tuple[str, str]:
        if name == "seal":
            if "seal_low" not in computed:
                return "–", "unknown"
            low, high = int(computed["seal_low"]), int(computed["seal_high"])
            return (f"SEAL-{low}" if low == high else f"SEAL-{low}…{high}"), "known"
        value = computed.get(name)
        if value is None:
            return "–", "unknown"
        if isinstance(value, str):
            return self._say(f"landscape.verdict.{value}"), value
        return number(value, self.language), "known"

    def _say(self, key: str) -> str:
        return say(Message(key), self.language)


def _claimed(thing: Thing, name: str) -> dict[str, Any]:
    """A fact that is not known, as it is kept; of a list, where sources are not read, nothing."""
    found: dict[str, Any] = {} if "facts" in thing.get_deferred_fields() else thing.facts.get(name, {})
    return found


def _as_kept(value: Any) -> Any:
    """A record's value as rows keep it."""
    if isinstance(value, tuple):
        return [_as_kept(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _country(code: str, language: Language) -> str:
    from babel import Locale

    return str(Locale(language).territories.get(code, code))
