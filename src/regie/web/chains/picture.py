"""A chain in words and as a picture: what the template of a page needs to show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from regie.actions.keeping.chains import chain_around
from regie.locale import Language, Message, country, say
from regie.reference_data.jurisdictions import country_name, in_eea
from regie.reports.chain import COUNTRY, MORE, OPEN, Line, Node, Picture, Words, deciding_path, draw, lay_out, lit
from regie.web.addresses import address
from regie.web.asking import Asked
from regie.web.chains.asked import ChainAsked

_MISSING = {
    "applications": "landscape.link.uses",
    "stored_in": "landscape.link.stored_in",
    "platform": "landscape.link.runs_on",
    "infrastructure": "landscape.link.runs_on",
    "suppliers": "landscape.link.supplied_by",
    "operated_by": "landscape.link.operated_by",
    "organisation": "landscape.link.employed_by",
    "sub_processors": "landscape.link.sub_processor",
    "independent": "landscape.link.owned_by",
    "seat": "chains.link.country",
}
"""What a line to an unknown end would say if it were known, by the field that is empty."""

_COUNTED = ("process", "dataset", "application", "platform", "organisation", COUNTRY)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: from, how, to; names with the address of their page, empty where there is none."""

    dependant: tuple[str, str]
    how: str
    provider: tuple[str, str]
    verdict: str
    decides: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class ChainShown:
    """A picture with its sentences and its table. `about` is what it speaks of, with the address of its
    page; `focused` when that is another block than all of it."""

    svg: Markup
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]
    about: tuple[str, str]
    focused: bool
    asked: ChainAsked


def chain_picture(request: Asked, asked: ChainAsked) -> ChainShown | None:
    """The picture of a thing's chain; None when it has no links or nothing is computed yet."""
    picture = chain_around(request.shown, asked.thing, asked.wanted)
    if len(picture.nodes) < 2:
        return None
    names = request.shown.names({node.id for node in picture.nodes.values() if node.kind not in (COUNTRY, MORE, OPEN)})
    telling = Telling(request, asked, picture, {key: name for key, (_, name) in names.items()})
    focus = asked.focus if asked.focus in picture.nodes else ""
    about = focus or picture.start
    svg = draw(
        picture,
        lay_out(picture),
        {id_: telling.words(node) for id_, node in picture.nodes.items()},
        title=telling.say("chains.title_of", name=telling.name(picture.nodes[picture.start])),
        headings={band: telling.say(f"chains.band.{band}") for band in {node.band for node in picture.nodes.values()}},
        focus=focus,
        lit=lit(picture, focus) if focus else frozenset(),
    )
    return ChainShown(
        svg,
        telling.sentences(about),
        tuple(map(telling.row, sorted(picture.lines, key=lambda line: not line.decides))),
        (telling.name(picture.nodes[about]), telling.page(picture.nodes[about])),
        bool(focus),
        asked,
    )


