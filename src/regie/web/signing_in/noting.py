"""Every sign-in, refused sign-in and sign-out goes to the audit log, whichever door it came by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from regie.actions.keeping.sign_ins import note_refused_sign_in, note_sign_in
from regie.web.asking import address_of


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    note_sign_in(user.pk, "sign_in", address_of(request))


@receiver(user_logged_out)
def _signed_out(request: HttpRequest, user: Any, **_: Any) -> None:
    if user is not None:
        note_sign_in(user.pk, "sign_out", address_of(request))


@receiver(user_login_failed)
def _refused(credentials: Mapping[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    note_refused_sign_in(str(credentials.get("username") or ""), address_of(request) if request else None)
