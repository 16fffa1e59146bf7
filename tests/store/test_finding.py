import random

import pytest

from regie.landscape import NOUN_BY_NAME, Kind, fields
from regie.store.finding import USUAL, facet_lines, usual_part

INDEX_OF_POSTGRESQL = 2704
"""Bytes of one entry of a b-tree at most, on pages of 8 kB, as its error message says."""


def longest(one):
    """The longest value that a field can have, in letters of four bytes that do not compress."""
    if one is None:
        return "contested"
    match one.kind:
        case Kind.CHOICE:
            return max((str(choice.value) for choice in one.choices), key=len)
        case Kind.YES_NO:
            return False
        case _:
            return "".join(chr(0x20000 + random.Random(at).randrange(0xA000)) for at in range(500))


@pytest.mark.parametrize("noun", USUAL)
def test_what_every_list_counts_fits_in_an_index_whatever_it_holds(noun):
    by_name = {one.name: one for one in fields(NOUN_BY_NAME[noun])}
    assert not any(by_name[name].many for name in USUAL[noun] if name in by_name)
    known = {name: longest(by_name.get(name)) for name in USUAL[noun]}
    text = usual_part(facet_lines(noun, by_name, known, {}, {name: known[name] for name in known.keys() - by_name}))
    assert [line.partition("=")[0] for line in text.split("\n") if line] == list(USUAL[noun])
    assert len(text.encode()) + len(noun) + 64 < INDEX_OF_POSTGRESQL
