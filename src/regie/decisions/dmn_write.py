"""A model to DMN 1.5 XML. What DMN has no place for stands in extension elements of our own, which editors keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regie.decisions import dmn_names
from regie.decisions.dmn_layout import add_diagram
from regie.decisions.dmn_names import REGIE
from regie.decisions.model import (
    Body,
    Context,
    Decision,
    Function,
    Input,
    Invocation,
    ItemType,
    LiteralExpression,
    Model,
    Table,
)
from regie.decisions.resolve import resolved

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FEEL = "https://www.omg.org/spec/DMN/20230324/FEEL/"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_dmn(model: Model) -> bytes:
    """The model as DMN 1.5 XML with a drawn diagram; `read_dmn` gives an equal model back.

    Raises ValueError when a text holds a character that XML cannot hold.
    """
    from xml.etree.ElementTree import indent, tostring

    root = _definitions(resolved(model))
    for element in root.iter():
        for text in (element.text or "", *element.attrib.values()):
            if found := _NO_XML.search(text):
                raise ValueError(f"XML cannot hold the character {found.group()!r} of {text[:40]!r}")
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new element beneath a parent; attributes without a text are left out."""
    from xml.etree.ElementTree import SubElement

    element = SubElement(parent, tag, {name: value for name, value in attributes.items() if value})
    element.text = text
    return element


def _definitions(model: Model) -> Element:
    from xml.etree.ElementTree import Element

    root = Element(
        "definitions",
        {
            "xmlns": dmn_names.MODEL,
            "xmlns:dmndi": dmn_names.DMNDI,
            "xmlns:dc": dmn_names.DC,
            "xmlns:di": dmn_names.DI,
            "xmlns:regie": REGIE,
            "name": model.name,
            "namespace": model.namespace,
            "expressionLanguage": _FEEL,
        },
    )
    if model.id:
        root.set("id", model.id)
    if model.description:
        _add(root, "description", model.description)
    _extensions(root, model)
    for definition in model.types:
        _type(root, "itemDefinition", definition)
    ids = {item.name: item.id for item in model.functions}
    ids |= {item.name: item.id for item in model.inputs} | {item.name: item.id for item in model.decisions}
    for decision in model.decisions:
        _decision(root, decision, ids, {item.name for item in model.inputs})
    for item in model.inputs:
        _input(root, item)
    for function in model.functions:
        _function(root, function, ids)
    add_diagram(root, model, _add)
    return root


def _extensions(root: Element, model: Model) -> None:
    extensions = _add(root, "extensionElements")
    days = {"validFrom": model.valid_from, "validTo": model.valid_to}
    dates = {name: day.isoformat() for name, day in days.items() if day}
    _add(extensions, "regie:model", version=model.version, **dates)
    for what, language, text in model.labels:
        _add(extensions, "regie:label", text, of=what, language=language)
    for item in model.inputs:
        for language, text in item.questions:
            _add(extensions, "regie:question", text, of=item.name, language=language)


def _type(parent: Element, tag: str, item: ItemType) -> None:
    element = _add(parent, tag, name=item.name, id=item.id, label=item.label)
    if item.collection:
        element.set("isCollection", "true")
    if item.base:
        _add(element, "typeRef", item.base)
    if item.allowed:
        _add(_add(element, "allowedValues"), "text", item.allowed)
    for component in item.components:
        _type(element, "itemComponent", component)


def _input(root: Element, item: Input) -> None:
    element = _add(root, "inputData", name=item.name, id=item.id)
    if item.description:
        _add(element, "description", item.description)
    _add(element, "variable", name=item.name, typeRef=item.type_name)


def _decision(root: Element, decision: Decision, ids: dict[str, str], inputs: set[str]) -> None:
    element = _add(root, "decision", name=decision.name, id=decision.id)
    texts = {
        "description": decision.description,
        "question": decision.question,
        "allowedAnswers": decision.allowed_answers,
    }
    for tag, text in texts.items():
        if text:
            _add(element, tag, text)
    _add(element, "variable", name=decision.name, typeRef=decision.type)
    for name in decision.requires:
        end = "requiredInput" if name in inputs else "requiredDecision"
        _add(_add(element, "informationRequirement"), end, href=f"#{ids[name]}")
    _knowledge(element, decision.knowledge, ids)
    _body(element, decision.body)


def _knowledge(element: Element, knowledge: tuple[str, ...], ids: dict[str, str]) -> None:
    for name in knowledge:
        _add(_add(element, "knowledgeRequirement"), "requiredKnowledge", href=f"#{ids[name]}")


def _function(root: Element, function: Function, ids: dict[str, str]) -> None:
    element = _add(root, "businessKnowledgeModel", name=function.name, id=function.id)
    if function.description:
        _add(element, "description", function.description)
    _add(element, "variable", name=function.name, typeRef=function.type)
    logic = _add(element, "encapsulatedLogic")
    for name, type_name in function.parameters:
        _add(logic, "formalParameter", name=name, typeRef=type_name)
    _body(logic, function.body)
    _knowledge(element, function.knowledge, ids)


def _body(parent: Element, body: Body) -> None:
    match body:
        case Table():
            _table(parent, body)
        case LiteralExpression(text=text, type=type_name, id=identity):
            _add(_add(parent, "literalExpression", typeRef=type_name, id=identity), "text", text)
        case Context(entries=entries, type=type_name, id=identity):
            element = _add(parent, "context", typeRef=type_name, id=identity)
            for entry in entries:
                inner = _add(element, "contextEntry")
                if entry.name:
                    _add(inner, "variable", name=entry.name, typeRef=entry.type)
                _body(inner, entry.body)
        case Invocation(called=called, bindings=bindings, type=type_name, id=identity):
            element = _add(parent, "invocation", typeRef=type_name, id=identity)
            _add(_add(element, "literalExpression"), "text", called)
            for name, argument in bindings:
                binding = _add(element, "binding")
                _add(binding, "parameter", name=name)
                _body(binding, argument)


def _table(parent: Element, table: Table) -> None:
    element = _add(
        parent,
        "decisionTable",
        id=table.id,
        hitPolicy=table.hit_policy.value,
        aggregation=table.aggregation.value if table.aggregation else "",
        outputLabel=table.output_label,
        typeRef=table.type,
    )
    for clause in table.inputs:
        column = _add(element, "input", id=clause.id, label=clause.label)
        _add(_add(column, "inputExpression", typeRef=clause.type), "text", clause.expression)
        if clause.allowed:
            _add(_add(column, "inputValues"), "text", clause.allowed)
    for output in table.outputs:
        column = _add(element, "output", id=output.id, label=output.label, name=output.name, typeRef=output.type)
        if output.allowed:
            _add(_add(column, "outputValues"), "text", output.allowed)
        if output.default:
            _add(_add(column, "defaultOutputEntry"), "text", output.default)
    for name in table.annotations:
        _add(element, "annotation", name=name)
    _rules(element, table)


def _rules(element: Element, table: Table) -> None:
    for rule in table.rules:
        row = _add(element, "rule", id=rule.id)
        if rule.description:
            _add(row, "description", rule.description)
        texts = [("inputEntry", text) for text in rule.inputs] + [("outputEntry", text) for text in rule.outputs]
        ids = rule.entry_ids or ("",) * len(texts)
        for (tag, text), identity in zip(texts, ids, strict=True):
            _add(_add(row, tag, id=identity), "text", text)
        for text in rule.annotations:
            _add(_add(row, "annotationEntry"), "text", text)
