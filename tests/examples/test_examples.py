import pytest

from regie.examples import EXAMPLES
from regie.landscape import problems
from regie.landscape.faults import Severity

BY_NAME = [pytest.param(name, marks=pytest.mark.slow) if name == "amsterdam-schaal" else name for name in EXAMPLES]


@pytest.mark.parametrize("name", BY_NAME)
def test_an_example_has_no_errors(name):
    assert [problem for problem in problems(EXAMPLES[name]()) if problem.severity is Severity.ERROR] == []
