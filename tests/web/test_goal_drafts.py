"""A municipality makes goals of its own: a draft, edited by form, published from a day on."""

import re
from datetime import date

import pytest

from keeping import town
from regie.actions.keeping import goal_drafts as drafts
from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.goal_effect import effect, work
from regie.actions.keeping.goals_in_use import goals_in_use
from regie.actions.keeping.rights import NotAllowedError
from regie.actions.keeping.shown import Shown
from regie.landscape.faults import InputFaults
from regie.reference_data.goal_rules import misfits
from regie.reference_data.goals import goals, goals_of, shipped
from regie.store.models import ResultRun, Role

pytestmark = pytest.mark.django_db
OWN = {
    "id": "eigen-doel",
    "name": {"nl": "Eigen doel", "en": "Own goal"},
    "due": "2031-12-31",
    "target": 0.5,
    "section": "§1",
    "sentence": "De helft is autonoom.",
    "readings": [
        {
            "id": "alles",
            "name": {"nl": "alle applicaties", "en": "all applications"},
            "counts": "applications",
            "among": [],
            "weigh": "number",
            "met_when": "autonomous",
        }
    ],
}


def own(**changes):
    return {**OWN, **changes}


def reading(**changes):
    return own(readings=[{**OWN["readings"][0], **changes}])


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


@pytest.fixture
def draft(place):
    return drafts.start_draft(place.actor(Role.ANALYST))


def test_the_shipped_goals_are_well_formed():
    assert misfits(shipped()) == []


def test_a_draft_of_the_shipped_goals_says_the_same(draft):
    named = goals_of(draft.body)
    assert [one.sentence for one in named] == [one.sentence for one in goals()]
    assert misfits(draft.body) == []


@pytest.mark.parametrize(
    ("goal", "field"),
    [
        (own(due="morgen"), "due"),
        (own(target=1.2), "target"),
        (own(target=None), "target"),
        (own(sentence=" "), "sentence"),
        (own(readings=[]), "readings"),
        (own(name={"nl": "Eigen doel", "en": ""}), "name_en"),
        (reading(counts="paarden"), "0.counts"),
        (reading(among=["paars"]), "0.among"),
        (reading(weigh="volume"), "0.weigh"),
        (reading(name={"nl": "", "en": "x"}), "0.name_nl"),
    ],
)
def test_what_is_wrong_with_a_goal_is_said_at_its_field(place, draft, goal, field):
    with pytest.raises(InputFaults) as refused:
        drafts.save_goal(place.actor(Role.ANALYST), draft.number, goal, was="", seen=1)
    assert [one.place.column for one in refused.value.faults] == [field]


def test_an_own_goal_counts_from_its_day_on(place, draft):
    drafts.save_goal(place.actor(Role.ANALYST), draft.number, OWN, was="", seen=1)
    maker = place.actor(Role.DECISION_MAKER)
    drafts.publish_goals(maker, draft.number, date(2027, 1, 1), why="raadsbesluit", seen=2)
    assert goals_in_use(place.municipality.id, date(2026, 12, 31))[0] == 0
    compute_results(place.municipality.id, day=date(2027, 1, 1))
    shown = Shown(maker)
    assert shown.run.goal_version == draft.number
    found = shown.result("goal", "eigen-doel")
    assert found["target"] == 0.5
    assert found["readings"][0]["share"] is not None


def test_publishing_has_the_results_computed_anew(place, draft, django_capture_on_commit_callbacks):
    day = ResultRun.objects.first().day
    with django_capture_on_commit_callbacks(execute=True):
        drafts.publish_goals(place.actor(Role.DECISION_MAKER), draft.number, day, why="", seen=1)
    assert ResultRun.objects.first().goal_version == draft.number


def test_what_was_published_does_not_change_any_more(place, draft):
    drafts.publish_goals(place.actor(Role.DECISION_MAKER), draft.number, date(2027, 1, 1), why="", seen=1)
    with pytest.raises(LookupError):
        drafts.save_goal(place.actor(Role.ANALYST), draft.number, OWN, was="", seen=1)
    with pytest.raises(LookupError):
        drafts.throw_away(place.actor(Role.ANALYST), draft.number)


