"""The form of a mapping: every part with its keys, and every change, in both languages; and what is shipped."""

from collections.abc import Iterator, Mapping

from docs.generate.markdown import page, table
from regie.locale import LANGUAGES, Message, say
from regie.mappings import folder, shipped
from regie.readers.mapping import load_mapping
from regie.readers.mapping.changes import CHANGES
from regie.readers.mapping.form import PARTS, Key, Part, keys

_INTRO = """A mapping says how to read a table that others laid out: which column is which field of which thing. It is
YAML, of texts, lists and tables only; nothing in it can run. All faults of a mapping come at once, each with its line.
How to use one: [read any table](../how-to/read-any-table.md)."""


def mapping_form() -> str:
    """The page."""
    return page("The form of a mapping", _INTRO, *form_parts(PARTS, "mapping"), *_changes(), *_shipped())


def form_parts(parts: Mapping[str, type[Part]], area: str) -> Iterator[str]:
    """The parts of a form, each with its keys; words stand in this area."""
    for name, part in parts.items():
        yield f"## {name}\n"
        yield f"{say(Message(f'{area}.part.{name}'), 'nl')} · {say(Message(f'{area}.part.{name}'), 'en')}\n"
        yield table(("key", "holds", "Nederlands", "English"), [_row(one, name, area) for one in keys(part)])


def _row(one: Key, part: str, area: str) -> tuple[object, ...]:
    holds = say(Message(f"mapping.holds.{one.holds.value}", part=f"[{one.part}](#{one.part})"), "en")
    meanings = (say(Message(f"{area}.key.{part}.{one.name}"), language) for language in LANGUAGES)
    return f"`{one.name}`", f"{holds}{', required' if one.required else ''}", *meanings


def _changes() -> Iterator[str]:
    yield "## Changes\n"
    yield "The closed list of what `change` may name.\n"
    rows = [(f"`{name}`", *(say(Message(f"mapping.change.{name}"), one) for one in LANGUAGES)) for name in CHANGES]
    yield table(("change", "Nederlands", "English"), rows)


def _shipped() -> Iterator[str]:
    yield "## Shipped mappings\n"
    rows = []
    for name in shipped():
        title = dict(load_mapping(folder(name)).title)
        rows.append((f"[`{name}`](../../src/regie/mappings/{name}/README.md)", title["nl"], title["en"]))
    yield table(("mapping", "Nederlands", "English"), rows)
