"""The picture of a chain: what is around one thing, in columns from process to jurisdiction. Pure: data in, SVG out."""

from regie.reports.chain.drawing import Words, draw
from regie.reports.chain.focus import deciding_path, lit
from regie.reports.chain.layout import Placed, lay_out
from regie.reports.chain.parts import COUNTRY, MORE, OPEN, Line, Node, Picture
from regie.reports.chain.states import State, states_in, swatch
from regie.reports.chain.walking import Wanted, walk

__all__ = [
    "COUNTRY",
    "MORE",
    "OPEN",
    "Line",
    "Node",
    "Picture",
    "Placed",
    "State",
    "Wanted",
    "Words",
    "deciding_path",
    "draw",
    "lay_out",
    "lit",
    "states_in",
    "swatch",
    "walk",
]
