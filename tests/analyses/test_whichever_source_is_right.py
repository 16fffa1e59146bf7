"""Of a fact on which sources differ one is right: whichever it is, every answer lies within what was said before."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from regie.analyses.autonomy import assess_autonomy
from regie.analyses.concentration import Level, Measure, concentrate
from regie.analyses.placement import MODELS, place
from regie.analyses.targets import measure_goals
from regie.landscape import NO_DATA, NO_PROCESS, Verdict, contested, criticality, protection
from regie.landscape.vocabulary import Clause
from regie.reference_data.goals import Weigh
from tiny import AT, SOURCE, adding, fact, owned, setting, supplier, tiny

DIFFERENT = [
    ("uitkeringen", "applications", ("suite",), ("second",)),
    ("uitkeringen", "applications", ("suite",), ("second", "suite")),
    ("uitkeringen", "applications", (), ("second",)),
    ("uitkeringen", "maximum_outage", 4.0, 48.0),
    ("clienten", "stored_in", ("suite",), ("second",)),
    ("clienten", "stored_in", ("suite",), ("suite", "cloud")),
    ("suite", "suppliers", ("duinsoft",), ("oceaan",)),
    ("suite", "suppliers", ("oceaan",), ("duinsoft", "oceaan")),
    ("suite", "suppliers", (), ("duinsoft",)),
    ("suite", "platform", "poldercloud", "cloud"),
    ("suite", "platform", "", "cloud"),
    ("poldercloud", "operated_by", ("polderhost",), ("oceaan",)),
    ("poldercloud", "infrastructure", (), ("cloud",)),
    ("duinsoft", "sub_processors", (), ("oceaan",)),
    ("duinsoft<holding", "since", date(2026, 1, 1), date(2027, 1, 1)),
    ("duinsoft<holding", "share", 0.4, 0.6),
    ("c1", "end", date(2025, 1, 1), date(2027, 1, 1)),
    ("c1", "covers", ("suite",), ("second",)),
]


def landscape():
    """Two applications, a cloud at home and one abroad, and a supplier with a holding above it."""
    suite, host = tiny()["suite"], tiny()["poldercloud"]
    american = {name: fact(("oceaan",)) for name in ("suppliers", "operated_by")}
    made = adding(
        tiny(),
        supplier("oceaan", "Oceaan Inc.", "US"),
        replace(host, id="cloud", name="Oceaancloud", locations=fact(("US",)), **american),
        replace(suite, id="second", name="Tweede", platform=fact("cloud"), **american),
    )
    return setting(owned(made, "duinsoft", supplier("holding", "Holding", "DE")), "c1", clauses=(Clause.DATA_RETURN,))


def results(one):
    autonomy = assess_autonomy(one, AT)
    verdicts = {id_: judged.autonomous for id_, judged in autonomy.judgements.items()}
    goals = measure_goals(one, AT, verdicts)
    placed = {(model, row.application): row for model in MODELS for row in place(one, AT, model, verdicts).rows}
    return autonomy.judgements, goals, placed, concentrate(one, AT, through_chain=True)


def within(before, after):
    return before is None or after is None or (before.low <= after.low and after.high <= before.high)


def judgements_within(before, after):
    for thing, judged in before.items():
        then = after[thing]
        assert judged.autonomous in (Verdict.BETWEEN, then.autonomous), thing
        assert within(judged.seal, then.seal), thing
        for name, answer in judged.answers.items():
            now = then.answers.get(name)
            assert answer.gap if now is None else set(now.possible) <= set(answer.possible), (thing, name)


def goals_within(before, after):
    for measured in (one for goal in before.goals for one in goal.measurements):
        # what counts as known is not known as long as sources differ
        if measured.reading.weigh is Weigh.NUMBER and "known" not in measured.reading.met_when.value:
            then = after.of(measured.reading.goal, measured.reading.id)
            assert within(measured.share, then.share), measured.reading


def parts_within(before, after):
    for which in product(Level, (Measure.APPLICATIONS, Measure.CRITICAL_PROCESSES)):
        for part in after.table(*which).parts:
            assert within(before.table(*which).share_of(part.key), part.share), (which, part.key)


def inherited_within(before, after):
    for thing in ("suite", "second"):
        one, then = (criticality(any_, AT).get(thing, NO_PROCESS) for any_ in (before, after))
        assert one.critical in (Verdict.BETWEEN, then.critical)
        assert within(one.maximum_outage, then.maximum_outage)
        assert set(protection(after).get(thing, NO_DATA).bbn) <= set(protection(before).get(thing, NO_DATA).bbn)


@pytest.mark.slow
@pytest.mark.parametrize(("id_", "field", "one", "other"), DIFFERENT)
def test_whichever_source_is_right_the_answers_lie_within_what_was_said(id_, field, one, other):
    open_ = setting(landscape(), id_, **{field: contested([(one, SOURCE), (other, SOURCE)])})
    judged, goals, placed, parts = results(open_)
    for value in (one, other):
        closed = setting(landscape(), id_, **{field: value})
        judged_then, goals_then, placed_then, parts_then = results(closed)
        judgements_within(judged, judged_then)
        goals_within(goals, goals_then)
        parts_within(parts, parts_then)
        inherited_within(open_, closed)
        for key, row in placed.items():
            assert set(placed_then[key].possible) <= set(row.possible), key
