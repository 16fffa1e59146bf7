import hashlib

import pytest

from regie.examples import EXAMPLES, amsterdam_schaal, voorbeeldstad
from regie.landscape import NOUNS, Application, Dataset, Process, fact_fields, problems
from regie.landscape.faults import Severity


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_errors(name):
    assert [problem for problem in problems(EXAMPLES[name]()) if problem.severity is Severity.ERROR] == []


def test_the_small_city_has_forty_applications_and_shows_every_field():
    city = voorbeeldstad()
    assert len(city.all(Application)) == 40
    hidden = [
        (noun.noun, field.name)
        for noun in NOUNS
        for field in fact_fields(noun)
        if not any(getattr(record, field.name).claims for record in city.all(noun))
    ]
    assert hidden == []


def test_the_large_city_has_the_size_of_amsterdam():
    city = amsterdam_schaal()
    assert len(city.all(Application)) == 1300
    assert len(city.all(Process)) == 300
    volume = sum(dataset.volume.value for dataset in city.all(Dataset))
    assert volume == pytest.approx(310, abs=0.1)


def test_the_same_seed_gives_the_same_city_and_another_seed_another():
    def digest(seed):
        return hashlib.sha256(repr(amsterdam_schaal(seed, 60).records).encode()).hexdigest()

    assert digest(1) == digest(1)
    assert digest(1) != digest(2)
