"""A cell may hold tens of thousands of signs: looking into it takes time in proportion to them, not to their square."""

from collections.abc import Callable
from time import process_time

import pytest

from regie.analyses.merging.names import take_apart
from regie.analyses.merging.other_names import names_in
from regie.readers.mapping.changes import strip_remark
from regie.readers.mapping.proposal.contents import Contents
from regie.readers.supplier_lists.addresses import country_of

SIGNS = 60_000
LOOKS: dict[str, Callable[[str], object]] = {
    "mail": lambda text: Contents([text]).personal,
    "remark": strip_remark,
    "address": country_of,
    "name": take_apart,
    "other names": names_in,
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("sign", ["x", "x ", " ", "(", " (", "(x", "1.", "1 ", ",", "x,", "x@", "nu: ", "; "])
def test_a_long_cell_takes_no_longer_than_its_length(look: str, sign: str) -> None:
    text = f"x{sign * (SIGNS // len(sign))}x"
    begun = process_time()
    LOOKS[look](text)
    assert process_time() - begun < 2


def test_a_remark_ends_the_cell_and_mail_and_states_are_still_seen() -> None:
    assert strip_remark("Tolereren  (wordt (nog) ingelezen) ") == "Tolereren  (wordt (nog) ingelezen) "
    assert strip_remark("Tolereren (a) (b) ") == "Tolereren (a)"
    assert Contents(["Bel of mail naar x.y@voorbeeld.nl."]).personal
    assert country_of("1 Main Street, Springfield, IL") == "US"
