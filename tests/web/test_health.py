"""Who watches over the installation gets a word, by any host name, without account and without HTTPS."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from regie.actions.keeping import health

pytestmark = pytest.mark.django_db


def test_probes_need_no_host_name_no_https_and_no_account(client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["regie.example.nl"], True
    for address, word in (("/health/live", b"alive\n"), ("/health/ready", b"ready\n")):
        answer = client.get(address, HTTP_HOST="10.1.2.3")
        assert (answer.status_code, answer.content) == (200, word)


def test_tables_of_an_earlier_version_mean_alive_but_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="store").order_by("-id").first().delete()
    health.Seen.up_to_date = False
    assert client.get("/health/live").status_code == 200
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"migrations\n")


def test_a_host_name_that_is_not_ours_is_refused_with_a_page(client):
    assert client.get("/sign-in", HTTP_HOST="elsewhere.example").status_code == 400
