"""From a bill of materials to raw rows of a landscape: what has a place, and a list of what has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from regie.landscape import Source
from regie.landscape.faults import Place, Severity
from regie.landscape.vocabulary import DependencyKind
from regie.locale import Message
from regie.readers.cyclonedx.bom import Bom, Flow, Item
from regie.readers.cyclonedx.mapping import KIND_BETWEEN, KINDS_OF_DIRECTION, NOUN_OF_TYPE, WHY_NO_NOUN
from regie.readers.cyclonedx.needs import Needs
from regie.readers.cyclonedx.part import FaultList
from regie.readers.reading import LeftOut
from regie.readers.records.raw import Raw, RawClaim, RawRow, as_line
from regie.reference_data.open_source_licences import is_open_source


def to_rows(bom: Bom, found: FaultList) -> tuple[Raw, tuple[LeftOut, ...]]:
    """The rows, and everything that is not in them. Every fact names the file as source, with the day of its
    `metadata.timestamp`. Nothing is made up: what the file does not say stays unknown."""
    return _Conversion(bom, found).run()


def noun_of(item: Item) -> str:
    """The noun it becomes, or empty."""
    return NOUN_OF_TYPE.get(item.type, "")


class _Conversion:
    def __init__(self, bom: Bom, found: FaultList) -> None:
        self._bom, self._found = bom, found
        self._source = Source(found.file, bom.date)
        self._raw = Raw(bom.root.name if bom.root else found.file, bom.date, faults=found.faults)
        self._left: list[LeftOut] = []
        self._items = list(bom.walk())
        self._ids: dict[int, str] = {}
        self._taken: set[str] = set()
        self._organisations: dict[str, str] = {}
        self._datasets: dict[str, str] = {}
        self._said: set[tuple[str, DependencyKind, str]] = set()

    def run(self) -> tuple[Raw, tuple[LeftOut, ...]]:
        for item in self._items:
            if noun_of(item):
                self._ids[id(item)] = self._free(item.ref or f"{item.type} {item.name}")
        for item in self._items:
            if noun_of(item):
                self._thing(item)
            else:
                self._leave(item.type or "–", item.name, WHY_NO_NOUN.get(item.type, "unknown_type"))
        self._needed()
        self._origin()
        for kind, name, why in self._bom.left:
            self._leave(kind, name, why)
        return self._raw, tuple(self._left)

    def _free(self, wanted: str) -> str:
        """An id that nothing else has: the wanted one, or with a number behind it."""
        id_, number = wanted, 2
        while id_.casefold() in self._taken:
            id_, number = f"{wanted} ({number})", number + 1
        self._taken.add(id_.casefold())
        return id_

    def _row(self, noun: str, place: Place, **plain: object) -> RawRow:
        row = RawRow(noun, as_line(place), self._source, dict(plain))
        self._raw.rows.append(row)
        return row

    def _claim(self, row: RawRow, field: str, value: object, place: Place) -> None:
        row.claims[field] = [RawClaim(value, self._source, place)]

    def _leave(self, kind: str, name: str, why: str) -> None:
        self._left.append(LeftOut(kind, name, Message(f"cyclonedx.left_out.{why}")))

    def _thing(self, item: Item) -> None:
        noun, id_ = noun_of(item), self._ids[id(item)]
        row = self._row(noun, item.place, id=id_, name=item.name)
        notes = item.notes
        if noun == "dataset":
            self._datasets.setdefault(item.name.casefold(), id_)
            notes += tuple(("classification", flow.classification) for flow in item.flows if flow.classification)
        if noun == "platform":
            for kind, text in (("description", item.description), *notes):
                if text:
                    self._leave(kind, item.name, "no_description")
        elif text := _described(item.description, notes):
            self._claim(row, "description", text, item.place)
        if noun != "dataset":
            self._makers(row, item)
            self._licences(row, item)
        for flow in item.flows:
            if flow.direction:
                self._flow(id_, flow)
        for kind, name, why in item.left:
            self._leave(kind, name or item.name, why)

    def _makers(self, row: RawRow, item: Item) -> None:
        named = [(party.name, party.website, party.place) for party in item.parties]
        if not named and item.publisher:
            named = [(item.publisher, "", item.place)]
        makers = [self._organisation(*one) for one in named]
        if makers:
            self._claim(row, "suppliers", list(dict.fromkeys(makers)), named[0][2])

    def _organisation(self, name: str, website: str, place: Place) -> str:
        folded = name.casefold()
        if folded not in self._organisations:
            self._organisations[folded] = self._free(f"organisation {name}")
            row = self._row("organisation", place, id=self._organisations[folded], name=name)
            if website:
                self._claim(row, "website", website, place)
        return self._organisations[folded]

    def _licences(self, row: RawRow, item: Item) -> None:
        if item.licences and not item.unnamed_licences and all(is_open_source(one) for one in item.licences):
            self._claim(row, "open_source", True, item.place)
        elif item.licences or item.unnamed_licences:
            self._leave("license", item.name, "licence")

    def _flow(self, service: str, flow: Flow) -> None:
        name = flow.name or flow.classification
        if not name:
            self._leave("data", service, "nameless_data")
            return
        if name.casefold() not in self._datasets:
            id_ = self._datasets[name.casefold()] = self._free(f"data {name}")
            row = self._row("dataset", flow.place, id=id_, name=name)
            notes = (*((("classification", flow.classification),) if flow.name else ()), *flow.notes)
            if text := _described(flow.description, notes):
                self._claim(row, "description", text, flow.place)
        for kind in KINDS_OF_DIRECTION[flow.direction]:
            self._depend(service, kind, self._datasets[name.casefold()], flow.place)

    def _depend(self, subject: str, kind: DependencyKind, target: str, place: Place) -> None:
        if (subject, kind, target) not in self._said:
            self._said.add((subject, kind, target))
            self._row("dependency", place, subject=subject, kind=kind.value, target=target)

    def _needed(self) -> None:
        needs = Needs(self._bom, lambda item: bool(noun_of(item)))
        for reference, place in needs.unknown:
            self._found.say(place, "reference", Severity.WARNING, reference=reference)
        for item, place in needs.twice:
            self._found.say(place, "ref_twice", Severity.WARNING, reference=item.ref)
        for subject, target, place in needs.pairs:
            kind = KIND_BETWEEN.get((noun_of(subject), noun_of(target)))
            if kind is None:
                self._leave("dependency", f"{subject.name} → {target.name}", "data_needs")
            else:
                self._depend(self._ids[id(subject)], kind, self._ids[id(target)], place)

    def _origin(self) -> None:
        """Who made the parts that have no place, as evidence about what the file describes."""
        root = self._bom.root
        parts = [item for item in self._items if item.type in WHY_NO_NOUN and item is not root]
        makers = Counter(name for item in parts for name in dict.fromkeys(party.name for party in item.parties))
        if root is None or not noun_of(root) or not makers:
            return
        listed = "; ".join(f"{name} ({n})" for name, n in sorted(makers.items(), key=lambda one: (-one[1], one[0])))
        row = self._row("evidence", root.place, about=self._ids[id(root)], kind="statement")
        self._claim(row, "document", f"{self._found.file}: {len(parts)} components; suppliers: {listed}", root.place)
        self._claim(row, "strength", "claimed", root.place)
        if self._bom.date:
            self._claim(row, "dated", self._bom.date, root.place)


def _described(text: str, notes: Iterable[tuple[str, str]]) -> str:
    """The description, and below it what no field can hold, in the words of the file."""

    def lines() -> Iterator[str]:
        if text:
            yield text
        yield from (f"{name}: {value}" for name, value in notes)

    return "\n".join(lines())
