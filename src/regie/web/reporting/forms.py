"""What is chosen for a report: chapters, and what two of them tell of."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from regie.locale import Language, Message, say
from regie.readers.scenarios import WrittenScenario


@dataclass(frozen=True, slots=True)
class Choices:
    """As they stand in the form. `plan` is the number of a kept plan (0: the newest); `sanction` holds countries by
    code, `kept` scenarios by number."""

    chapters: tuple[str, ...]
    language: str
    form: str
    plan: int = 0
    sanction: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()

    def scenarios(self, language: Language) -> tuple[WrittenScenario, ...]:
        """What the chapter on what stops also tells; nothing where it was not chosen."""
        if "whatif" not in self.chapters:
            return ()
        return tuple(
            WrittenScenario(
                name=say(Message("reporting.sanction_of", country=one), language),
                sanction=(one,),
            )
            for one in self.sanction
        )


def choices_of(posted: QueryDict) -> Choices:
    """From a form; what is no number is number 0."""
    return Choices(
        tuple(posted.getlist("chapters")),
        posted.get("language", ""),
        posted.get("form", ""),
        _number(posted.get("plan", "")),
        tuple(posted.getlist("sanction")),
        tuple(map(_number, posted.getlist("kept"))),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST else 0


_LONGEST = 18
"""Digits of a number that a database can look for."""
