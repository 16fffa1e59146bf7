import pytest

from regie.analyses.questions import Priors
from regie.landscape import UNKNOWN, FactRef
from tiny import adding, setting, supplier, tiny


def test_nobody_is_expected_to_be_its_own_sub_processor() -> None:
    others = (supplier("s1", "S1", "NL", sub_processors=("duinsoft",)), supplier("s2", "S2", "NL"))
    landscape = setting(adding(tiny(), *others), "duinsoft", sub_processors=UNKNOWN)
    answers = dict(Priors(landscape, 0.5).of(FactRef("duinsoft", "sub_processors")))
    assert ("duinsoft",) not in answers
    assert sum(answers.values()) == pytest.approx(1)
    elsewhere = setting(landscape, "s2", sub_processors=UNKNOWN)
    assert ("duinsoft",) in dict(Priors(elsewhere, 0.5).of(FactRef("s2", "sub_processors")))
