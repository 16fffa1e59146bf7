import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regie.landscape import UNKNOWN, Chain, FactRef, LinkKind
from regie.landscape.chain import Link
from regie.landscape.vocabulary import DependencyKind
from tiny import AT, adding, depending, fact, owned, setting, supplier, tiny

TOP = 4


def level_of(landscape, own, thing="suite", *, worst=True):
    return Chain.of(landscape, AT).weakest(own, worst=worst, top=TOP)[thing].level


def test_an_application_is_as_good_as_the_operator_of_its_platform():
    assert level_of(tiny(), {}) == TOP
    assert level_of(tiny(), {"polderhost": 1}) == 1


def test_the_explanation_leads_from_the_application_to_the_weakest_link():
    chain = Chain.of(tiny(), AT)
    weakest = chain.weakest({"polderhost": 1}, worst=True, top=TOP)
    assert [(link.dependant, link.provider) for link in chain.explain("suite", weakest)] == [
        ("suite", "poldercloud"),
        ("poldercloud", "polderhost"),
    ]


def test_a_parent_weighs_on_what_its_subsidiary_operates():
    landscape = owned(tiny(), "polderhost", supplier("parent", "Parent Inc.", "US"))
    assert level_of(landscape, {"parent": 0}) == 0


def test_a_cycle_of_dependencies_is_legal_and_has_the_level_of_its_weakest_member():
    landscape = setting(tiny(), "duinsoft", sub_processors=("polderhost",))
    landscape = setting(landscape, "polderhost", sub_processors=("duinsoft",))
    assert level_of(landscape, {}) == TOP
    assert level_of(landscape, {"polderhost": 2}) == 2


def with_alternative(tested):
    landscape = adding(tiny(), supplier("oceaan", "Oceaan Inc.", "US"))
    landscape = setting(landscape, "suite", operated_by=())
    for target, proven in (("duinsoft", True), ("oceaan", tested)):
        landscape = depending(
            landscape,
            "suite",
            DependencyKind.OPERATED_BY,
            target,
            group="beheer",
            tested=UNKNOWN if proven is None else fact(proven),
        )
    return setting(landscape, "suite", suppliers=())


def test_a_tested_alternative_carries_the_group():
    own = {"duinsoft": 1, "oceaan": 3}
    assert level_of(with_alternative(True), own) == 3


def test_an_untested_alternative_does_not_count():
    assert level_of(with_alternative(False), {"duinsoft": 1, "oceaan": 3}) == 1


def test_an_alternative_of_which_it_is_unknown_counts_in_the_best_case_only():
    own = {"duinsoft": 1, "oceaan": 3}
    assert level_of(with_alternative(None), own, worst=True) == 1
    assert level_of(with_alternative(None), own, worst=False) == 3


def test_an_unknown_platform_is_an_open_end():
    landscape = setting(tiny(), "suite", platform=UNKNOWN)
    assert Chain.of(landscape, AT).open_ends["suite"] == ("platform",)
    assert "suite" not in Chain.of(tiny(), AT).open_ends


def brute_force(links, own, things):
    """Greatest fixed point by plain iteration; groups all tested, one needed."""
    level = {thing: own.get(thing, TOP) for thing in things}
    changed = True
    while changed:
        changed = False
        for thing in things:
            best = own.get(thing, TOP)
            groups = {}
            for link in links:
                if link.dependant != thing:
                    continue
                if link.group:
                    groups.setdefault(link.group, []).append(level[link.provider])
                else:
                    best = min(best, level[link.provider])
            needed = {link.group: link.needed for link in links if link.dependant == thing}
            for group, members in groups.items():
                if len(members) >= needed[group]:
                    best = min(best, sorted(members, reverse=True)[needed[group] - 1])
                else:
                    best = min(best, *members)
            if best != level[thing]:
                level[thing], changed = best, True
    return level


THINGS = tuple("abcdefg")


@st.composite
def graphs(draw):
    edges = draw(
        st.lists(
            st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(["", "", "g", "h"])),
            max_size=16,
            unique=True,
        )
    )
    needed = {group: draw(st.integers(1, 2)) for group in ("g", "h", "")}
    links = tuple(
        Link(dependant, LinkKind.USES, provider, FactRef("x", "y"), group=group, needed=needed[group], tested=True)
        for dependant, provider, group in edges
    )
    return links, draw(st.dictionaries(st.sampled_from(THINGS), st.integers(0, 3)))


@pytest.mark.slow
@given(graphs())
@settings(max_examples=100, deadline=None)
def test_the_one_pass_rule_equals_plain_iteration_to_the_greatest_fixed_point(graph):
    links, own = graph
    found = Chain(links, {}).weakest(own, worst=True, top=TOP)
    expected = brute_force(links, own, THINGS)
    assert {thing: weakest.level for thing, weakest in found.items()} == {thing: expected[thing] for thing in found}


@given(graphs(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_what_falls_is_what_the_weakest_link_leaves_low(graph, worst):
    links, own = graph
    low = {thing for thing, level in own.items() if level == 0}
    chain = Chain(links, {})
    levels = chain.weakest({thing: 0 if thing in low else 1 for thing in THINGS}, worst=worst, top=1)
    assert chain.falling(low, worst=worst) == {thing for thing, weakest in levels.items() if weakest.level == 0}
