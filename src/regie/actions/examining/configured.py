"""Settings that are misspelt, unsafe, or contradict each other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import available_timezones

from regie.reports.checkup import Finding, doubt, good, wrong

_YES_NO = {"1", "true", "yes", "ja", "0", "false", "no", "nee", ""}
_SWITCHES = ("REGIE_HTTPS", "REGIE_BEHIND_PROXY", "REGIE_LOCAL_ACCOUNTS", "REGIE_PROCESSING_LOG")
_OUTSIDE = {"REGIE_SHARED", "REGIE_RENEW_GOLDEN"}  # of the tests
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}
_LONG_ENOUGH = 40
_TOKEN_LENGTH = 24


def configured(held: Mapping[str, str], *, own_key: bool) -> Iterator[Finding]:
    """Look at the values of all settings by name. `own_key`: the secret key was made by regie for this folder."""
    yield from _names(held)
    yield from _switches(held)
    yield from _secret_key(held, own_key)
    yield from _hosts(held)
    yield from _https(held)
    yield from _time_zone(held)
    yield from _theme(held)
    yield from _metrics(held)


def _names(held: Mapping[str, str]) -> Iterator[Finding]:
    set_ = {name.removesuffix("_FILE") for name in os.environ if name.startswith("REGIE_")}
    strange = sorted(set_ - set(held) - _OUTSIDE)
    for name in strange:
        alike = get_close_matches(name, held, 1)
        yield doubt("names", "alike", name=name, meant=alike[0]) if alike else doubt("names", "strange", name=name)
    if not strange:
        yield good("names")


def _switches(held: Mapping[str, str]) -> Iterator[Finding]:
    for name in _SWITCHES:
        if held[name].strip().casefold() not in _YES_NO:
            yield wrong("switches", "neither", name=name)


def _secret_key(held: Mapping[str, str], own_key: bool) -> Iterator[Finding]:
    key = held["REGIE_SECRET_KEY"]
    if own_key and not _is_local(held):
        yield doubt("secret_key", "own")
    elif len(key) < _LONG_ENOUGH or len(set(key)) < 10:
        yield wrong("secret_key", "weak", length=_LONG_ENOUGH)
    else:
        yield good("secret_key")


def _hosts(held: Mapping[str, str]) -> Iterator[Finding]:
    names = [name.strip() for name in held["REGIE_HOSTS"].split(",") if name.strip()]
    if not names:
        yield wrong("hosts", "none")
    elif "*" in names:
        yield wrong("hosts", "any")
    elif strange := [name for name in names if "/" in name or " " in name]:
        yield wrong("hosts", "strange", name=strange[0])
    else:
        yield good("hosts", names=", ".join(names))


def _https(held: Mapping[str, str]) -> Iterator[Finding]:
    https, proxy = (held[name].strip().casefold() in {"1", "true", "yes", "ja"} for name in _SWITCHES[:2])
    if https and not proxy:
        yield wrong("https", "no_proxy")
    elif not https and not _is_local(held):
        yield wrong("https", "off")
    elif not https:
        yield doubt("https", "local")
    else:
        yield good("https")


def _is_local(held: Mapping[str, str]) -> bool:
    return {name.strip() for name in held["REGIE_HOSTS"].split(",") if name.strip()} <= _LOCAL


def _time_zone(held: Mapping[str, str]) -> Iterator[Finding]:
    zone = held["REGIE_TIME_ZONE"]
    if zone in available_timezones():
        yield good("time_zone", zone=zone)
    else:
        yield wrong("time_zone", "strange", zone=zone)


def _theme(held: Mapping[str, str]) -> Iterator[Finding]:
    named = held["REGIE_THEME_STYLESHEET"]
    if not named:
        return
    yield good("theme", file=named) if Path(named).is_file() else wrong("theme", "missing", file=named)


def _metrics(held: Mapping[str, str]) -> Iterator[Finding]:
    token = held["REGIE_METRICS_TOKEN"]
    if token:
        yield good("metrics") if len(token) >= _TOKEN_LENGTH else wrong("metrics", "weak", length=_TOKEN_LENGTH)
