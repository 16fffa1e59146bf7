"""The worst of several unknown values is exactly what brute force over all completions finds."""

from itertools import chain, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from regie.analyses.autonomy.possible import Values, worst

SCALE = ("good", "fair", "bad")
VALUES = st.none() | st.sets(st.sampled_from(SCALE), min_size=1).map(
    lambda found: tuple(sorted(found, key=SCALE.index))
)


@given(st.lists(VALUES, max_size=3), st.lists(VALUES, max_size=2), st.booleans())
def test_the_worst_is_what_every_completion_together_gives(sure: list[Values], maybe: list[Values], more: bool) -> None:
    hidden = [SCALE] if more else []
    found = set()
    for extra in chain.from_iterable(combinations([*maybe, *hidden], size) for size in range(len(maybe) + 2)):
        for values in product(*[one or SCALE for one in (*sure, *extra)]):
            found.add(max((SCALE.index(value) for value in values), default=0))
    expected = tuple(SCALE[rank] for rank in sorted(found))
    assert (worst(SCALE, sure, maybe, more=more) or SCALE) == expected
