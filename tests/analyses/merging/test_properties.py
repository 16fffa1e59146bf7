"""What must hold of every merge."""

import itertools

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analyses.merging.small_parts import claims, part, parts
from regie.analyses.merging import BY_HAND, Part, by_hand, merge_parts, stamped
from regie.landscape import Landscape
from regie.readers.merging import Decision, Thing
from regie.reference_data.precedence import shipped_precedence

quick = settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # parts are too large to shrink in the time a test may take
)
RULES = shipped_precedence("nl")


@pytest.mark.slow
@quick
@given(parts())
def test_no_claim_is_lost_and_none_is_invented(given_parts: list[Part]) -> None:
    merged = merge_parts(given_parts, precedence=RULES)
    brought = set().union(
        *(claims(one.landscape, lambda id_, at=one.register: merged.ids[Thing(at, id_)]) for one in given_parts)
    )
    assert claims(merged.landscape, lambda id_: id_) == brought


@pytest.mark.slow
@quick
@given(parts())
def test_the_order_of_the_files_does_not_matter(given_parts: list[Part]) -> None:
    first, *others = [merge_parts(order, precedence=RULES) for order in itertools.permutations(given_parts)]
    assert all(repr(other) == repr(first) for other in others)


@pytest.mark.slow
@quick
@given(parts())
def test_merging_again_with_what_was_merged_changes_nothing(given_parts: list[Part]) -> None:
    merged = merge_parts(given_parts, precedence=RULES)
    hand = by_hand(merged.landscape, given_parts, merged.ids)
    assert hand.landscape.records == ()
    again = merge_parts([hand, *given_parts], before=merged.ids, precedence=RULES)
    assert again.landscape == merged.landscape
    assert again.ids == merged.ids


@pytest.mark.slow
@quick
@given(parts(registers=("cmdb",)))
def test_merging_with_an_empty_landscape_gives_the_landscape(given_parts: list[Part]) -> None:
    (one,) = given_parts
    assert merge_parts([one, part("leeg")]).landscape == one.landscape


@pytest.mark.slow
@quick
@given(parts(), st.data())
def test_a_persons_no_always_holds(given_parts: list[Part], data: st.DataObject) -> None:
    proposals = merge_parts(given_parts).proposals
    if not proposals:
        return
    refused = data.draw(st.lists(st.sampled_from([one.things for one in proposals]), unique=True, max_size=3))
    merged = merge_parts(given_parts, dict.fromkeys(refused, Decision.NO))
    assert all(merged.ids[one] != merged.ids[other] for one, other in refused)


@pytest.mark.slow
@quick
@given(parts(registers=("cmdb", "contracten")))
def test_what_people_wrote_in_the_landscape_survives_every_delivery(given_parts: list[Part]) -> None:
    merged = merge_parts(given_parts)
    written = merged.landscape.records[0]
    hand = Part(BY_HAND, Landscape("Van ons", None, (type(written)(id=written.id, name="Zelf genoemd"),)))
    again = merge_parts([hand, *given_parts], before=merged.ids)
    assert again.landscape.name == "Van ons"
    assert again.landscape[written.id].name == "Zelf genoemd"
    assert len(again.landscape.records) == len(merged.landscape.records)


@pytest.mark.slow
@quick
@given(parts(registers=("cmdb",)))
def test_a_stamped_delivery_has_a_source_for_every_claim(given_parts: list[Part]) -> None:
    (one,) = given_parts
    bare = Part("cmdb", Landscape("x", None, one.landscape.records), one.delivered)
    assert all(source.name for *_, source in claims(stamped(bare).landscape, lambda id_: id_))
