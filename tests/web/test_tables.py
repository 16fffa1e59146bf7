import pytest

from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.decision_models import shipped
from regie.decisions import read_dmn
from regie.store.models import Role
from tiny import tiny

pytestmark = pytest.mark.django_db
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
    text = reader.get("/tiny/tables/").text
    assert all(f"/tiny/tables/{name}/0" in text for name in shipped())
    assert text.count("volledig") >= len(shipped())


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
