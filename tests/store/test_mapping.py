import json

import pytest

from regie.examples import EXAMPLES
from regie.landscape import NOUNS
from regie.store.mapping import Row, fill, record_of, row_in, row_of
from regie.store.models import Thing
from tiny import tiny


def through_the_tables(record):
    data = json.loads(json.dumps(row_of(record).as_data()))
    return record_of(Row.from_data(data))


@pytest.mark.parametrize("record", tiny().records, ids=lambda record: record.id)
def test_a_record_comes_back_as_it_was(record):
    assert through_the_tables(record) == record


def test_every_noun_and_field_of_the_example_city_comes_back_as_it_was():
    city = EXAMPLES["voorbeeldstad"]()
    assert {type(record) for record in city.records} == set(NOUNS)
    assert [record.id for record in city.records if through_the_tables(record) != record] == []


def test_what_lists_use_is_derived_from_the_record():
    suite = next(record for record in tiny().records if record.noun == "application")
    thing = fill(Thing(), suite)
    assert thing.name == suite.name
    assert thing.known["suppliers"] == list(suite.suppliers.value)
    assert suite.name.casefold() in thing.folded
    assert record_of(row_in(thing)) == suite
