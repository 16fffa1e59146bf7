from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from regie.analyses.rollup import GoalSums, Municipal, Party, Touch, from_data, roll_up, to_data
from regie.analyses.rollup.parties import recognised
from regie.analyses.targets.share import add_up
from regie.landscape import Interval, ShareSums, Verdict

DUIN = Party("Duinsoft BV", lei="L1", kvk="K1")


def municipal(file: str = "a", suppliers: tuple[Touch, ...] = (), open_: int = 0, **more: object) -> Municipal:
    given = {"region": "Utrecht", "at": date(2026, 11, 1), "applications": 10, "autonomous": 2, "between": 3, **more}
    goals = (GoalSums("goal", "reading", ShareSums(5, 5, 2, 8, 10, 10)),)
    return Municipal(
        file, file, goals=goals, suppliers=suppliers, parents=(), open_suppliers=open_, open_parents=0, **given
    )


def test_the_same_lei_or_kvk_is_the_same_party_whatever_it_is_called():
    keys = recognised([DUIN, Party("DUINSOFT", kvk="K1"), Party("Duin Software", lei="L1")])
    assert set(keys.values()) == {"lei:L1"}


def test_a_party_without_a_number_is_the_one_of_that_name_when_there_is_one():
    assert recognised([DUIN, Party("duinsoft")])[Party("duinsoft")] == "lei:L1"


def test_a_name_that_two_parties_bear_says_nothing():
    keys = recognised([Party("Duinsoft", kvk="K1"), Party("Duinsoft", kvk="K2"), Party("Duinsoft")])
    assert sorted(keys.values()) == ["kvk:K1", "kvk:K2", "name:duinsoft"]


def test_where_suppliers_are_not_known_any_supplier_may_be_there():
    here, elsewhere = municipal("a", (Touch(DUIN, 4, 6, 100.0),), open_=3), municipal("b", open_=5)
    (found,) = roll_up([here, elsewhere]).suppliers
    assert (found.municipalities, found.applications, found.cost) == (1, Interval(4, 11), 100.0)


def test_regions_and_the_whole_add_up():
    found = roll_up([municipal("a"), municipal("b", region=None)])
    assert [(one.name, one.applications) for one in found.regions] == [("Utrecht", 10), (None, 10)]
    assert found.autonomous == Interval(4, 10)
    assert found.goals[0].share == Interval(0.2, 0.5)


def test_a_stored_result_reads_back_as_it_was():
    one = municipal("a", (Touch(DUIN, 4, 6, 100.5),))
    assert from_data(to_data(one)) == one


verdicts = st.sampled_from(Verdict)
weights = st.one_of(st.none(), st.integers(0, 9).map(lambda low: Interval(low, low + 3)))
rows = st.lists(st.tuples(verdicts, verdicts, weights), max_size=6)


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_estates_added_up_have_the_bounds_of_all_their_rows_together(one, other):
    assert ShareSums.together([add_up(one), add_up(other)]) == add_up([*one, *other])


RESULTS = [municipal("a", (Touch(DUIN, 4, 6, 0.1),)), municipal("b", (Touch(DUIN, 1, 2, 0.2),)), municipal("c")]


@settings(max_examples=30, deadline=None)
@given(st.permutations(RESULTS))
def test_the_order_of_the_results_does_not_matter(results):
    assert roll_up(results) == roll_up(RESULTS)
