"""Things of one noun made at once."""

import pytest

from regie.landscape import NOUNS, Organisation, Record, Source, by_column, fields, known


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun)
def test_things_made_by_column_are_those_the_noun_itself_makes(noun: type[Record]) -> None:
    names = [one.name for one in fields(noun)]
    columns = {name: [f"{name} {at}" for at in range(3)] for name in names}
    source = [Source(str(at)) for at in range(3)]
    one_by_one = [
        noun(**{name: columns[name][at] for name in names}, source=source[at])  # type: ignore[arg-type]
        for at in range(3)
    ]
    assert by_column(noun, {**columns, "source": source}) == one_by_one


def test_a_field_without_a_column_has_its_default() -> None:
    made = by_column(Organisation, {"id": ["a", "b"], "name": ["A", "B"], "lei": [known("1"), known("2")]})
    assert made[1] == Organisation(id="b", name="B", lei=known("2"))


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        by_column(Organisation, {"id": ["a", "b"], "name": ["A"]})


def test_a_thing_without_what_it_must_have_is_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        by_column(Organisation, {"id": ["a"]})
