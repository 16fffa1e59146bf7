import pytest

from regie.examples import EXAMPLES, voorbeeldstad
from regie.landscape import NOUNS, Application, fact_fields, problems
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
