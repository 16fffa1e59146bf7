"""The list of proposed matches that people review: written so that it diffs well, read back with their decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from regie.landscape import NOUN_BY_NAME
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message, say
from regie.readers.merging.loading import load_file
from regie.readers.replacing import replacing


class Thing(NamedTuple):
    """A thing as one register knows it."""

    register: str
    id: str


Pair = tuple[Thing, Thing]


def pair(one: Thing, other: Thing) -> Pair:
    """Two things in one order, whichever was named first."""
    return (one, other) if one <= other else (other, one)


class Decision(Enum):
    """Whether two things are one."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that may be one thing. `sure` names what settles it and is empty when a person must say; `names` are
    theirs, in the order of `things`; `why` is in words."""

    things: Pair
    decision: Decision
    noun: str = ""
    names: tuple[str, str] = ("", "")
    score: int = 0
    sure: str = ""
    why: tuple[str, ...] = ()

    @property
    def by_person(self) -> bool:
        """Whether the decision differs from what would have been decided without anybody: somebody chose it."""
        return self.decision is not (Decision.YES if self.sure else Decision.ASK)


_NOUNS = {noun: number for number, noun in enumerate(NOUN_BY_NAME)}


def write_matches(path: Path, matches: Iterable[Match], language: Language) -> None:
    """Write the list, by noun and name, with a head that says how to decide."""
    import yaml

    ordered = sorted(matches, key=lambda match: (_NOUNS.get(match.noun, -1), match.names, match.things))
    head = "".join(f"# {line}\n" for line in say(Message("merging.file.head"), language).splitlines())
    text = yaml.dump(
        [_mapping(match) for match in ordered],
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        width=110,
    )
    with replacing(path) as draft:
        draft.write_text(head + text, encoding="utf-8")


def _dumper() -> Any:
    """Writes `yes` and `no` as people write them; the reader takes every word as text."""
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar = {
            first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
            for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
        }

        def ignore_aliases(self, _: object) -> bool:
            return True

    return Dumper


def _mapping(match: Match) -> dict[str, object]:
    things = [
        {"register": thing.register, "id": thing.id, "name": name}
        for thing, name in zip(match.things, match.names, strict=True)
    ]
    found: dict[str, object] = {"decision": match.decision.value, "noun": match.noun, "things": things}
    found["score"] = match.score
    if match.sure:
        found["sure"] = match.sure
    return {**found, "why": list(match.why)}


def read_matches(path: Path) -> tuple[Match, ...]:
    """The matches in a file. Raises InputFaults with every fault; `row` is the line on which the match begins."""
    parsed = load_file(path)
    data = parsed.data or []
    faults: list[Fault] = []
    if not isinstance(data, list):
        raise InputFaults([_fault(Place(path.name), "list")])
    found: dict[Pair, Match] = {}
    for line, item in zip(parsed.lines, data, strict=True):
        match = _match(Place(path.name, row=line), item, faults)
        if match is None:
            continue
        if match.things in found:
            faults.append(_fault(Place(path.name, row=line), "twice"))
        found[match.things] = match
    if faults:
        raise InputFaults(faults)
    return tuple(found.values())


def _match(place: Place, item: object, faults: list[Fault]) -> Match | None:
    if not isinstance(item, Mapping):
        faults.append(_fault(place, "list"))
        return None
    named = item.get("things")
    named = named if isinstance(named, list) else []
    things = [
        (Thing(str(one["register"]), str(one["id"])), str(one.get("name", "")))
        for one in named
        if isinstance(one, Mapping) and one.get("register") and one.get("id")
    ]
    if len(named) != 2 or len(things) != 2 or things[0][0] == things[1][0]:
        faults.append(_fault(Place(place.file, row=place.row, column="things"), "things"))
        return None
    word = str(item.get("decision", "")).strip().casefold()
    if word not in {decision.value for decision in Decision}:
        faults.append(_fault(Place(place.file, row=place.row, column="decision"), "decision", value=word))
        return None
    things.sort()
    why = item.get("why")
    score = str(item.get("score", "0"))
    return Match(
        (things[0][0], things[1][0]),
        Decision(word),
        str(item.get("noun", "")),
        (things[0][1], things[1][1]),
        int(score) if score.isdigit() else 0,
        str(item.get("sure", "")),
        tuple(map(str, why)) if isinstance(why, list) else (),
    )


def _fault(place: Place, what: str, **values: object) -> Fault:
    return Fault(place, Message(f"merging.fault.match_{what}", **values), Message(f"merging.mend.match_{what}"))
