"""What somebody does with their own account: another password, and signing out everywhere."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from regie.actions.keeping.passwords import why_weak
from regie.actions.keeping.sign_ins import note_sign_in
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.models import User


def change_password(user: int, present: str, wanted: str, again: str, address: str | None = None) -> None:
    """Give one's own account another password; every other session ends. Raises InputFaults with all that is wrong."""
    found = User.objects.get(id=user)
    faults = [] if found.check_password(present) else [_fault("present", "present_wrong")]
    _set(found, wanted, again, faults, "password_changed", address)


def set_password(link: str, token: str, wanted: str, again: str, address: str | None = None) -> None:
    """Choose a password by a one-time link. Raises LookupError when the link does not count (any more), InputFaults."""
    found = account_of_link(link, token)
    if found is None:
        raise LookupError(link)
    _set(found, wanted, again, [], "password_set", address)


def password_link(user: User) -> tuple[str, str]:
    """The two parts of a link to choose a password: it counts once, for a day, and not after a sign-in."""
    return urlsafe_base64_encode(str(user.pk).encode()), default_token_generator.make_token(user)


def account_of_link(link: str, token: str) -> User | None:
    """The account a one-time link is for, or None when it does not count."""
    try:
        number = force_str(urlsafe_base64_decode(link))
    except ValueError:
        return None
    found = User.objects.filter(id=number, is_active=True).first() if number.isdecimal() else None
    return found if found is not None and default_token_generator.check_token(found, token) else None


def sign_out_everywhere(user: int, address: str | None = None) -> None:
    """End every session of an account."""
    with transaction.atomic():
        found = User.objects.select_for_update().get(id=user)
        found.signed_out += 1
        found.save(update_fields=["signed_out"])
        note_sign_in(user, "sign_out_everywhere", address)


def _set(user: User, wanted: str, again: str, faults: list[Fault], action: str, address: str | None) -> None:
    if wanted != again:
        faults.append(_fault("again", "not_the_same"))
    try:
        validate_password(wanted, user)
    except ValidationError as weak:
        mend = Message("keeping.mend.password")
        faults += [Fault(Place("", column="wanted"), what, mend) for what in why_weak(weak)]
    if faults:
        raise InputFaults(faults)
    with transaction.atomic():
        user.set_password(wanted)
        user.save(update_fields=["password"])
        note_sign_in(user.pk, action, address)


def _fault(column: str, what: str) -> Fault:
    return Fault(Place("", column=column), Message(f"account.fault.{what}"), Message(f"account.mend.{what}"))
