"""Arrows of a plan: from what must be done first to what waits for it, drawn row by row and said in words."""

import re
from urllib.parse import urlencode

import pytest

from planned import analyst_of, planned, to_plan, usual
from regie.actions.keeping.roadmap import handing_in
from regie.store.models import Plan, User
from regie.web.roadmap.arrows import MOST_ROWS, arrows
from regie.web.roadmap.gantt import Group, Row

pytestmark = pytest.mark.anywhere


def group(key, *bars):
    rows = tuple(Row({"thing": thing}, begin, end - begin, None, None) for thing, begin, end in bars)
    return Group(key, key, rows, len(rows), 0.0, 0.0, (), open=True)


def parts(drawn, row):
    return [(one.part, one.down, one.end, one.on, one.broken) for one in drawn.get(row, ())]


def test_a_line_leaves_a_bar_passes_other_rows_and_enters_what_waits():
    groups = [group("een", ("platform", 0, 20), ("ander", 50, 60)), group("twee", ("wacht", 40, 60), ("erin", 10, 30))]
    drawn = arrows(groups, {"wacht": [("platform", 0)], "erin": [("platform", 0)]}, 10)
    assert parts(drawn, "step:platform") == [("from", True, None, False, False)]
    assert parts(drawn, "step:ander") == parts(drawn, "group:twee") == [("through", True, None, False, False)]
    assert parts(drawn, "step:wacht") == [("to", True, 40, True, False)]
    assert parts(drawn, "step:erin") == [("to", True, None, False, False)]


def test_what_stands_above_is_reached_upwards_and_what_is_too_early_is_marked():
    drawn = arrows([group("een", ("vroeg", 0, 10), ("eerst", 20, 40))], {"vroeg": [("eerst", 0)]}, 10)
    assert parts(drawn, "step:eerst") == [("from", False, None, False, False)]
    assert parts(drawn, "step:vroeg") == [("to", False, 10, False, True)]


def test_years_that_must_lie_between_count():
    bars = group("een", ("eerst", 0, 20), ("daarna", 10, 30))
    for years, early in ((1, False), (2, True)):
        assert parts(arrows([bars], {"daarna": [("eerst", years)]}, 10), "step:daarna")[0][-1] is early


def test_lines_that_leave_in_the_same_year_stand_side_by_side():
    bars = group("een", ("a", 0, 20), ("b", 0, 20), ("c", 0, 20))
    drawn = arrows([bars], {"c": [("a", 0), ("b", 0)]}, 10)
    assert len({one.dx for one in drawn["step:c"]}) == 2


def test_too_many_rows_have_no_arrows_and_what_is_folded_neither():
    many = group("een", *((f"a{n}", 0, 10) for n in range(MOST_ROWS + 1)))
    assert arrows([many], {"a1": [("a0", 0)]}, 10) == {}
    assert arrows([group("een", ("a", 0, 10))], {"a": [("gevouwen", 0)]}, 10) == {}


@pytest.mark.django_db
def test_a_plan_says_in_words_what_each_step_waits_for_and_shows_it_beside_a_filter(client):
    actor = analyst_of(to_plan())
    client.force_login(User.objects.get(id=actor.user), backend="django.contrib.auth.backends.ModelBackend")
    stated = "landings:\n- {id: eigen, name: Eigen wolk, once: 5, running: 5}\noptions:\n"
    meets = "supplier_nl_eu, on_nl_eu_platform, on_nl_eu_platform_or_on_premise, on_autonomous_platform, autonomous"
    stated += f'- {{thing: suite, strategy: rehost, target: eigen, once: 9, meets: "{meets}"}}\n'
    handing_in.keep(actor, ("route.yaml", stated.encode()))
    plan = planned(actor, usual(actor))
    text = client.get(f"/tiny/plans/{plan.id}?q=suite").text
    assert "1 van 2 stappen, met 1 stap waarop zij wachten" in re.sub(r"\s+", " ", text)
    assert 'class="head"' in text
    assert text.count("na Eigen wolk") == 2  # in the picture and in the table
    step = next(one for one in Plan.objects.get().steps if one["thing"] == "suite")
    early = urlencode({"fix": f"suite||{step['year'] - 1}"})
    assert 'class="head broken"' in client.get(f"/tiny/plans/{plan.id}?{early}").text
