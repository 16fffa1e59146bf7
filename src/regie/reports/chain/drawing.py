"""A placed picture as SVG: colours are classes of the theme, each block is a link, lines differ without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from regie.reports.chain.layout import BETWEEN, HEIGHT, WIDTH, Placed
from regie.reports.chain.parts import Line, Picture

_EDGE = 6.0
_HEADING = 30.0
_LONGEST, _LONGEST_NOTE = 19, 23


@dataclass(frozen=True, slots=True)
class Words:
    """How one block reads: its name, what stands under it, where it leads, and all of it for who cannot see colours."""

    name: str
    note: str
    address: str
    said: str


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
        Markup('<text class="band" x="{}" y="{}">{}</text>').format(_figure(x + _EDGE), "20", headings[band])
        for band, x in placed.bands.items()
    ]
    ordered = sorted(picture.lines, key=lambda line: (line.decides, line.sure))
    parts += [_line(line, placed, picture, number, _dimmed(line, focus, lit)) for line in ordered]
    parts += [_block(id_, placed, picture, words[id_], number[id_], focus, lit) for id_ in picture.nodes]
    return Markup(
        '<svg class="chain" viewBox="0 0 {} {}" width="{}" height="{}" role="group" aria-label="{}">{}</svg>'
    ).format(_figure(width), _figure(height), _figure(width), _figure(height), title, Markup("").join(parts))


def _dimmed(line: Line, focus: str, lit: frozenset[str]) -> bool:
    return bool(focus) and not {line.dependant, line.provider} <= lit


def _line(line: Line, placed: Placed, picture: Picture, number: Mapping[str, int], dimmed: bool) -> Markup:
    points = [(x + _EDGE, y + _HEADING) for x, y in placed.curves[line]]
    path = f"M{_figure(points[0][0])} {_figure(points[0][1])}"
    for at, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if at % 2:  # straight through the column between two curves
            path += f"H{_figure(to_x)}"
        elif to_x == x:  # two blocks of one column: a bow beside it
            bow = _figure(x + BETWEEN / 2)
            path += f"C{bow} {_figure(y)} {bow} {_figure(to_y)} {_figure(to_x)} {_figure(to_y)}"
        else:
            half = _figure((x + to_x) / 2)
            path += f"C{half} {_figure(y)} {half} {_figure(to_y)} {_figure(to_x)} {_figure(to_y)}"
    kinds = ["line"]
    if line.decides:
        kinds += ["decides", picture.nodes[line.dependant].verdict or "no"]
    kinds += ["unsure"] * (not line.sure) + ["spare"] * line.spare + ["dim"] * dimmed
    return Markup('<path class="{}" d="{}" data-from="{}" data-to="{}"/>').format(
        " ".join(kinds), path, number[line.dependant], number[line.provider]
    )


def _block(
    id_: str, placed: Placed, picture: Picture, words: Words, number: int, focus: str, lit: frozenset[str]
) -> Markup:
    node = picture.nodes[id_]
    x, y = placed.blocks[id_]
    x, y = x + _EDGE, y + _HEADING
    kinds = ["block", node.kind, node.verdict or "none"]
    kinds += (
        ["start"] * (id_ == picture.start) + ["focus"] * (id_ == focus) + ["dim"] * (bool(focus) and id_ not in lit)
    )
    return Markup(
        '<a class="{kinds}" href="{address}" data-block="{number}" aria-label="{said}"><title>{said}</title>'
        '<rect class="box" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>'
        '<rect class="edge" x="{x}" y="{y}" width="6" height="{height}" rx="3"/>'
        '<text class="name" x="{text}" y="{first}">{name}</text>'
        '<text class="small" x="{text}" y="{second}">{note}</text>'
        "</a>"
    ).format(
        kinds=" ".join(kinds),
        address=words.address,
        number=number,
        said=words.said,
        x=_figure(x),
        y=_figure(y),
        width=_figure(WIDTH),
        height=_figure(HEIGHT),
        text=_figure(x + 14),
        first=_figure(y + 18),
        second=_figure(y + 34),
        name=_short(words.name, _LONGEST),
        note=_short(words.note, _LONGEST_NOTE),
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
