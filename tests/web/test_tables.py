import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.proofs import prove_lacking
from regie.actions.keeping.tables import day_shown
from regie.analyses.autonomy import autonomous_verdicts
from regie.analyses.placement import compare_placements
from regie.analyses.placement import place as place_all
from regie.decision_models import folder, shipped
from regie.decisions import load_model, read_dmn
from regie.store.landscapes import landscape_of
from regie.store.models import ModelEffect, ModelVersion, Role
from tiny import tiny

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]
APPLICATION = next(record.id for record in tiny().records if record.noun == "application")


@pytest.fixture
def place():
    made = town()
    compute_results(made.municipality.id)
    return made


def signed_in(client, place, role=Role.READER):
    client.force_login(place.user(role, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def reader(client, place):
    return signed_in(client, place)


def test_every_model_stands_in_the_list_with_its_proof_and_examples(reader):
    prove_lacking()
    text = reader.get("/tiny/tables/").text
    assert all(f"/tiny/tables/{name}/0" in text for name in shipped())
    assert text.count("volledig") >= len(shipped())


def test_what_is_not_proven_yet_says_so_and_looks_again_by_itself(reader):
    assert reader.get("/tiny/tables/").text.count("wordt nagegaan") == len(shipped())
    text = reader.get("/tiny/tables/autonoom-2026/0").text
    assert 'data-hx-trigger="every 2s"' in text
    prove_lacking()
    text = reader.get("/tiny/tables/autonoom-2026/0").text
    assert "mogelijke combinaties van antwoorden zijn nagegaan" in text
    assert "every 2s" not in text


@pytest.mark.parametrize("name", shipped())
def test_a_model_reads_in_words_with_its_rules_and_why(reader, name):
    answer = reader.get(f"/tiny/tables/{name}/0")
    assert answer.status_code == 200
    assert "Het plaatje in woorden" in answer.text


def test_the_rules_of_the_definition_are_in_the_readers_language(reader):
    assert "de uiteindelijke zeggenschap ligt buiten de EER" in reader.get("/tiny/tables/autonoom-2026/0").text
    reader.post("/language", {"language": "en"})
    assert "the ultimate control lies outside the EEA" in reader.get("/tiny/tables/autonoom-2026/0").text


def test_a_case_lights_up_the_rule_that_fires(reader):
    text = reader.get("/tiny/tables/autonoom-2026/0/try?a.control=outside").text
    assert text.count('class="fires yes"') == 1


def test_an_unknown_answer_leaves_outcomes_and_names_the_question_that_decides(reader):
    known = "a.noun=application&a.control=nl&a.laws=not_reached&a.keys=shared"
    text = reader.get(f"/tiny/tables/autonoom-2026/0/try?{known}").text
    assert text.count('class="fires maybe"') == 2
    assert "geeft de doorslag" in text


def test_an_answer_that_does_not_exist_is_named_at_its_question(reader):
    text = reader.get("/tiny/tables/autonoom-2026/0/try?a.control=maan").text
    assert "“maan” is geen van de mogelijke antwoorden" in text


def test_the_facts_of_an_application_become_answers_in_the_address(reader):
    answer = reader.get(f"/tiny/tables/sourcing-2026/0/try?application={APPLICATION}")
    assert answer.status_code == 302
    assert f"of={APPLICATION}" in answer["Location"]
    assert "a.critical=" in answer["Location"]
    assert reader.get(answer["Location"]).status_code == 200


def test_the_facts_of_nothing_are_said_to_be_missing(reader):
    answer = reader.get("/tiny/tables/sourcing-2026/0/try?application=niets")
    assert answer.status_code == 404
    assert "Van niets zijn geen gegevens" in answer.text


def test_a_model_can_be_downloaded_and_read_back(reader):
    downloaded = reader.get("/tiny/tables/autonoom-2026/0/file/dmn").content
    assert read_dmn(downloaded).name == "autonoom-2026"
    assert reader.get("/tiny/tables/autonoom-2026/0/file/xlsx").content.startswith(b"PK")
    assert reader.get("/tiny/tables/autonoom-2026/0/file/exe").status_code == 404


def test_a_model_or_version_that_is_not_there_is_not_found(reader):
    assert reader.get("/tiny/tables/bestaatniet/0").status_code == 404
    assert reader.get("/tiny/tables/autonoom-2026/1").status_code == 404


@pytest.fixture
def analyst(client, place):
    return signed_in(client, place, Role.ANALYST)


def table_form(page, **changed):
    """What a browser would send of the form of a page, with some fields changed."""
    fields = dict(re.findall(r'<input[^>]* name="([\w-]+)" value="([^"]*)"', page))
    selected = re.findall(r'<select id="(\w+)".*?</select>', page, flags=re.DOTALL)
    for name in selected:
        part = page[page.index(f'<select id="{name}"') :]
        chosen = re.search(r'<option value="([^"]*)" selected', part[: part.index("</select>")])
        fields[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in fields.items()} | changed


DRAFT = "/tiny/tables/autonoom-2026/1"
EDIT = f"{DRAFT}/edit/autonomous"


def draft(client):
    client.post("/tiny/tables/autonoom-2026/0/draft")
    return client.get(EDIT).text


def test_a_draft_is_not_there_for_readers(client, place, analyst):
    draft(analyst)
    assert signed_in(client, place, Role.READER).get(DRAFT).status_code == 404


def test_a_cell_of_a_draft_can_be_changed_and_is_kept(analyst):
    form = table_form(draft(analyst), **{"in-1-1": '"outside", "ch"', "do": "save"})
    assert analyst.post(EDIT, form).status_code == 302
    assert "&#34;outside&#34;, &#34;ch&#34;" in analyst.get(EDIT).text


def test_saving_without_a_change_keeps_the_content_hash(analyst):
    analyst.post(EDIT, table_form(draft(analyst), do="save"))
    assert ModelVersion.objects.get().hash == load_model(folder("autonoom-2026")).hash


def test_all_faults_of_a_table_are_named_at_once_at_their_cells(analyst):
    form = table_form(draft(analyst), **{"in-1-1": '"maan"', "out-2-0": "", "in-3-0": '"', "do": "save"})
    answer = analyst.post(EDIT, form)
    assert answer.status_code == 422
    assert all(f'href="#{cell}"' in answer.text for cell in ("in-1-1", "out-2-0", "in-3-0"))
    assert ModelVersion.objects.get().saved == 1


def test_rules_are_added_moved_and_taken_away_before_saving(analyst):
    page = draft(analyst)
    added = analyst.post(EDIT, table_form(page, do="add-5")).text
    assert 'name="rows" value="6"' in added
    fewer = analyst.post(EDIT, table_form(page, do="remove-2")).text
    assert 'name="rows" value="4"' in fewer
    moved = table_form(analyst.post(EDIT, table_form(page, do="up-2")).text)
    assert moved["in-1-2"] == '"reached"'
    assert ModelVersion.objects.get().saved == 1


def test_a_gap_in_a_draft_is_named_with_a_case(analyst):
    page = draft(analyst)
    fewer = analyst.post(EDIT, table_form(page, do="remove-5")).text
    analyst.post(EDIT, table_form(fewer, do="save"))
    prove_lacking()
    text = analyst.get(DRAFT).text
    assert "Gat:" in text
    assert "geen regel past als" in text


def test_who_saves_over_somebody_elses_work_is_told_so(analyst):
    page = draft(analyst)
    analyst.post(EDIT, table_form(page, **{"in-1-1": '"ch"', "do": "save"}))
    answer = analyst.post(EDIT, table_form(page, **{"in-1-1": '"eu"', "do": "save"}))
    assert answer.status_code == 409
    assert "&#34;eu&#34;" in answer.text
    assert analyst.post(EDIT, table_form(answer.text, do="save")).status_code == 302


def test_an_earlier_save_can_be_put_back(analyst):
    page = draft(analyst)
    analyst.post(EDIT, table_form(page, **{"in-1-1": '"ch"', "do": "save"}))
    assert analyst.post(f"{DRAFT}/saves", {"saved": "1", "seen": "2"}).status_code == 302
    assert ModelVersion.objects.get().hash == load_model(folder("autonoom-2026")).hash


@pytest.mark.parametrize("kind", ["dmn", "xlsx"])
def test_a_draft_goes_out_as_a_file_and_comes_back_the_same(analyst, kind):
    draft(analyst)
    before = ModelVersion.objects.get().hash
    content = analyst.get(f"{DRAFT}/file/{kind}").content
    given = {"file": SimpleUploadedFile(f"model.{kind}", content), "seen": "1"}
    assert analyst.post(f"{DRAFT}/upload", given).status_code == 302
    after = ModelVersion.objects.get()
    assert (after.saved, after.hash) == (2, before)


def test_every_fault_of_a_file_is_shown_and_the_draft_stays(analyst):
    draft(analyst)
    given = {"file": SimpleUploadedFile("model.dmn", b"<kapot>"), "seen": "1"}
    assert analyst.post(f"{DRAFT}/upload", given).status_code == 422
    assert ModelVersion.objects.get().saved == 1


def test_a_draft_can_be_thrown_away(analyst):
    draft(analyst)
    assert analyst.post(f"{DRAFT}/discard", {"seen": "1"}).status_code == 302
    assert not ModelVersion.objects.exists()


def test_a_draft_changes_no_result(analyst, place):
    analyst.post(EDIT, table_form(draft(analyst), **{"out-5-0": '"no"', "do": "save"}))
    assert compute_results(place.municipality.id) is None


SOURCING = "/tiny/tables/sourcing-2026/1"


@pytest.fixture
def decider(client, place):
    return signed_in(client, place, Role.DECISION_MAKER)


def changed_draft(client, **cells):
    """A draft of the definition in which the last rule says something else, or what is given."""
    form = table_form(draft(client), **(cells or {"out-5-0": '"no"'}), do="save")
    assert client.post(EDIT, form).status_code == 302


def published(client, place, day="2026-11-01"):
    saved = str(ModelVersion.objects.get().saved)
    return client.post(f"{DRAFT}/publish", {"valid_from": day, "why": "De raad wil het zo", "seen": saved})


def test_the_effect_names_what_changes_and_in_how_many_cases(decider):
    changed_draft(decider)
    assert decider.post(f"{DRAFT}/effect").status_code == 302
    text = decider.get(f"{DRAFT}/effect").text
    kept = ModelEffect.objects.get().body
    part = kept["exact"][0]
    assert part["changed"] == sum(one["states"] for one in part["differences"]) > 0
    assert kept["moves"]
    assert all(one["name"] in text for one in kept["moves"])


def test_the_effect_on_places_is_exactly_what_placing_anew_gives(decider, place):
    decider.post("/tiny/tables/sourcing-2026/0/draft")
    edit = f"{SOURCING}/edit/place"
    form = table_form(decider.get(edit).text, do="save")
    last = max(int(name.split("-")[1]) for name in form if name.startswith("out-"))
    form |= {f"out-{row}-0": form["out-1-0"] for row in range(1, last + 1)}
    assert decider.post(edit, form).status_code == 302
    decider.post(f"{SOURCING}/effect")
    day = day_shown(place.municipality)
    landscape = landscape_of(place.municipality)
    verdicts = autonomous_verdicts(landscape, day)
    old, new = (
        place_all(landscape, day, model, verdicts)
        for model in (load_model(folder("sourcing-2026")), read_dmn(ModelVersion.objects.get().dmn.encode()))
    )
    moved = [move.application for move in compare_placements(old, new)]
    assert [one["id"] for one in ModelEffect.objects.get().body["moves"]] == moved != []


def test_an_effect_of_an_older_draft_is_said_to_be_old(decider):
    changed_draft(decider)
    decider.post(f"{DRAFT}/effect")
    assert "bereken het opnieuw" not in decider.get(f"{DRAFT}/effect").text
    decider.post(EDIT, table_form(decider.get(EDIT).text, **{"in-1-1": '"ch"', "do": "save"}))
    assert "bereken het opnieuw" in decider.get(f"{DRAFT}/effect").text


def test_a_published_version_is_computed_with_and_the_result_says_so(decider, place):
    changed_draft(decider)
    assert published(decider, place).status_code == 302
    run = compute_results(place.municipality.id, day=date(2026, 11, 25))
    assert run is not None
    row = ModelVersion.objects.get()
    assert run.model_versions["autonoom-2026"] == {"number": 1, "hash": row.hash}
    assert run.model_versions["sourcing-2026"]["number"] == 0
    overview = run.results.get(kind="overview").body
    assert overview["autonomous"]["yes"] == 0


def test_a_version_does_not_count_before_its_date_of_effect(decider, place):
    changed_draft(decider)
    day = timezone.localdate() + timedelta(days=30)
    published(decider, place, day=day.isoformat())
    before = compute_results(place.municipality.id, day=day - timedelta(days=1))
    after = compute_results(place.municipality.id, day=day)
    assert [run.model_versions["autonoom-2026"]["number"] for run in (before, after)] == [0, 1]


def test_a_version_with_a_gap_or_an_unknown_answer_is_not_published(decider, place):
    changed_draft(decider, **{"in-5-0": '"application"', "out-1-0": '"misschien"'})
    answer = published(decider, place)
    assert answer.status_code == 422
    assert "Er is een gat" in answer.text
    assert "misschien" in answer.text
    assert ModelVersion.objects.get().state == "draft"


def test_publishing_needs_a_reason_and_a_day(decider, place):
    changed_draft(decider)
    answer = decider.post(f"{DRAFT}/publish", {"seen": "2"})
    assert answer.status_code == 422
    assert "De reden ontbreekt" in answer.text
    assert "De ingangsdatum ontbreekt" in answer.text


def test_a_published_version_can_be_read_but_never_changed(decider, place):
    changed_draft(decider)
    published(decider, place)
    assert decider.get(DRAFT).status_code == 200
    assert decider.get(EDIT).status_code == 404
    assert decider.post(f"{DRAFT}/discard", {"seen": "2"}).status_code == 404


def test_an_analyst_may_draft_and_not_publish(analyst, place):
    changed_draft(analyst)
    assert published(analyst, place).status_code == 403


def test_one_municipalitys_version_is_not_another_ones(decider, place):
    changed_draft(decider)
    published(decider, place)
    other = town("elders")
    assert compute_results(other.municipality.id).model_versions["autonoom-2026"]["number"] == 0
