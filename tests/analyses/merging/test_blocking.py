"""Which pairs are looked at: none that could be asked about falls away before it is scored."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from analyses.merging.small_parts import application, organisation, part
from regie.analyses.merging.blocking import candidates
from regie.analyses.merging.described import Described, describe
from regie.analyses.merging.scoring import ASK_FROM, ASK_WITHIN_FROM, from_names, score

_WORDS = (
    "Software",
    "Softwar",
    "Groep",
    "Groepp",
    "Haven",
    "Havens",
    "Havne",
    "MS",
    "Adm.",
    "Administratie",
    "4",
    "R.",
    "",
)
_NAMES = st.lists(st.sampled_from(_WORDS), max_size=3).map(" ".join)


def _described(register: str, names: list[str]) -> list[Described]:
    return describe(part(register, *(organisation(f"{register}{at}", name or "?") for at, name in enumerate(names))))


def _nearly_written_alike(one: Described, other: Described) -> bool:
    return any(ratio(left.compact, right.compact) >= 80 for left in one.names for right in other.names)


@settings(max_examples=60, deadline=None, database=None)
@given(st.lists(_NAMES, max_size=8), st.lists(_NAMES, max_size=8))
def test_names_of_nearly_the_same_letters_are_looked_at_when_they_could_be_asked_about(mine, yours):
    left, right = _described("a", mine), _described("b", yours)
    looked_at = candidates(left, right, from_names("organisation", ASK_FROM))
    for place, one in enumerate(left):
        for other_place, other in enumerate(right):
            if _nearly_written_alike(one, other) and score(one, other).points >= ASK_FROM:
                assert (place, other_place) in looked_at


@settings(max_examples=40, deadline=None, database=None)
@given(st.lists(_NAMES, max_size=10))
@example(["R Havensoftware", "Havensoftware R"])
def test_doubles_in_one_list_are_looked_at_once(names):
    things = _described("a", names)
    looked_at = candidates(things, things, from_names("organisation", ASK_WITHIN_FROM))
    assert len(looked_at) == len(set(looked_at))
    for place, one in enumerate(things):
        for later, other in enumerate(things[place + 1 :], start=place + 1):
            if _nearly_written_alike(one, other) and score(one, other).points >= ASK_WITHIN_FROM:
                assert (place, later) in looked_at
            assert (later, place) not in looked_at


def test_names_that_share_no_first_letter_are_not_looked_at():
    left, right = (
        describe(part("a", application("1", "Havenkaart"))),
        describe(part("b", application("x", "Ravenkaart"))),
    )
    assert ratio("havenkaart", "ravenkaart") >= 80
    assert candidates(left, right, 1) == []
