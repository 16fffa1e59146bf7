import re

import pytest
from django.urls import get_resolver

from regie.web.help_pages.topics import TOPICS

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


def test_help_is_searched_by_words(client):
    text = client.get("/help?q=TOETSENBORD").text
    assert "/help/keys" in text
    assert "/help/audit" not in re.sub(r"<header.*?</header>", "", text, flags=re.DOTALL)
    assert "staat niets in de hulp" in client.get("/help?q=xyzzy").text


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_topic_is_there_in_both_languages(client, topic, language):
    client.cookies["language"] = language
    assert client.get(f"/help/{topic}").status_code == 200


def test_a_screen_leads_to_help_about_itself(client):
    assert 'href="/help/account"' in client.get("/sign-in").text


def test_topics_are_about_screens_that_exist():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {screen for screens in TOPICS.values() for screen in screens} <= names


def test_security_txt_says_where_to_write(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "beveiliging@voorbeeld.example"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Contact: mailto:beveiliging@voorbeeld.example\n" in answer.text
    assert "Expires: 20" in answer.text
