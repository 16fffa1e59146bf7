"""The words of a model in two languages, kept beside it in `labels.yaml`.

inputs:
  seat:
    nl: zetel
    en: seat
    question_nl: Waar heeft de leverancier zijn zetel?
    question_en: Where does the supplier have its seat?
    values:
      eu: {nl: in de EU, en: in the EU}
decisions: {allowed: {nl: mag dit, en: is this allowed}}
outputs: {verdict: {nl: oordeel, en: verdict, values: {no: {nl: nee, en: "no"}}}}
rules: {rule-1: {nl: waarom, en: why}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from regie.decisions.model import Model, Table
from regie.decisions.notes import Notes
from regie.locale import LANGUAGES

Label = tuple[str, str, str]
_SECTIONS = ("inputs", "decisions", "outputs", "rules")


def with_labels(model: Model, text: str, notes: Notes) -> Model:
    """The model with the words of a `labels.yaml`; faults go to `notes`. Words of the file replace those in it."""
    import yaml

    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}  # noqa: S506 - both are safe
    except (yaml.YAMLError, ValueError, RecursionError):
        notes.wrong("labels_yaml")
        return model
    if not isinstance(found, dict) or set(found) - set(_SECTIONS):
        notes.wrong("labels_sections", sections=_SECTIONS)
        return model
    labels = {(what, language): words for what, language, words in model.labels}
    questions: dict[str, list[tuple[str, str]]] = {}
    for section in _SECTIONS:
        for name, entry in _entries(found.get(section), section, notes):
            if name not in _known(model, section):
                notes.doubtful("label_of_nothing", column=section, name=name)
            what = f"rule:{name}" if section == "rules" else name
            labels.update({(of, language): words for of, language, words in _labels(what, entry)})
            for language in LANGUAGES:
                if words := entry.get(f"question_{language}"):
                    questions.setdefault(name, []).append((language, str(words)))
    inputs = (replace(one, questions=tuple(questions.get(one.name, one.questions))) for one in model.inputs)
    return replace(
        model,
        labels=tuple((what, language, words) for (what, language), words in labels.items()),
        inputs=tuple(inputs),
    )


def _entries(section: object, name: str, notes: Notes) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if section is None:
        return
    if not isinstance(section, dict):
        notes.wrong("labels_sections", sections=_SECTIONS)
        return
    for key, entry in section.items():
        if isinstance(entry, dict):
            yield _text(key), entry
        else:
            notes.wrong("label_words", column=name, name=str(key))


def _labels(what: str, entry: Mapping[str, Any]) -> Iterator[Label]:
    for language in LANGUAGES:
        if words := entry.get(language):
            yield what, language, str(words)
    values = entry.get("values")
    for value, words in values.items() if isinstance(values, dict) else ():
        if isinstance(words, dict):
            yield from (
                (f"{what}={_text(value)}", language, str(words[language]))
                for language in LANGUAGES
                if language in words
            )


def _text(value: object) -> str:
    """A key of YAML as a value is written: yes and true are read as a boolean there."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _known(model: Model, section: str) -> frozenset[str]:
    tables = [decision.body for decision in model.decisions if isinstance(decision.body, Table)]
    match section:
        case "inputs":
            return frozenset(item.name for item in model.inputs)
        case "decisions":
            return model.decision_names
        case "outputs":
            return model.decision_names | {output.name for table in tables for output in table.outputs}
        case _:
            return frozenset(rule.id for table in tables for rule in table.rules)
