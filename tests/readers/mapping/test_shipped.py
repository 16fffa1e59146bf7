"""Each shipped mapping: sound, explained, and its examples come out."""

import pytest

from regie.locale import LANGUAGES
from regie.mappings import folder, shipped
from regie.readers.mapping import check_examples, load_mapping

EXAMPLES = [(name, one) for name in shipped() for one in check_examples(folder(name))]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}-{one.number}" for name, one in EXAMPLES])
def test_an_example_comes_out_as_its_sentence_says(name, example):
    assert example.differences == ()
    assert all(example.sentences.get(language) for language in LANGUAGES)


@pytest.mark.parametrize("name", shipped())
def test_a_mapping_has_a_title_in_both_languages_and_tells_its_sources_and_traps(name):
    assert set(dict(load_mapping(folder(name)).title)) == set(LANGUAGES)
    readme = (folder(name) / "README.md").read_text(encoding="utf-8")
    assert "## Sources" in readme
    assert "## Traps" in readme


@pytest.mark.parametrize("name", shipped())
def test_every_reason_for_not_reading_is_given_in_both_languages(name):
    mapping = load_mapping(folder(name))
    unused = [*mapping.never_read, *mapping.not_read, *(one for table in mapping.tables for one in table.not_used)]
    assert [one.sheet or one.column for one in unused if set(dict(one.why)) != set(LANGUAGES)] == []
