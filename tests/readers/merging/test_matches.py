"""The list of matches: written for people and git, read back with every fault at its line."""

import pytest

from regie.landscape.faults import InputFaults
from regie.readers.merging import Decision, Match, Thing, read_matches, write_matches

MATCH = Match(
    (Thing("cmdb", "no"), Thing("lijst", "1: x")),
    Decision.ASK,
    "application",
    ("Ja, nee", "'t Zaakje"),
    87,
    "",
    ("Waarom.",),
)


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("sure", ["", "kvk"])
def test_what_is_written_reads_back(tmp_path, decision, sure):
    match = Match(MATCH.things, decision, MATCH.noun, MATCH.names, 87, sure, MATCH.why)
    write_matches(tmp_path / "m.yaml", [match], "nl")
    assert read_matches(tmp_path / "m.yaml") == (match,)


def test_the_order_of_proposals_does_not_show_in_the_file(tmp_path):
    other = Match((Thing("a", "1"), Thing("b", "1")), Decision.YES, "organisation", ("A", "B"), 100, "lei")
    write_matches(tmp_path / "one.yaml", [MATCH, other], "nl")
    write_matches(tmp_path / "two.yaml", [other, MATCH], "nl")
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_a_decision_is_a_persons_when_it_is_not_what_would_have_been_decided():
    assert not MATCH.by_person
    assert Match(MATCH.things, Decision.NO).by_person
    assert Match(MATCH.things, Decision.YES).by_person
    assert not Match(MATCH.things, Decision.YES, sure="name").by_person
    assert Match(MATCH.things, Decision.ASK, sure="name").by_person


def test_a_match_added_by_hand_needs_only_two_things_and_a_decision(tmp_path):
    file = tmp_path / "m.yaml"
    file.write_text(
        "- decision: yes\n  things:\n  - {register: b, id: 2}\n  - {register: a, id: 1}\n", encoding="utf-8"
    )
    (match,) = read_matches(file)
    assert (match.things, match.decision) == ((Thing("a", "1"), Thing("b", "2")), Decision.YES)


def test_every_fault_is_named_at_its_line(tmp_path):
    file = tmp_path / "m.yaml"
    file.write_text(
        "# hoofd\n"
        "- decision: misschien\n  things: [{register: a, id: 1}, {register: b, id: 2}]\n"
        "- decision: yes\n  things: [{register: a, id: 1}]\n"
        "- los\n",
        encoding="utf-8",
    )
    with pytest.raises(InputFaults) as refused:
        read_matches(file)
    places = [(fault.place.row, fault.place.column) for fault in refused.value.faults]
    assert places == [(2, "decision"), (4, "things"), (6, "")]
