"""Every noun and field of a landscape, in both languages, from the definitions that validate and fill drop-downs."""

from docs.generate.markdown import page, table
from regie.landscape import NOUN_BY_NAME, NOUNS, Field, Kind, fields
from regie.locale import Language, Message, say

_KINDS = {
    Kind.TEXT: "text",
    Kind.CHOICE: "choice",
    Kind.COUNT: "whole number",
    Kind.NUMBER: "number",
    Kind.SHARE: "share, 0 to 1 (or a percentage)",
    Kind.MONEY: "euros",
    Kind.HOURS: "hours",
    Kind.DATE: "date",
    Kind.YES_NO: "yes or no",
    Kind.COUNTRY: "country code (ISO 3166-1)",
}
_INTRO = """What a landscape can hold. A field marked **plain** is part of what the thing is and always there. Every
other field is a fact: known, unknown or contested, each claim with its source and date. The first column is the word in
YAML and JSON; a workbook has the label of its language as the heading."""


def fields_page() -> str:
    """The page."""
    choices = {field.choices.__name__: field.choices for noun in NOUNS for field in fields(noun) if field.choices}
    parts = [part for noun in NOUNS for part in _noun(noun.noun)]
    parts.append("## Choices\n")
    for name in sorted(choices):
        parts.append(f"### {name}\n")
        rows = [
            (f"`{member.value}`", *(_say(f"choice.{name}.{member.value}", language) for language in ("nl", "en")))
            for member in choices[name]
        ]
        parts.append(table(("in YAML", "Nederlands", "English"), rows))
    return page("Fields", _INTRO, *parts)


def _noun(name: str) -> tuple[str, ...]:
    heading = f"## {_say(f'noun.{name}.other', 'nl')} · {_say(f'noun.{name}.other', 'en')}\n"
    meaning = f"`{name}`. {_say(f'noun.{name}.help', 'nl')} · {_say(f'noun.{name}.help', 'en')}\n"
    rows = [
        (
            f"`{field.name}`" + (" **plain**" if field.plain else ""),
            _kind(field),
            *(f"**{_say(f'field.{name}.{field.name}.label', language)}**: "
              f"{_say(f'field.{name}.{field.name}.help', language)}" for language in ("nl", "en")),
        )
        for field in fields(NOUN_BY_NAME[name])
    ]  # fmt: skip
    return heading, meaning, table(("field", "holds", "Nederlands", "English"), rows)


def _kind(field: Field) -> str:
    if field.refers_to:
        what = "reference to " + ", ".join(field.refers_to)
    elif field.choices:
        what = f"choice: [{field.choices.__name__}](#{field.choices.__name__.lower()})"
    else:
        what = _KINDS[field.kind]
    if field.unit and field.unit not in what:
        what += f", in {field.unit.replace('_', ' ')}"
    if field.minimum is not None and field.maximum is not None and field.kind is not Kind.SHARE:
        what += f", {field.minimum:g} to {field.maximum:g}"
    return f"{what}; many" if field.many else what


def _say(key: str, language: Language) -> str:
    return say(Message(f"landscape.{key}"), language)
