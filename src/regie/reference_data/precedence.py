"""Which source goes before which on which field, and whose word is a confirmation. Data, each rule with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from regie.locale import Language
from regie.reference_data.files import data


@dataclass(frozen=True, slots=True)
class Rule:
    """For these fields (`contract.end`, `ownership.*`, `*.name`) these sources go first, in this order.

    Both are patterns in which `*` stands for anything; sources compare without capitals.
    """

    fields: tuple[str, ...]
    sources: tuple[str, ...]
    because: str

    def covers(self, noun: str, field: str) -> bool:
        """Whether this rule speaks of the field."""
        return any(fnmatchcase(f"{noun}.{field}", pattern) for pattern in self.fields)

    def rank(self, source: str) -> int:
        """The place of a source in the order, 0 first; sources it does not name come last together."""
        folded = source.casefold()
        ranks = (at for at, pattern in enumerate(self.sources) if fnmatchcase(folded, pattern.casefold()))
        return next(ranks, len(self.sources))


@dataclass(frozen=True, slots=True)
class Precedence:
    """`confirmed` are patterns of sources whose word stands until a person changes it: answers and confirmations.
    Of `rules` the first that covers a field and names one of its sources decides."""

    confirmed: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def confirms(self, source: str) -> bool:
        """Whether a source is a confirmation."""
        folded = source.casefold()
        return any(fnmatchcase(folded, pattern.casefold()) for pattern in self.confirmed)


NO_PRECEDENCE = Precedence()


@cache
def shipped_precedence(language: Language) -> Precedence:
    """The precedence that holds unless a municipality brings its own, from `precedence.json`."""
    found = data("precedence")
    rules = (Rule(tuple(rule["fields"]), tuple(rule["sources"]), rule["because"][language]) for rule in found["rules"])
    return Precedence(tuple(found["confirmed"]), tuple(rules))
