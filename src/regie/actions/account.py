"""Make a local account, or give one another password."""

from __future__ import annotations

import secrets

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


def account(
    username: str, *, municipality: str, role: str = "administrator", password: str = "", installation: bool = False
) -> str:
    """Make an account with a role in a municipality, and give back its password (a strong one unless given).

    With `installation` it also administers the installation: it may open municipalities, and sees into none by that.

    Raises InputFaults when the name is taken, the municipality is not there, or the password is too weak.
    """
    from regie.actions.keeping.boot import boot

    boot()
    from django.core.exceptions import ValidationError

    from regie.actions.keeping.set_up import add_user, municipality_of
    from regie.store.models import Role, User

    place = municipality_of(municipality)
    if place is None:
        raise _refused(municipality, "no_municipality")
    if User.objects.filter(username=username).exists():
        raise _refused(username, "name_taken")
    chosen = password or secrets.token_urlsafe(15)
    try:
        add_user(username, chosen, place, Role(role), installation=installation)
    except ValidationError as weak:
        raise InputFaults(_weak(username, said) for said in weak.messages) from None
    return chosen


def _refused(place: str, what: str) -> InputFaults:
    return InputFaults([Fault(Place(place), Message(f"keeping.fault.{what}"), Message(f"keeping.mend.{what}"))])


def _weak(username: str, said: str) -> Fault:
    return Fault(Place(username), Message("keeping.fault.said", text=said), Message("keeping.mend.password"))
