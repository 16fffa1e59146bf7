"""What is wrong with an installation is said with how to mend it, in both languages."""

import json
import os
import subprocess
import sys

import pytest

from regie.actions.examining.configured import configured
from regie.actions.examining.machine import machine
from regie.actions.examining.processing import processing
from regie.actions.examining.sign_in import sign_in
from regie.locale import LANGUAGES, known
from regie.locale.catalogue import catalogue
from regie.reports.checkup import Checkup, State
from regie.site.environment import SETTINGS

SOUND = {setting.name: setting.default for setting in SETTINGS} | {
    "REGIE_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789",
    "REGIE_HOSTS": "regie.example.nl",
    "REGIE_HTTPS": "yes",
    "REGIE_BEHIND_PROXY": "yes",
}


def said(findings):
    """What was found that is not good, by key."""
    return [one.what.key.removeprefix("doctor.") for one in findings if one.state is not State.GOOD]


def test_sound_settings_are_all_good():
    found = list(configured(SOUND, own_key=False))
    assert said(found) == []
    assert Checkup(tuple(found)).sound


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"REGIE_SECRET_KEY": "short"}, "secret_key.weak"),
        ({"REGIE_SECRET_KEY": "a" * 60}, "secret_key.weak"),
        ({"REGIE_HOSTS": ""}, "hosts.none"),
        ({"REGIE_HOSTS": "*"}, "hosts.any"),
        ({"REGIE_HOSTS": "https://regie.example.nl"}, "hosts.strange"),
        ({"REGIE_HTTPS": "no"}, "https.off"),
        ({"REGIE_BEHIND_PROXY": "no"}, "https.no_proxy"),
        ({"REGIE_HTTPS": "perhaps"}, "switches.neither"),
        ({"REGIE_TIME_ZONE": "Europe/Voorbeeldstad"}, "time_zone.strange"),
        ({"REGIE_THEME_STYLESHEET": "/nowhere/city.css"}, "theme.missing"),
        ({"REGIE_METRICS_TOKEN": "short"}, "metrics.weak"),
    ],
)
def test_a_setting_that_is_wrong_is_named(changed, finding):
    assert finding in said(configured({**SOUND, **changed}, own_key=False))


def test_a_misspelt_setting_is_told_with_the_one_that_is_meant(monkeypatch):
    monkeypatch.setenv("REGIE_HOST", "regie.example.nl")
    found = [one for one in configured(SOUND, own_key=False) if one.check == "names"]
    assert dict(found[0].what.values) == {"name": "REGIE_HOST", "meant": "REGIE_HOSTS"}


def test_a_key_regie_made_itself_is_doubted_once_others_use_the_site():
    assert said(configured(SOUND, own_key=True)) == ["secret_key.own"]
    assert "secret_key.own" not in said(configured({**SOUND, "REGIE_HOSTS": "localhost"}, own_key=True))


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"REGIE_LOCAL_ACCOUNTS": "no"}, "sign_in.nobody"),
        ({"REGIE_OIDC_ISSUER": "http://sign-in.example.nl"}, "oidc.not_https"),
        ({"REGIE_OIDC_ISSUER": "https://sign-in.example.nl"}, "oidc.no_client"),
    ],
)
def test_sign_in_that_cannot_work_is_named(changed, finding):
    assert said(sign_in({**SOUND, **changed}, ask_others=False)) == [finding]


def test_a_sign_in_service_is_asked_only_when_told_to():
    oidc = {"REGIE_OIDC_CLIENT_ID": "regie", "REGIE_OIDC_CLIENT_SECRET": "for tests"}
    held = {**SOUND, **oidc, "REGIE_OIDC_ISSUER": "http://127.0.0.1:9"}
    assert said(sign_in(held, ask_others=False)) == ["oidc.not_asked"]
    assert said(sign_in(held, ask_others=True)) == ["oidc.unreachable"]


@pytest.mark.parametrize(
    ("variables", "register", "finding"),
    [
        ({}, "", "processing.no_endpoint"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://logboek.example.nl"}, "", "processing.not_https"),
        ({"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, "", "processing.protocol"),
        ({"OTEL_SDK_DISABLED": "true"}, "", "processing.disabled"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "https://logboek.example.nl"}, "verwerkingen", "processing.register"),
    ],
)
def test_a_processing_log_that_cannot_be_reached_safely_is_named(monkeypatch, variables, register, finding):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    held = {**SOUND, "REGIE_PROCESSING_LOG": "yes", "REGIE_PROCESSING_REGISTER": register}
    assert said(processing(held)) == [finding]
    assert list(processing(SOUND)) == []


def test_a_key_that_others_can_read_is_wrong(tmp_path):
    key = tmp_path / "key"
    key.write_text("for tests", encoding="utf-8")
    key.chmod(0o644)
    assert "file_rights.key" in said(machine(key))
    key.chmod(0o600)
    assert "file_rights.key" not in said(machine(key))


def test_every_finding_that_is_not_good_has_words_to_mend_it():
    keys = catalogue("nl", "doctor").keys()
    fine = (".good", "_mend", ".sum", "state.doubt", "state.wrong")
    bad = [key for key in keys if not key.endswith(fine)]
    assert len(bad) > 30
    assert [key for key in bad for language in LANGUAGES if not known(f"{key}_mend", language)] == []


@pytest.mark.slow
def test_the_doctor_of_an_empty_folder_says_what_lacks_and_makes_nothing(tmp_path):
    ours = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    command = [sys.executable, "-m", "regie", "doctor", "--json"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    found = {one["check"]: one["state"] for one in json.loads(ran.stdout)["findings"]}
    assert (ran.returncode, found["database"]) == (1, "wrong")
    assert list(tmp_path.iterdir()) == []
