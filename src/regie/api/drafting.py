"""What all drafts share: the save that was looked at, in If-Match, and what stands in the way of a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from regie.actions.keeping.changing import ConflictError
from regie.api.conditional import as_json, etag, version_seen
from regie.api.problem import RequestFaults, fault_data, language_of
from regie.api.values import Data, Day, Text
from regie.landscape.faults import InputFaults

Copied = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]


class DraftAsked(Data):
    """Which version a draft begins as a copy of."""

    based_on: Copied = Field(0, description="0 is the one that comes with regie.")


class PublicationAsked(Data):
    """From which day a draft counts, and why. It never changes again."""

    valid_from: Day
    why: Text

    def given(self) -> dict[str, Any]:
        """For the action."""
        return {"valid_from": self.valid_from, "why": self.why}


class MovedOnError(Exception):
    """A draft was saved since it was looked at; `saved` is its save of now."""

    def __init__(self, saved: int) -> None:
        self.saved = saved
        super().__init__(str(saved))


@contextmanager
def changing_draft(request: HttpRequest, saved: int, location: str = "body") -> Iterator[int]:
    """The save that was looked at. Raises ConditionMissingError and ConditionFaultError, MovedOnError where the action
    finds another, and RequestFaults with the place of every fault the action finds."""
    wanted = version_seen(request)
    try:
        yield saved if wanted is None else wanted
    except ConflictError:
        raise MovedOnError(saved) from None
    except InputFaults as refused:
        faults = [fault_data(one, language_of(request), "file") | {"in": location} for one in refused.faults]
        raise RequestFaults(faults) from None


def with_etag(body: dict[str, Any], saved: int, status: int = 200, *, at: str = "") -> HttpResponse:
    """A version with the ETag of its save; `at`: the address of what was made."""
    response = as_json(body, status)
    response["ETag"] = etag(saved)
    if at:
        response["Location"] = at
    return response


def day_text(day: date | None) -> str | None:
    """A date as JSON has it."""
    return None if day is None else day.isoformat()
