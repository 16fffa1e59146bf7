import re

import pytest

from keeping import town
from regie.store.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(town().user("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_report_is_chosen_made_and_seen(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = reader.post("/tiny/report/", {"chapters": ["goals"], "language": "en", "form": "html"})
    progress = reader.get(asked["Location"]).text
    made = re.search(r'href="(/tiny/report/made/\d+)"', progress)[1]
    answer = reader.get(made)
    assert answer["Content-Disposition"].startswith("inline")
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert " style=" not in answer.text
    assert '<html lang="en">' in answer.text
    assert made in reader.get("/tiny/report/").text
    assert reader.get(f"{made}?download")["Content-Disposition"].startswith("attachment")


def test_a_report_without_chapters_says_so_and_keeps_what_was_chosen(reader):
    answer = reader.post("/tiny/report/", {"language": "en", "form": "pdf"})
    assert answer.status_code == 422
    assert "Kies ten minste één hoofdstuk." in answer.text
    assert re.search(r'value="pdf" checked', answer.text)


def test_a_report_that_is_not_there_is_not_there(reader):
    assert reader.get("/tiny/report/made/1").status_code == 404
