"""Examples an adviser can read, run as the tests of a model.

`examples.yaml` beside the model is a list:

    - nl: Een systeem met bijzondere persoonsgegevens mag niet naar een publieke cloud.
      en: A system with special personal data may not go to a public cloud.
      decision: placement            # optional: the model's result without it
      input: {data: special, cloud: public, users: unknown}    # left out is unknown; a list is contested
      expect: "no"                   # a value, outputs by name, or `one of: [...]` when facts are missing
      rule: 3                        # optional: a rule that gives it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from regie.decisions.evaluation import evaluate
from regie.decisions.feel.values import internal, key
from regie.decisions.folder import load_model
from regie.decisions.model import Input, Model
from regie.decisions.notes import Notes
from regie.decisions.outcome import Outcome
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf
from regie.decisions.words import value_words
from regie.locale import LANGUAGES, Language, Message

_KEYS = {"nl", "en", "decision", "input", "expect", "rule"}
_ONE_OF = "one of"


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example run: its number (from 1), its sentences, what was expected and found, and whether these agree."""

    number: int
    sentences: Mapping[str, str]
    ok: bool
    found: tuple[Outcome, ...]
    message: Message

    def sentence(self, language: Language) -> str:
        """The example as written in that language, or else in the other."""
        return self.sentences.get(language) or next(iter(self.sentences.values()), "")

    def __hash__(self) -> int:
        return hash((self.number, self.ok, self.message))


def check_examples(folder: Path | Traversable, model: Model | None = None) -> tuple[ExampleResult, ...]:
    """Run the examples of a model folder, on its own model or on another version of it.

    Raises InputFaults when the model or the examples cannot be read, or the folder has no examples.
    """
    model = model or load_model(folder)
    notes = Notes("examples.yaml")
    file = folder / "examples.yaml"
    if not file.is_file():
        raise notes.fatal("no_examples")
    results = [_run(model, number, entry, notes) for number, entry in _entries(file, notes)]
    notes.stop()
    return tuple(result for result in results if result is not None)


def _entries(file: Path | Traversable, notes: Notes) -> Iterator[tuple[int, dict[str, Any]]]:
    import yaml

    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except (yaml.YAMLError, ValueError, RecursionError):
        raise notes.fatal("examples_yaml") from None
    if not isinstance(found, list):
        raise notes.fatal("examples_yaml")
    for number, entry in enumerate(found, start=1):
        if not isinstance(entry, dict) or set(entry) - _KEYS or "expect" not in entry or not {"nl", "en"} & set(entry):
            notes.wrong("example", row=number, names=tuple(sorted(_KEYS)))
        else:
            yield number, entry


def _run(model: Model, number: int, entry: dict[str, Any], notes: Notes) -> ExampleResult | None:
    given = entry.get("input") or {}
    try:
        row = {name: [_answer(model.input(name), value)] for name, value in given.items()}
        target = model.target(entry.get("decision"))
        outcomes = evaluate(model, row, target)
        found = outcomes.possible(0)
        ok = _agrees(entry, found)
    except (KeyError, ValueError, AttributeError) as problem:
        notes.wrong("example_input", row=number, problem=str(problem).strip("'\""))
        return None
    sentences = {str(language): str(entry[language]).strip() for language in LANGUAGES if language in entry}
    said = tuple(value_words(model, target, NO_RULE if one.problem else one.whole) for one in found)
    message = Message("decisions.example_ok" if ok else "decisions.example_wrong", number=number, found=said)
    return ExampleResult(number, sentences, ok, found, message)


def _answer(item: Input, value: object) -> object:
    if value == "unknown" and "unknown" not in (item.allowed or ()):
        return UNKNOWN
    if isinstance(value, list):
        return OneOf([_answer(item, one) for one in value])
    return value


def _agrees(entry: Mapping[str, Any], found: tuple[Outcome, ...]) -> bool:
    expected = entry["expect"]
    several = isinstance(expected, dict) and set(expected) == {_ONE_OF}
    wanted = expected[_ONE_OF] if several else [expected]
    if len(found) != len(wanted) or not all(any(_same(one, outcome) for outcome in found) for one in wanted):
        return False
    rule = entry.get("rule")
    return rule is None or any(rule in (ref.number, ref.id) for one in found for ref in one.rules)


def _same(expected: object, outcome: Outcome) -> bool:
    if outcome.problem is not None:
        return expected == outcome.problem
    if isinstance(expected, dict):
        values = outcome.whole if isinstance(outcome.whole, dict) else outcome.values
        return all(name in values and _equal(value, values[name]) for name, value in expected.items())
    return _equal(expected, outcome.whole)


def _equal(one: object, other: object) -> bool:
    return key(internal(one)) == key(internal(other))
