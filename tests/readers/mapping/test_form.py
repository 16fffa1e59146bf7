"""The form of a mapping: every fault at once, each at its line."""

import pytest

from regie.landscape.faults import InputFaults
from regie.locale import LANGUAGES, say
from regie.readers.mapping.load import parse_mapping

SOUND = """\
title: Test
tables:
  - need: [Naam]
    records:
      - noun: application
        id: {column: Naam, change: [short_id]}
        fields:
          name: {column: Naam}
"""


def faults(text):
    with pytest.raises(InputFaults) as refused:
        parse_mapping(text, "mapping.yaml", "test")
    for fault in refused.value.faults:
        assert fault.place.file == "mapping.yaml"
        for language in LANGUAGES:
            assert say(fault.what, language)
            assert say(fault.mend, language)
    return {(fault.what.key.rpartition(".")[2], fault.place.row) for fault in refused.value.faults}


def with_line(text):
    return SOUND + text + "\n"


def test_a_sound_mapping_is_read_whole():
    mapping = parse_mapping(SOUND, "mapping.yaml", "test")
    assert mapping.tables[0].records[0].noun == "application"
    assert dict(mapping.tables[0].records[0].fields)["name"].column == "Naam"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("          colour: {column: Kleur}", "no_field"),
        ("          id: {column: Kleur}", "no_field"),
        ("          cluster: {column: Kleur, change: [rot13]}", "no_change"),
        ("          cluster: {colum: Kleur}", "key"),
        ("          cluster: {}", "ways"),
        ("          cluster: {column: Kleur, constant: Rood}", "ways"),
        ("          cluster: {constant: Rood, change: [short_id]}", "of_column"),
        ("          cluster: Kleur", "no_part"),
        ("          name: {column: Kleur}", "twice"),
        ("          platform: {record: hosting}", "no_record"),
        ("          platform: {record: application}", "refers_to"),
        ("          lifecycle: {column: Status, values: {Weg: verdwenen}}", "word"),
        ("          lifecycle: {column: Status, values: {Weg: retired, weg: retired}}", "twice"),
        ("          lifecycle: {constant: verdwenen}", "word"),
    ],
)
def test_a_wrong_field_is_a_fault_at_its_line(line, fault):
    assert (fault, 9) in faults(with_line(line))


def test_every_fault_is_given_at_once():
    text = SOUND.replace("noun: application", "noun: toepassing") + "kleur: rood\nnever_read: [{sheet: A}]\n"
    assert faults(text) == {("key", 9), ("key_missing", 10)}
    text = SOUND.replace("application", "toepassing").replace("tables:", "never_read: [{why: geheim}]\ntables:")
    assert faults(text) == {("no_noun", 6), ("key_missing", 2)}


def test_a_sheet_that_may_not_be_read_cannot_be_read():
    text = SOUND.replace("  - need", "  - sheets: [Geheim]\n    need") + "never_read: [{sheet: geheim:, why: x}]\n"
    assert faults(text.replace("geheim:", '"geheim:"')) == {("closed_sheet", 3)}


def test_a_record_says_where_its_id_comes_from_and_what_it_is_called():
    text = SOUND.replace("        id: {column: Naam, change: [short_id]}\n", "").replace("name: ", "cluster: ")
    assert faults(text) == {("no_id", 5), ("field_missing", 5)}


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "a: &x 1\nb: *x", "{" * 3000, "\t"])
def test_what_is_no_mapping_is_refused(text):
    assert faults(text)
