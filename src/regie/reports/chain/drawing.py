"""A placed picture as SVG: colours are classes of the theme, each block is a link, lines differ without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from regie.reports.chain.layout import BETWEEN, HEIGHT, WIDTH, Placed
from regie.reports.chain.parts import Line, Picture
from regie.reports.chain.states import PATTERNS, State, mark_of, pattern_of

_EDGE = 6.0
_HEADING = 30.0
_LONGEST, _LONGEST_NOTE = 19, 23


@dataclass(frozen=True, slots=True)
class Words:
    """How one block reads: its name, what stands under it, where it leads, and all of it for who cannot see colours.

    `state` is what became of it in a failure: a mark of its own shape, and a pattern (`states`).
    """

    name: str
    note: str
    address: str
    said: str
    state: State | None = None


def draw(
    picture: Picture,
    placed: Placed,
    words: Mapping[str, Words],
    *,
    title: str,
    headings: Mapping[int, str],
    focus: str = "",
    lit: frozenset[str] = frozenset(),
) -> Markup:
    """The picture. `words` per block, `headings` per band; what is not `lit` is dimmed when there is a `focus`."""
    width, height = placed.width + 2 * _EDGE, placed.height + _HEADING + 2 * _EDGE
    number = {id_: at for at, id_ in enumerate(picture.nodes)}
    parts = [
        f'<text class="band" x="{_figure(x + _EDGE)}" y="20">{escape(headings[band])}</text>'
        for band, x in placed.bands.items()
    ]
    ordered = sorted(picture.lines, key=lambda line: (line.decides, line.sure))
    parts += [_line(line, placed, picture, number, _dimmed(line, focus, lit)) for line in ordered]
    parts += [_block(id_, placed, picture, words[id_], number[id_], focus, lit) for id_ in picture.nodes]
    size = f'viewBox="0 0 {_figure(width)} {_figure(height)}" width="{_figure(width)}" height="{_figure(height)}"'
    drawn = {words[id_].state for id_ in picture.nodes} - {None}
    defs = PATTERNS if drawn else ""
    svg = f'<svg class="chain" {size} role="group" aria-label="{escape(title)}">{defs}{"".join(parts)}</svg>'
    return Markup(svg)  # noqa: S704 - every text is escaped where it is put in


def _dimmed(line: Line, focus: str, lit: frozenset[str]) -> bool:
    return bool(focus) and not {line.dependant, line.provider} <= lit


def _line(line: Line, placed: Placed, picture: Picture, number: Mapping[str, int], dimmed: bool) -> str:
    points = [(x + _EDGE, y + _HEADING) for x, y in placed.curves[line]]
    path = f"M{_figure(points[0][0])} {_figure(points[0][1])}"
    for at, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if at % 2:  # straight through the column between two curves
            path += f"H{_figure(to_x)}"
            continue
        # between two blocks of one column: a bow beside it
        bend = _figure(x + BETWEEN / 2 if to_x == x else (x + to_x) / 2)
        path += f"C{bend} {_figure(y)} {bend} {_figure(to_y)} {_figure(to_x)} {_figure(to_y)}"
    kinds = ["line"]
    if line.decides:
        kinds += ["decides", picture.nodes[line.dependant].verdict or "no"]
    kinds += ["unsure"] * (not line.sure) + ["spare"] * line.spare + ["dim"] * dimmed
    ends = f'data-from="{number[line.dependant]}" data-to="{number[line.provider]}"'
    return f'<path class="{" ".join(kinds)}" d="{path}" {ends}/>'


def _block(
    id_: str, placed: Placed, picture: Picture, words: Words, number: int, focus: str, lit: frozenset[str]
) -> str:
    node = picture.nodes[id_]
    x, y = placed.blocks[id_][0] + _EDGE, placed.blocks[id_][1] + _HEADING
    kinds = ["block", node.kind, node.verdict or "none"]
    kinds += [f"is-{words.state.value}"] if words.state else []
    kinds += ["start"] * (id_ == picture.start) + ["focus"] * (id_ == focus)
    kinds += ["dim"] * (bool(focus) and id_ not in lit)
    said = escape(words.said)
    name = _short(words.name, _LONGEST - 2 * bool(words.state))
    left, top, text, high = _figure(x), _figure(y), _figure(x + 14), _figure(HEIGHT)
    return (
        f'<a class="{" ".join(kinds)}" href="{escape(words.address)}" data-block="{number}" aria-label="{said}">'
        f"<title>{said}</title>"
        f'<rect class="box" x="{left}" y="{top}" width="{_figure(WIDTH)}" height="{high}" rx="4"/>'
        f"{pattern_of(words.state, x, y, WIDTH, HEIGHT)}"
        f'<rect class="edge" x="{left}" y="{top}" width="6" height="{high}" rx="3"/>'
        f"{mark_of(words.state, x + WIDTH - 14, y + 13)}"
        f'<text class="name" x="{text}" y="{_figure(y + 18)}">{escape(name)}</text>'
        f'<text class="small" x="{text}" y="{_figure(y + 34)}">{escape(_short(words.note, _LONGEST_NOTE))}</text></a>'
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
