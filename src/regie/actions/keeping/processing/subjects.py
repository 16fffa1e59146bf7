"""Whom a line of the processing log is about: a code that is the same each time and tells nobody who it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Subject:
    """A data subject. `kind` is the type of the code, in `dpl.core.data_subject_id_type`."""

    kind: str
    reference: str

    @property
    def code(self) -> str:
        """A keyed hash under the installation's secret key: with another key it is another code."""
        return salted_hmac("regie.processing-log", f"{self.kind}:{self.reference}", algorithm="sha256").hexdigest()


def account(user: int) -> Subject:
    """Somebody with an account."""
    return Subject("regie-account", str(user))


def owner(municipality: int, name: str) -> Subject:
    """Who stands in a municipality's landscape as an owner: a role or team mostly, but it may be a person."""
    return Subject("regie-owner", f"{municipality}:{name}")
