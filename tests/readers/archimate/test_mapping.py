"""The mapping as data: every row says why, in both languages, and points the right way."""

import pytest

from regie.landscape import NOUN_BY_NAME
from regie.locale import LANGUAGES, Message, say
from regie.readers.archimate.mapping import NOUN_OF_TYPE, ROWS, WHY_NO_NOUN, WHY_NO_ROW, rows_for
from regie.readers.archimate.vocabulary import ELEMENT_TYPES, RELATIONSHIP_TYPES, type_name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_and_every_type_left_out_has_its_reason_in_words(language):
    for row in ROWS:
        assert say(Message(f"archimate.why.{row.why}"), language)
    for why in {*WHY_NO_NOUN.values(), *WHY_NO_ROW.values(), "inner", "group", "unknown_type", "end", "no_row"}:
        assert say(Message(f"archimate.left_out.{why}"), language)


def test_the_mapping_names_only_types_of_archimate_and_nouns_of_the_landscape():
    assert set(NOUN_OF_TYPE) | set(WHY_NO_NOUN) <= ELEMENT_TYPES
    assert not set(NOUN_OF_TYPE) & set(WHY_NO_NOUN)
    assert set(NOUN_OF_TYPE.values()) <= set(NOUN_BY_NAME)
    assert {row.relationship for row in ROWS} | set(WHY_NO_ROW) == RELATIONSHIP_TYPES


@pytest.mark.parametrize(
    ("relationship", "source", "target", "access", "expected"),
    [
        ("Serving", "application", "process", "", [("uses", True)]),
        ("Serving", "platform", "application", "", [("runs_on", True)]),
        ("Realization", "application", "process", "", [("uses", True)]),
        ("Assignment", "team", "process", "", [("operated_by", True)]),
        ("Assignment", "platform", "dataset", "", [("stores", False)]),
        ("Access", "application", "dataset", "read", [("reads", False)]),
        ("Access", "application", "dataset", "write", [("stores", False)]),
        ("Access", "application", "dataset", "read_write", [("stores", False), ("reads", False)]),
        ("Access", "process", "dataset", "write", [("uses", False)]),
        ("Access", "team", "dataset", "read", [("reads", False)]),
        ("Flow", "application", "application", "", [("uses", True)]),
        ("Composition", "application", "application", "", [("uses", False)]),
        ("Aggregation", "dataset", "dataset", "", []),
        ("Association", "application", "process", "", []),
    ],
)
def test_a_relationship_becomes_the_dependency_archimate_means(relationship, source, target, access, expected):
    rows = rows_for(relationship, source, target, access)
    assert [(row.kind.value, row.backward) for row in rows] == expected


def test_older_words_are_read_as_today_s():
    assert type_name("archimate:UsedByRelationship") == "Serving"
    assert type_name("InfrastructureService") == "TechnologyService"
    assert type_name("archimate:OrJunction") == "Junction"
