"""Landscapes with every field of some nouns filled in at random: the same one for the same seed.

Plain random numbers rather than strategies: a landscape has so many fields that drawing each as a strategy takes ten
times as long as writing and reading it.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from regie.landscape import (
    NO_SOURCE,
    NONE,
    NOUNS,
    Claim,
    Fact,
    Field,
    Kind,
    Landscape,
    Overruled,
    Record,
    Source,
    fields,
)

AWKWARD = (
    "=1+1", "+31 20", "-5", "@SUM(A1)", "'s-Hertogenbosch", "''", "'", "'=1", '"quoted"', "two\nlines", "a;b", "a\\;b",
    "back\\", "\\", "\\0", ";", " padded ", "\u00a0", "onbekend", "Unknown", "?", "n.b.", "geen", "NONE", "betwist",
    "'betwist", "contested", "ja", "false", "null", "~", "1.0", "1.234", "1e5", "2026-01-01", "#N/A", "#REF!", "#TAG",
    "&amp;", "<b>", "_x000A_", "- item", "key: value", "# remark", "*alias", "&anchor", "{}", "[]", "|", "%", "\ttab",
    "1-2-2026", "01-02-2026", "2026", "1/2", "3e4", "0123", "12:30", "TRUE", "WAAR", "1,5", "-", "−5", "0x1F", "1_000",
    "\ufeffmark", "a\u200bb", "\x85", "a\x9fb", "a\u2029b", "e\u0301", "\u202eomgekeerd", "👩‍👩‍👧", "Err:502",
    "#NAAM?", "lang " * 3000,
    "Cliënt €", "日本", "🌷", "a\u2028b", "a  b", "line\n\nline", "end\n",
)  # fmt: skip

_BLOCKS = (
    (0x20, 0x7E),
    (0x20, 0x7E),
    (0x80, 0x24F),
    (0x370, 0x52F),
    (0x2010, 0x206F),
    (0x4E00, 0x4FFF),
    (0x1F300, 0x1F5FF),
)
"""Ranges of Unicode to draw from: plain letters and signs, C1 and accents, Greek and Cyrillic, marks, Han, pictures."""


def any_landscape(seed: int, *nouns: type[Record]) -> Landscape:
    """One thing of each of these nouns with every field drawn, and beside them one of each noun they may refer to."""
    return _Dice(seed).landscape(nouns)


class _Dice:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def landscape(self, filled: Sequence[type[Record]]) -> Landscape:
        referred = {name for noun in filled for field in fields(noun) for name in field.refers_to}
        nouns = [*filled, *(other for other in NOUNS if other.noun in referred and other not in filled)]
        ids = self._ids(len(nouns))
        records = []
        for number, (kind, id_) in enumerate(zip(nouns, ids, strict=True)):
            things = [(other, kind.noun) for other, kind in zip(ids, nouns, strict=True) if other != id_]
            records.append(self._record(kind, id_, things, facts=number < len(filled)))
        return Landscape(self._one("", self._text()), self._one(None, self._day(2000, 2090)), tuple(records))

    def _one(self, *choices: Any) -> Any:
        return self._random.choice(choices)

    def _text(self) -> str:
        if self._random.random() < 0.6:
            return self._random.choice(AWKWARD)
        points = (self._random.choice(_BLOCKS) for _ in range(self._random.randint(1, 8)))
        return "".join(chr(self._random.randint(*block)) for block in points)

    def _ids(self, number: int) -> list[str]:
        found: dict[str, str] = {}
        while len(found) < number:
            if text := self._text().strip():
                found.setdefault(text.casefold(), text)
        return list(found.values())

    def _day(self, first: int, last: int) -> date:
        return date(self._random.randint(first, last), self._random.randint(1, 12), self._random.randint(1, 28))

    def _source(self) -> Source:
        return Source(self._one("", self._text()), self._one(None, self._day(1890, 2090)))

    def _record(self, kind: type[Record], id_: str, things: list[tuple[str, str]], *, facts: bool) -> Record:
        row = self._source()
        values: dict[str, Any] = {"id": id_, "source": row}
        for field in fields(kind):
            referable = [other for other, noun in things if noun in field.refers_to]
            if field.plain and field.name != "id":
                values[field.name] = self._value(field, referable)
            elif facts and not field.plain:
                values[field.name] = self._fact(field, referable, row)
        return kind(**values)

    def _fact(self, field: Field, referable: list[str], row: Source) -> Fact[Any]:
        def source() -> Source:
            return row if self._random.random() < 0.5 else self._source()

        match self._random.randint(0, 4):
            case 0:
                return Fact((), self._one(NO_SOURCE, self._source()))
            case 1 | 2:
                return Fact((Claim(self._held(field, referable), row),))
            case _:
                claims = tuple(Claim(self._held(field, referable), source()) for _ in range(self._random.randint(0, 3)))
                reason = self._text()
                aside = Overruled(self._held(field, referable), source(), reason) if reason.strip() else None
                return Fact(claims, self._one(NO_SOURCE, self._source()), self._one((), (aside,) if aside else ()))

    def _held(self, field: Field, referable: list[str]) -> Any:
        if field.many:
            few = range(self._random.randint(0, 3))
            return (
                tuple(self._value(field, referable) for _ in few)
                if field.kind is not Kind.REFERENCE or referable
                else ()
            )
        if field.kind is Kind.REFERENCE and (not referable or self._random.random() < 0.3):
            return NONE
        return self._value(field, referable)

    def _value(self, field: Field, referable: list[str]) -> Any:
        # a group of one cannot need more than one, or the landscape is unsound
        low, high = field.minimum or 0, 1 if field.name == "needed" else field.maximum
        match field.kind:
            case Kind.TEXT:
                return self._text()
            case Kind.CHOICE:
                return self._random.choice(list(field.choices or ()))
            case Kind.COUNT:
                return self._random.randint(int(low), int(high) if high is not None else 10**9)
            case Kind.SHARE:
                return self._one(0.0, 1.0, 1 / 3, self._random.random())
            case Kind.NUMBER | Kind.MONEY | Kind.HOURS:
                top = high if high is not None else self._one(10.0, 1e6, 1e12)
                return self._one(max(1.234, low), float(max(1, low)), self._random.uniform(low + 1e-9, top))
            case Kind.DATE:  # starts lie before ends, or the landscape is unsound
                return self._day(2000, 2090) if field.name in ("end", "until") else self._day(1890, 1999)
            case Kind.YES_NO:
                return self._one(True, False)
            case Kind.COUNTRY:
                return self._one("NL", "US", "NO")  # NO is a no to careless readers of YAML
            case Kind.REFERENCE:
                return self._random.choice(referable)
