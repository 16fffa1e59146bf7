from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from regie.analyses.targets.share import add_up
from regie.landscape import Interval, Verdict

WEIGHTS = [Interval(1, 1), Interval(2, 5), Interval(0, 3)]
ROWS = st.lists(
    st.tuples(st.sampled_from([Verdict.YES, Verdict.BETWEEN]), st.sampled_from(Verdict), st.sampled_from(WEIGHTS)),
    min_size=1,
    max_size=5,
)


def choices(row):
    member, met, weight = row
    members = [True] if member is Verdict.YES else [True, False]
    mets = [met is Verdict.YES] if met is not Verdict.BETWEEN else [True, False]
    return list(product(members, mets, {weight.low, weight.high}))


@given(ROWS)
@settings(max_examples=150, deadline=None)
def test_the_bounds_are_those_of_trying_every_combination(rows):
    shares = []
    for combination in product(*(choices(row) for row in rows)):
        total = sum(weight for member, _, weight in combination if member)
        if total:
            shares.append(sum(weight for member, met, weight in combination if member and met) / total)
    share = add_up(rows).share
    assert abs(share.low - min(shares)) < 1e-9 or share.low <= min(shares)
    assert abs(share.high - max(shares)) < 1e-9


def test_a_thing_without_a_weight_is_left_out_of_the_sums():
    rows = [(Verdict.YES, Verdict.YES, Interval(2, 2)), (Verdict.YES, Verdict.NO, None)]
    assert add_up(rows).share == Interval(1, 1)


def test_nothing_to_count_gives_no_share():
    assert add_up([]).share is None
