"""How much a file may ask of the machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds, in bytes unless the name says otherwise. Our own choice, not a standard.

    The largest real input, GEMMA whole, is a 3 MB archive of 10,202 members that unpacks to less than 30 MB.
    `ratio` is unpacked : packed and counts only above `ratio_from`, since short XML compresses very well.
    `xml_depth` also bounds the recursion of readers. `sheet_cells` is the height times the width of what a sheet
    fills: readers of spreadsheets keep a place for each cell in that rectangle, at about 40 bytes.
    """

    file_bytes: int = 200 * MEGABYTE
    member_bytes: int = 150 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    members: int = 100_000
    ratio: int = 200
    ratio_from: int = 5 * MEGABYTE
    xml_depth: int = 200
    xml_bytes: int = 64 * MEGABYTE
    xml_elements: int = 1_000_000
    sheet_cells: int = 10_000_000


DEFAULT_LIMITS = Limits()
