"""The register of what regie itself does with personal data."""

from collections.abc import Iterator

from docs.generate.markdown import page, table
from regie.locale import LANGUAGES, Message, say
from regie.reference_data.processing_activities import Activity, Version, register

_INTRO = """What regie itself does with personal data. Copy it into your own register, and decide the legal basis
there: ours is a proposal. A line of the processing log names the number of a version:
[how to keep one](../how-to/keep-a-processing-log.md)."""


def processing_page() -> str:
    """The page."""
    return page("Processing activities", _INTRO, *(part for activity in Activity for part in _activity(activity)))


def _activity(activity: Activity) -> Iterator[str]:
    names = " / ".join(_say("activity", activity.value, language) for language in LANGUAGES)
    yield f"## {names}\n"
    yield table(
        ("version", "from", "number", "data subjects", "legal basis", "processing"), map(_row, register()[activity])
    )
    newest = register()[activity][-1]
    rows = [
        ("purpose", *(_say("purpose", activity.value, language) for language in LANGUAGES)),
        ("retention", *(_say("retention", activity.value, language) for language in LANGUAGES)),
        ("personal data", *(_listed(newest, language) for language in LANGUAGES)),
    ]
    yield table(("", "Nederlands", "English"), rows)


def _row(one: Version) -> tuple[object, ...]:
    return one.version, one.valid_from, f"`{one.id}`", *(", ".join(held) for held in _words(one))


def _words(one: Version) -> tuple[tuple[str, ...], ...]:
    return tuple(one.data_subjects), (one.legal_basis,), tuple(one.processing)


def _listed(one: Version, language: str) -> str:
    return ", ".join(_say("data", word, language) for word in one.personal_data)


def _say(part: str, word: str, language: str) -> str:
    return say(Message(f"processing.{part}.{word}"), language)
