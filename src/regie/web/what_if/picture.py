"""The chain of one thing in a scenario: what falls away, what stops with it, what works on, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from regie.actions.keeping.chains import chain_around
from regie.reports.chain import COUNTRY, MORE, OPEN, Node, Picture, State, Words, draw, lay_out, states_in, swatch
from regie.web.asking import Asked
from regie.web.chains.asked import ChainAsked
from regie.web.chains.picture import Telling

_LEFT_OUT = frozenset({COUNTRY, "owned_by"})
_VERDICT = {"yes": "no", "between": "between"}
STATES: tuple[tuple[State, Markup], ...] = tuple((one, Markup(swatch(one))) for one in State)  # noqa: S704 - no text in it
"""Every state with the shape it has in a legend."""


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One line of the table: a block with the address of its page, its noun, what became of it, and by what."""

    name: tuple[str, str]
    note: str
    state: State
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailurePicture:
    """A picture with its table, the worst first."""

    svg: Markup
    rows: tuple[BlockRow, ...]


def failure_picture(request: Asked, asked: ChainAsked, found: Mapping[str, Any]) -> FailurePicture | None:
    """The chain of a thing with what a scenario stops in it; None when it has no links."""
    down = {one["id"]: one["stops"] for one in (*found["things"], *found["falls_away"])}
    wanted = replace(asked.wanted, sides=("needs",), without=_LEFT_OUT | asked.without)
    picture = chain_around(request.shown, asked.thing, wanted, lambda id_, near: _judged(id_, near, down))
    if len(picture.nodes) < 2:
        return None
    gone = {one["id"] for one in found["falls_away"] if one["stops"] == "yes"}
    surely, maybe = ({id_ for id_, stops in down.items() if stops == word} for word in ("yes", "between"))
    states = states_in(picture, gone, surely, maybe)
    names = request.shown.names({node.id for node in picture.nodes.values() if node.kind not in (MORE, OPEN)})
    telling = _Telling(request, asked, picture, {key: name for key, (_, name) in names.items()})
    words = {id_: telling.with_state(node, states.get(id_)) for id_, node in picture.nodes.items()}
    title = telling.say("what_if.picture_of", name=telling.name(picture.nodes[picture.start]))
    headings = {band: telling.say(f"chains.band.{band}") for band in {node.band for node in picture.nodes.values()}}
    svg = draw(picture, lay_out(picture), words, title=title, headings=headings)
    order = {state: at for at, state in enumerate(State)}
    rows = (telling.block(picture, states, id_) for id_ in sorted(states, key=lambda id_: order[states[id_]]))
    return FailurePicture(svg, tuple(rows))


def _judged(id_: str, near: Mapping[str, Any], down: Mapping[str, str]) -> Mapping[str, Any]:
    """Links lead first to what is down; they decide when both ends are."""
    needs = [
        {**one, "verdict": _VERDICT.get(down.get(one["id"], ""), "yes"), "decides": {id_, one["id"]} <= down.keys()}
        for one in near["needs"]
    ]
    hidden = [field for field in near["open"] if field != "independent"]  # an owner that nobody knows stops nothing
    return {**near, "needs": needs, "open": hidden, "verdict": _VERDICT.get(down.get(id_, ""), "yes")}


class _Telling(Telling):
    def leads(self, node: Node) -> str:
        return super().leads(node) if node.kind == MORE else self.page(node)

    def with_state(self, node: Node, state: State | None) -> Words:
        name, note = self.name(node), self.note(node)
        if state is None:
            return Words(name, note, self.leads(node), f"{name}: {note}")
        word = self.say(f"what_if.state.{state.value}")
        return Words(name, f"{word} · {note}", self.leads(node), f"{name}: {note}, {word}", state)

    def block(self, picture: Picture, states: Mapping[str, State], id_: str) -> BlockRow:
        node = picture.nodes[id_]
        by = dict.fromkeys(line.provider for line in picture.lines if line.dependant == id_ and line.decides)
        said = tuple(self.name(picture.nodes[one]) for one in by)
        return BlockRow((self.name(node), self.page(node)), self.note(node), states[id_], said)
