"""Cases of the Next Release Problem with known optima, as plans of one year."""

import pytest

from benchmarks.next_release import best, cases, problem_of
from regie.programs import Status

KNOWN = {"nrp1-0.3": 1204, "nrp1-0.7": 2507, "nrp-e1-0.3": 7919, "nrp-e1-0.5": 11071}


@pytest.mark.slow
@pytest.mark.shared
def test_the_best_release_is_the_published_one_and_proven(shared):
    found = {name: (path, part) for name, path, part in cases(shared / "benchmarks" / "nrp") if name in KNOWN}
    for name, (path, part) in found.items():
        answer = best(problem_of(path, part))
        assert answer.status is Status.DONE
        assert -answer.cost == pytest.approx(KNOWN[name])
    assert found.keys() == KNOWN.keys()
