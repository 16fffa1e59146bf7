"""Orders that run in a circle are all told, each with the way around and the rows to choose from."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.landscape.faults import InputFaults
from regie.readers.roadmap import Group, Order, read_roadmap
from regie.readers.roadmap.circles import circles_of

HEAD = "orders:\n"


def faults(tmp_path, text):
    path = tmp_path / "volgorde.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults) as refused:
        read_roadmap(path)
    return [fault for fault in refused.value.faults if fault.what.key == "roadmap.fault.circle"]


def order(text):
    thing, after = text.split(">")
    return Order(thing, after)


def orders(*texts):
    return [order(text) for text in texts]


def test_every_circle_is_told_at_its_first_row_with_the_way_around(tmp_path):
    rows = ("zaak>data", "data>suite", "suite>zaak", "los>zaak", "mail>post", "post>mail", "zelf>zelf")
    text = HEAD + "".join(f"  - {{thing: {one.thing}, after: {one.after}}}\n" for one in orders(*rows))
    found = faults(tmp_path, text)
    assert [(fault.place.row, dict(fault.what.values)["things"]) for fault in found] == [
        (2, "zaak → data → suite → zaak"),
        (6, "mail → post → mail"),
        (8, "zelf → zelf"),
    ]
    assert dict(found[0].mend.values)["rows"] == ("2", "3", "4")


def test_the_shortest_way_around_is_told():
    assert list(circles_of(orders("a>b", "b>c", "c>d", "d>a", "b>a"))) == [tuple(orders("a>b", "b>a"))]


def test_a_group_stands_in_a_circle_as_one():
    groups = [Group("balie", ("a", "b")), Group("post", ("c", "d"))]
    assert list(circles_of(orders("a>c", "d>b"), groups)) == [tuple(orders("a>c", "d>b"))]
    assert list(circles_of(orders("a>c", "d>b"))) == []


def test_an_order_within_a_group_asks_nothing_unless_it_asks_for_years():
    groups = [Group("balie", ("a", "b"))]
    assert list(circles_of(orders("a>b"), groups)) == []
    later = Order("a", "b", 1)
    assert list(circles_of([later], groups)) == [(later,)]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16))
@settings(max_examples=40, deadline=None)
def test_a_thing_is_in_what_is_told_exactly_when_it_waits_for_itself(pairs):
    made = [Order(str(thing), str(after)) for thing, after in dict.fromkeys(pairs)]
    told = list(circles_of(made))
    reach = {str(number): {order.after for order in made if order.thing == str(number)} for number in range(8)}
    for middle, thing in itertools.product(reach, repeat=2):
        if middle in reach[thing]:
            reach[thing] |= reach[middle]
    circles = {frozenset(o for o in reach if o in reach[thing] and thing in reach[o]) for thing in reach} - {
        frozenset()
    }
    assert len(told) == len(circles)
    for way in told:
        assert all(one.after == following.thing for one, following in itertools.pairwise((*way, way[0])))
        assert len({one.thing for one in way}) == len(way)
        assert any({one.thing for one in way} <= circle for circle in circles)
