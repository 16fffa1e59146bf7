"""Actions on personal data, each a line in the processing log."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings

from regie.actions.keeping.action_words import action_words
from regie.actions.keeping.processing.subjects import Subject
from regie.reference_data.processing_activities import Activity, in_force

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

_URN = "urn:uuid:"


@dataclass
class Processing:
    """An action under way, and who else it turns out to concern."""

    others: dict[tuple[Activity, Subject], None] = field(default_factory=dict)

    def concerns(self, activity: Activity, subjects: Iterable[Subject]) -> None:
        """Each gets a line of its own below the action's: a line is about one data subject at most."""
        self.others.update(dict.fromkeys((activity, subject) for subject in subjects))


@contextmanager
def processing(
    action: str, activity: Activity, municipality: int | None, subject: Subject | None = None
) -> Iterator[Processing]:
    """Do something with personal data; the line says from when to when, and whether it broke.

    An action within another becomes its child. What regie itself refuses (a right, a fault in what was given) is no
    failure in the sense of the standard; anything else that is raised is.
    """
    handled = Processing()
    if not settings.PROCESSING_LOG:
        yield handled
        return
    from regie.actions.keeping.processing.sending import tracer_of

    tracer = tracer_of(municipality)
    name = action_words(action, "nl")
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as span:
        start, broke = time.time_ns(), ""
        _describe(span, activity, subject)
        _came_from(span)
        try:
            yield handled
        except BaseException as error:
            broke = "" if type(error).__module__.partition(".")[0] == "regie" else type(error).__qualname__
            raise
        finally:
            _end(span, broke)
            for other, about in handled.others:
                _child(tracer, name, start, other, about, broke)


def _describe(span: Span, activity: Activity, subject: Subject | None) -> None:
    register = settings.PROCESSING_REGISTER or _URN
    span.set_attribute("dpl.core.processing_activity_id", f"{register}{in_force(activity).id}")
    if subject is not None:
        span.set_attribute("dpl.core.data_subject_id", subject.code)
        span.set_attribute("dpl.core.data_subject_id_type", subject.kind)


def _came_from(span: Span) -> None:
    """What another application's Trace Context told; its address is in no header, so that stays unsaid."""
    parent = getattr(span, "parent", None)
    if parent is not None and parent.is_remote:
        span.set_attribute("dpl.core.foreign_operation.span_id", f"{parent.span_id:016x}")


def _child(tracer: Tracer, name: str, start: int, activity: Activity, subject: Subject, broke: str) -> None:
    span = tracer.start_span(name, start_time=start)
    _describe(span, activity, subject)
    _end(span, broke)
    span.end()


def _end(span: Span, broke: str) -> None:
    """The text of an error may hold a name; its type does not."""
    from opentelemetry.trace import StatusCode

    if broke:
        span.set_status(StatusCode.ERROR)
        span.set_attribute("exception.type", broke)