def test_who_saves_over_an_older_draft_is_told(place, draft):
    drafts.save_goal(place.actor(Role.ANALYST), draft.number, OWN, was="", seen=1)
    with pytest.raises(ConflictError):
        drafts.save_goal(place.actor(Role.ANALYST), draft.number, own(target=0.9), was="eigen-doel", seen=1)


def test_analysts_draft_and_decision_makers_publish(place, draft):
    with pytest.raises(NotAllowedError):
        drafts.start_draft(place.actor(Role.EDITOR))
    with pytest.raises(NotAllowedError):
        drafts.publish_goals(place.actor(Role.ANALYST), draft.number, date(2027, 1, 1), why="", seen=1)


def test_another_municipality_s_goals_are_not_there(place, draft):
    other = town("elders")
    with pytest.raises(LookupError):
        drafts.version(other.actor(), draft.number)


@pytest.fixture
def analyst(client, place, draft):
    user = place.user("analist", Role.ANALYST)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(text):
    """What the form holds as it was shown."""
    fields = {}
    for name, value in re.findall(r'<input [^>]*?name="([^"]+)" [^>]*?value="([^"]*)"', text):
        fields.setdefault(name, []).append(value)
    for name, body in re.findall(r'<select [^>]*?name="([^"]+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        fields[name] = [chosen[1] if chosen else ""]
    for name, value in re.findall(r'<textarea [^>]*?name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.DOTALL):
        fields[name] = [value]
    return fields


def test_a_goal_is_changed_by_its_form_and_the_rest_stays(analyst, place, draft):
    address = "/tiny/goal-versions/1/goal?goal=critical-data-mapped"
    form = typed(analyst.get(address).text)
    saved = analyst.post(address, {**form, "target": "42,5"}, follow=True)
    assert "Het doel is opgeslagen in het concept." in saved.text
    before = {one.id: one for one in goals_of(draft.body)}
    after = {one.id: one for one in goals_of(drafts.version(place.actor(), 1).body)}
    assert after["critical-data-mapped"].target == 0.425
    changed = [id_ for id_ in after if after[id_] != before[id_]]
    assert changed == ["critical-data-mapped"]


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(analyst):
    address = "/tiny/goal-versions/1/goal?goal=critical-data-mapped"
    answer = analyst.post(address, {**typed(analyst.get(address).text), "target": "veel", "sentence": "Mijn zin"})
    assert answer.status_code == 422
    assert 'href="#field-target"' in answer.text
    assert "Mijn zin" in answer.text


def test_a_draft_is_started_shown_and_thrown_away(analyst):
    assert "Versie 2" in analyst.post("/tiny/goal-versions/", {"based_on": "1"}, follow=True).text
    assert "is weggegooid" in analyst.post("/tiny/goal-versions/2/throw-away", follow=True).text
    assert analyst.get("/tiny/goal-versions/2").status_code == 404


def test_what_a_draft_would_measure_is_seen_before_it_is_published(client, place, draft):
    drafts.save_goal(place.actor(Role.ANALYST), draft.number, own(), was="", seen=draft.saved)
    client.force_login(place.user("analist", Role.ANALYST), backend="django.contrib.auth.backends.ModelBackend")
    page = f"/tiny/goal-versions/{draft.number}/effect"
    assert "nog niet berekend" in client.get(page).text
    runs = ResultRun.objects.count()
    work(place.actor(Role.ANALYST), {"number": draft.number, "address": page}, lambda *_: None)
    text = client.get(page).text
    assert "Eigen doel" in text
    assert text.count(">nieuw<") == 1
    assert "vervalt" not in text
    assert ResultRun.objects.count() == runs


def test_an_effect_says_when_it_is_of_before(place, draft):
    analyst = place.actor(Role.ANALYST)
    work(analyst, {"number": draft.number, "address": "/"}, lambda *_: None)
    assert effect(analyst, draft.number).fresh
    drafts.save_goal(analyst, draft.number, own(), was="", seen=draft.saved)
    assert not effect(analyst, draft.number).fresh


def test_a_reader_may_not_look_at_an_effect(place, draft):
    with pytest.raises(NotAllowedError):
        effect(place.actor(Role.READER), draft.number)
