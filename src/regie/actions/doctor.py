"""Examine this installation: everything that can be wrong with it, and how to mend it."""

from __future__ import annotations

import os
import secrets

from regie.reports.checkup import Checkup, Finding, wrong


def doctor(*, ask_others: bool = False) -> Checkup:
    """Look at settings, machine, database and sign-in. Nothing is changed or made.

    `ask_others` also asks the sign-in service whether it is there; else nobody is asked anything.
    """
    from regie.actions.examining.configured import configured
    from regie.actions.examining.machine import machine
    from regie.actions.examining.processing import processing
    from regie.actions.examining.sign_in import sign_in
    from regie.actions.keeping.boot import KEY, KEY_FILE, boot

    own_key = not os.environ.get(KEY) and not os.environ.get(f"{KEY}_FILE")
    if own_key and not KEY_FILE.exists():
        os.environ[KEY] = secrets.token_urlsafe(50)  # to look at the rest without leaving a file behind
    try:
        boot()
    except Exception as error:  # noqa: BLE001 - whatever keeps the settings from being read is the finding
        return Checkup((wrong("settings", "unreadable", kind=type(error).__name__, about=_about(error)),))
    from django.conf import settings

    from regie.actions.examining.kept import kept

    held = settings.INSTALLATION
    findings: list[Finding] = [
        *configured(held, own_key=own_key),
        *machine(KEY_FILE),
        *kept(held),
        *sign_in(held, ask_others=ask_others),
        *processing(held),
    ]
    return Checkup(tuple(findings))


def _about(error: Exception) -> str:
    """The file an error is about; its text may hold a password."""
    return str(error.filename) if isinstance(error, OSError) and error.filename else ""
