"""A cell may hold tens of thousands of signs: looking into it takes time in proportion to them, not to their square."""

import pytest

from regie.analyses.merging.names import take_apart
from regie.analyses.merging.other_names import names_in
from regie.readers.mapping.changes import strip_remark
from regie.readers.mapping.proposal.contents import Contents
from regie.readers.supplier_lists.addresses import country_of

SIGNS = 40_000
"""Looks that take the square of this many steps hold up the tests for minutes."""


@pytest.mark.parametrize("sign", ["x", "x ", " ", "(", " (", "(x", "1.", "1 ", ",", "x,", "x@", "nu: ", "; "])
def test_a_long_cell_is_looked_into_to_its_end(sign: str) -> None:
    text = f"x{sign * (SIGNS // len(sign))}x"
    assert not Contents([text]).personal
    assert strip_remark(text) == text
    assert country_of(text) is None
    assert take_apart(text).text == text
    assert [one.text for one in names_in(text)] == [text]


def test_a_remark_ends_the_cell_and_mail_and_states_are_still_seen() -> None:
    assert strip_remark("Tolereren  (wordt (nog) ingelezen) ") == "Tolereren  (wordt (nog) ingelezen) "
    assert strip_remark("Tolereren (a) (b) ") == "Tolereren (a)"
    assert Contents(["Bel of mail naar x.y@voorbeeld.nl."]).personal
    assert country_of("1 Main Street, Springfield, IL") == "US"
