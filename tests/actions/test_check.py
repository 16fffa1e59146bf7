from dataclasses import replace

import regie
from regie.landscape import Deviation
from regie.landscape.faults import Severity
from regie.locale import say
from regie.readers import write_landscape
from tiny import adding, tiny


def test_check_says_where_a_decision_names_a_model_or_outcome_that_does_not_exist(tmp_path):
    wrong = Deviation(id="afw", application="suite", model="sourcing", outcome="reconsider")
    other = replace(wrong, id="anders", model="cloudbeleid-2026", outcome="eigen kelder")
    file = tmp_path / "tiny.xlsx"
    write_landscape(adding(tiny(), wrong, other), file)
    reading = regie.check(file)
    assert reading.landscape is not None
    assert [(one.place.row, one.severity) for one in reading.faults] == [(2, Severity.WARNING), (3, Severity.WARNING)]
    assert all(one.place.column and one.place.sheet for one in reading.faults)
    assert "sourcing-2026" in say(reading.faults[0].mend, "nl")
    assert "eigen kelder" in say(reading.faults[1].what, "en")
