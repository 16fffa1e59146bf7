"""A decision table of DMN XML to a table, and the small things reading XML needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.decisions.model import Aggregation, HitPolicy, InputClause, OutputClause, Rule, Table
from regie.decisions.notes import Notes

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_LETTERS = {
    "U": "UNIQUE",
    "A": "ANY",
    "P": "PRIORITY",
    "F": "FIRST",
    "R": "RULE ORDER",
    "O": "OUTPUT ORDER",
    "C": "COLLECT",
}
_SIGNS = {"+": "SUM", "#": "COUNT", "<": "MIN", ">": "MAX"}


def children(element: Element, name: str) -> list[Element]:
    """The elements directly beneath with this local name, in any namespace."""
    return [inner for inner in element if inner.tag.rpartition("}")[2] == name]


def child(element: Element, name: str) -> Element | None:
    """The first element directly beneath with this local name."""
    return next(iter(children(element, name)), None)


def text_of(element: Element, name: str) -> str:
    """The text of the first such element beneath, without the space around it; empty when there is none."""
    found = child(element, name)
    return "" if found is None else (found.text or "").strip()


def policy_of(text: str, aggregation: str, owner: str, notes: Notes) -> tuple[HitPolicy, Aggregation | None]:
    """A hit policy and aggregation by word, or by letter and sign as C+; noted as a fault when unknown."""
    word = " ".join(text.upper().replace("_", " ").split()) or "UNIQUE"
    if word[:1] == "C" and word[1:] in _SIGNS:
        word, aggregation = "COLLECT", _SIGNS[word[1:]]
    try:
        policy = HitPolicy(_LETTERS.get(word, word))
    except ValueError:
        notes.wrong("hit_policy", sheet=owner, text=text)
        return HitPolicy.UNIQUE, None
    try:
        found = Aggregation(aggregation.strip().upper()) if aggregation.strip() else None
    except ValueError:
        notes.wrong("aggregation", sheet=owner, text=aggregation)
        return policy, None
    if found and policy is not HitPolicy.COLLECT:
        notes.wrong("aggregation", sheet=owner, text=aggregation)
        found = None
    return policy, found


def read_table(element: Element, owner: str, notes: Notes) -> Table:
    """The table of a `decisionTable` element; faults go to `notes`."""
    policy, aggregation = policy_of(element.get("hitPolicy", ""), element.get("aggregation", ""), owner, notes)
    return Table(
        policy,
        tuple(_input(one) for one in children(element, "input")),
        tuple(_output(one) for one in children(element, "output")),
        tuple(_rule(one) for one in children(element, "rule")),
        aggregation,
        tuple(one.get("name", "") for one in children(element, "annotation")),
        element.get("outputLabel", ""),
        element.get("typeRef", ""),
        element.get("id", ""),
    )


def _input(element: Element) -> InputClause:
    asked = child(element, "inputExpression")
    allowed = child(element, "inputValues")
    return InputClause(
        "" if asked is None else text_of(asked, "text"),
        "" if asked is None else asked.get("typeRef", ""),
        "" if allowed is None else text_of(allowed, "text"),
        element.get("label", ""),
        element.get("id", ""),
    )


def _output(element: Element) -> OutputClause:
    allowed = child(element, "outputValues")
    default = child(element, "defaultOutputEntry")
    return OutputClause(
        element.get("name", ""),
        element.get("typeRef", ""),
        "" if allowed is None else text_of(allowed, "text"),
        "" if default is None else text_of(default, "text"),
        element.get("label", ""),
        element.get("id", ""),
    )


def _rule(element: Element) -> Rule:
    entries = [*children(element, "inputEntry"), *children(element, "outputEntry")]
    ids = tuple(entry.get("id", "") for entry in entries)
    return Rule(
        tuple(text_of(one, "text") for one in children(element, "inputEntry")),
        tuple(text_of(one, "text") for one in children(element, "outputEntry")),
        tuple(text_of(one, "text") for one in children(element, "annotationEntry")),
        element.get("id", ""),
        text_of(element, "description"),
        ids if all(ids) else (),  # identifiers of cells are kept when every cell has one
    )