class Telling:
    """The words of a picture: names, notes, addresses, and the sentences about it."""

    def __init__(self, request: Asked, asked: ChainAsked, picture: Picture, names: Mapping[str, str]) -> None:
        self.language: Language = request.language
        self._slug = request.shown.municipality.slug
        self._asked, self._picture, self._names = asked, picture, names
        self._pages: dict[str, str] = {}

    def say(self, key: str, **values: object) -> str:
        """In the reader's language."""
        return say(Message(key, **values), self.language)

    def name(self, node: Node) -> str:
        """What a block is called."""
        match node.kind:
            case "country":
                return country_name(node.label, self.language)
            case "open":
                return self.say(f"chains.open.{node.label}")
            case "more":
                return self.say("chains.more", n=node.count)
        return self._names.get(node.id, node.id)

    def words(self, node: Node) -> Words:
        """How a block reads."""
        note = self.note(node)
        said = f"{self.name(node)}: {note}"
        if node.verdict and node.kind not in (COUNTRY, OPEN):
            said += f", {self.say(f'chains.verdict.{node.verdict}')}"
        return Words(self.name(node), note, self.leads(node), said)

    def note(self, node: Node) -> str:
        """What stands under its name."""
        match node.kind:
            case "country" if node.laws:
                return ", ".join(node.laws)
            case "country":
                return self.say("chains.eea" if in_eea(node.label) else "chains.outside")
            case "open":
                return self.say("chains.nobody_said")
            case "more":
                return self.say(f"landscape.noun.{node.label}.other")
        return self.say(f"landscape.noun.{node.kind}.one")

    def leads(self, node: Node) -> str:
        """Where a block leads."""
        if node.kind == MORE:
            return self._asked.address(opened=self._asked.opened | {node.label})
        return self.page(node) if node.id == self._asked.focus else self._asked.address(focus=node.id)

    def page(self, node: Node) -> str:
        """The page about a block, or for what is no thing where it is explained."""
        if node.id not in self._pages:
            self._pages[node.id] = self._page(node)
        return self._pages[node.id]

    def _page(self, node: Node) -> str:
        if node.kind == COUNTRY:
            return f"{address('list', municipality=self._slug, noun='organisation')}?seat={node.label}"
        if node.kind in (OPEN, MORE):
            return self._asked.address(focus="")
        return address("thing", municipality=self._slug, noun=node.kind, key=node.id)

    def row(self, line: Line) -> Row:
        """A line of the table."""
        ends = self._picture.nodes[line.dependant], self._picture.nodes[line.provider]
        dependant, provider = ((self.name(end), self.page(end)) for end in ends)
        return Row(dependant, self.say(_how(line, ends[1])), provider, ends[1].verdict, line.decides, line.sure)

    def sentences(self, about: str) -> tuple[str, ...]:
        """What decides, and how much is around it."""
        node, path = self._picture.nodes[about], deciding_path(self._picture, about)
        said = [self._decided(node, [self._picture.nodes[line.provider] for line in path])] if node.verdict else []
        around = lit(self._picture, about) - {about}
        counted = Counter(self._picture.nodes[id_].kind for id_ in around)
        for more in (self._picture.nodes[id_] for id_ in around if id_.startswith(f"{MORE}:")):
            counted[more.label] += more.count
        if what := tuple(self._count(kind, counted[kind]) for kind in _COUNTED if counted[kind]):
            said.append(self.say("chains.around", name=self.name(node), what=what))
        return tuple(said)

    def _decided(self, node: Node, path: list[Node]) -> str:
        if node.kind in (COUNTRY, OPEN, MORE) or not path or node.verdict == "yes":
            return self.say(
                f"chains.alone.{node.kind if node.kind in (COUNTRY, OPEN) else node.verdict}", **self._of(node)
            )
        key = f"chains.through.{node.verdict}" if len(path) > 1 else f"chains.direct.{node.verdict}"
        passed = " → ".join(self.name(one) for one in path[:-1])
        return self.say(key, end=self._in_a_sentence(path[-1]), path=passed, **self._of(node))

    def _of(self, node: Node) -> dict[str, str]:
        return {"name": self._in_a_sentence(node)}

    def _in_a_sentence(self, node: Node) -> str:
        """As its name, but for a country with its article."""
        return country(node.label, self.language) if node.kind == COUNTRY else self.name(node)

    def _count(self, kind: str, n: int) -> str:
        if kind == COUNTRY:
            return self.say("chains.countries", n=n)
        words = self.say(f"landscape.noun.{kind}.{'one' if n == 1 else 'other'}")
        return f"{n} {words[0].lower()}{words[1:]}"


def _how(line: Line, end: Node) -> str:
    """The key of what a line means."""
    if line.kind == OPEN:
        return _MISSING[end.label]
    return "chains.link.country" if line.kind == COUNTRY else f"landscape.link.{line.kind}"
