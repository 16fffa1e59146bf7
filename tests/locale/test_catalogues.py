"""Both languages say the same things, and everything that is said has words."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import regie
from regie.landscape import NOUNS, fields
from regie.locale import LANGUAGES, known
from regie.locale.catalogue import Entry, areas, catalogue

SOURCES = Path(regie.__file__).parent


def placeholders(entry: Entry) -> set[str]:
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def literal_keys(code: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message" and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield node.lineno, key.value


def test_both_languages_have_the_same_areas() -> None:
    assert areas("nl") == areas("en")


@pytest.mark.parametrize("area", areas("nl"))
def test_both_languages_have_the_same_keys_with_the_same_placeholders(area: str) -> None:
    dutch, english = catalogue("nl", area), catalogue("en", area)
    assert dutch.keys() == english.keys()
    # a text that a model gives in both languages is passed on as {nl} and {en}; each catalogue takes its own
    own = {key: {"en" if name == "nl" else name for name in placeholders(dutch[key])} for key in dutch}
    assert own == {key: placeholders(english[key]) for key in dutch}


@pytest.mark.parametrize("area", areas("nl"))
def test_dutch_says_je_to_its_reader_everywhere(area: str) -> None:
    texts = [
        text
        for entry in catalogue("nl", area).values()
        for text in (entry.values() if isinstance(entry, dict) else [entry])
    ]
    assert [text for text in texts if re.search(r"\b([Uu]|[Uu]w)\b", text)] == []


def test_every_noun_field_and_choice_has_words_in_both_languages() -> None:
    keys = set()
    for noun in NOUNS:
        keys |= {f"landscape.noun.{noun.noun}.{part}" for part in ("one", "other", "help")}
        for field in fields(noun):
            keys |= {f"landscape.field.{noun.noun}.{field.name}.{part}" for part in ("label", "help")}
            keys |= {
                f"landscape.choice.{field.choices.__name__}.{member.value}"
                for member in field.choices or ()
                if field.choices
            }
    assert {(key, language) for key in keys for language in LANGUAGES if not known(key, language)} == set()


def test_every_key_that_the_code_names_has_words_in_both_languages() -> None:
    found = [
        (str(file.relative_to(SOURCES)), line, key)
        for file in sorted(SOURCES.rglob("*.py"))
        if "Message(" in (code := file.read_text(encoding="utf-8"))  # parsing the others takes a second or two
        for line, key in literal_keys(code)
    ]
    assert len(found) > 100
    assert [one for one in found if not all(known(one[2], language) for language in LANGUAGES)] == []


def test_keys_are_found_wherever_a_message_is_made() -> None:
    code = 'x = Message("a.b", n=1)\ndef f():\n    return [Message("c.d"), Message(f"e.{x}"), Other("g.h")]\n'
    assert list(literal_keys(code)) == [(1, "a.b"), (3, "c.d")]


def test_placeholders_are_seen_in_both_forms_of_a_count() -> None:
    assert placeholders({"one": "{n} van {all:number}", "other": "{m}"}) == {"n", "all", "m"}
