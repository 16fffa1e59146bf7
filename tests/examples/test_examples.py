import pytest

from regie.examples import EXAMPLES
from regie.landscape import problems
from regie.landscape.faults import Severity


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_errors(name):
    assert [problem for problem in problems(EXAMPLES[name]()) if problem.severity is Severity.ERROR] == []
