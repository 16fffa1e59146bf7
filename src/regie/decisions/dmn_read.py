"""DMN XML (1.1 to 1.5, told apart by nothing: only local names count) to a model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from regie.decisions.check_file import check
from regie.decisions.dmn_names import FEEL_MARK, OTHER_LOGIC, REGIE
from regie.decisions.dmn_table import child, children, read_table, text_of
from regie.decisions.model import (
    Body,
    Context,
    ContextEntry,
    Decision,
    Function,
    Input,
    Invocation,
    ItemType,
    LiteralExpression,
    Model,
)
from regie.decisions.notes import Notes
from regie.decisions.resolve import resolved

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 20_000_000  # bytes; a model of a thousand rules is about one million
_DEEPEST = 60


def read_dmn(data: bytes, name: str = "model.dmn") -> Model:
    """A model from DMN XML. `name` is the file name that faults mention.

    Raises InputFaults with every fault of the file.
    """
    notes = Notes(name)
    model = resolved(_Reader(notes).model(_root(data, notes), name))
    check(model, notes)
    notes.stop()
    return model


def _root(data: bytes, notes: Notes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > LARGEST:
        raise notes.fatal("too_large", most=LARGEST // 1_000_000)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as problem:
        line, column = problem.position
        raise notes.fatal("xml", line=line, at=column + 1) from None
    except DefusedXmlException:
        raise notes.fatal("xml_entities") from None
    except (ValueError, LookupError, UnicodeError):  # an encoding that does not exist or does not fit
        raise notes.fatal("xml_encoding") from None
    if _local(root) != "definitions":
        raise notes.fatal("not_dmn", root=_local(root))
    if _too_deep(root):
        raise notes.fatal("too_deep", most=_DEEPEST)
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _too_deep(root: Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [inner for element in level for inner in element]
        if not level:
            return False
    return True


class _Reader:
    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.names: dict[str, str] = {}

    def model(self, root: Element, file: str) -> Model:
        for element in root:
            if element.get("id"):
                self.names[element.get("id", "")] = element.get("name", "")
        about = self._about(root)
        return Model(
            name=root.get("name") or file.removesuffix(".dmn"),
            inputs=tuple(self._input(element, root) for element in children(root, "inputData")),
            decisions=tuple(self._decisions(root)),
            functions=tuple(self._functions(root)),
            types=tuple(self._type(element) for element in children(root, "itemDefinition")),
            version=about.get("version", "") if about is not None else "",
            valid_from=self._date(about, "validFrom"),
            valid_to=self._date(about, "validTo"),
            labels=tuple(
                (element.get("of", ""), element.get("language", ""), element.text or "")
                for element in self._own(root, "label")
            ),
            id=root.get("id", ""),
            namespace=root.get("namespace", ""),
            description=text_of(root, "description"),
            source=file,
        )

    def _own(self, root: Element, name: str) -> list[Element]:
        extensions = child(root, "extensionElements")
        return [] if extensions is None else [one for one in extensions if one.tag == f"{{{REGIE}}}{name}"]

    def _about(self, root: Element) -> Element | None:
        return next(iter(self._own(root, "model")), None)

    def _date(self, about: Element | None, name: str) -> date | None:
        text = about.get(name) if about is not None else None
        if not text:
            return None
        with suppress(ValueError):
            return date.fromisoformat(text)
        self.notes.wrong("date", column=name, text=text)
        return None

    def _input(self, element: Element, root: Element) -> Input:
        name = element.get("name", "")
        return Input(
            name,
            "",
            id=element.get("id", ""),
            type_name=self._type_name(element),
            description=text_of(element, "description"),
            questions=tuple(
                (one.get("language", ""), one.text or "")
                for one in self._own(root, "question")
                if one.get("of") == name
            ),
        )

    def _type_name(self, element: Element) -> str:
        variable = child(element, "variable")
        return variable.get("typeRef", "") if variable is not None else ""

    def _type(self, element: Element) -> ItemType:
        base = child(element, "typeRef")
        allowed = child(element, "allowedValues")
        return ItemType(
            name=element.get("name", ""),
            base=element.get("typeRef", "") if base is None else (base.text or "").strip(),
            allowed="" if allowed is None else text_of(allowed, "text"),
            components=tuple(self._type(inner) for inner in children(element, "itemComponent")),
            collection=element.get("isCollection") == "true",
            id=element.get("id", ""),
            label=element.get("label", ""),
        )

    def _decisions(self, root: Element) -> Iterator[Decision]:
        for element in children(root, "decision"):
            name = element.get("name", "")
            body = self._body(element, name)
            if body is None:
                self.notes.wrong("no_logic", sheet=name, decision=name)
                continue
            yield Decision(
                name,
                body,
                type=self._type_name(element),
                requires=tuple(
                    self._required(element, name, "informationRequirement", ("requiredInput", "requiredDecision"))
                ),
                knowledge=tuple(self._required(element, name, "knowledgeRequirement", ("requiredKnowledge",))),
                id=element.get("id", ""),
                description=text_of(element, "description"),
                question=text_of(element, "question"),
                allowed_answers=text_of(element, "allowedAnswers"),
            )

    def _functions(self, root: Element) -> Iterator[Function]:
        for element in children(root, "businessKnowledgeModel"):
            name = element.get("name", "")
            logic = child(element, "encapsulatedLogic")
            body = None if logic is None else self._body(logic, name)
            if logic is None or body is None:
                self.notes.wrong("no_logic", sheet=name, decision=name)
                continue
            if logic.get("kind", "FEEL") != "FEEL":
                self.notes.wrong("language", sheet=name, language=logic.get("kind"))
            yield Function(
                name,
                tuple((one.get("name", ""), one.get("typeRef", "")) for one in children(logic, "formalParameter")),
                body,
                type=self._type_name(element),
                knowledge=tuple(self._required(element, name, "knowledgeRequirement", ("requiredKnowledge",))),
                id=element.get("id", ""),
                description=text_of(element, "description"),
            )

    def _required(self, element: Element, name: str, kind: str, ends: tuple[str, ...]) -> Iterator[str]:
        for requirement in children(element, kind):
            for end in ends:
                found = child(requirement, end)
                if found is None:
                    continue
                target = found.get("href", "").removeprefix("#")
                if target in self.names:
                    yield self.names[target]
                else:
                    self.notes.wrong("requirement", sheet=name, decision=name, target=target)

    def _body(self, element: Element, owner: str) -> Body | None:
        for inner in element:
            match _local(inner):
                case "decisionTable":
                    return read_table(inner, owner, self.notes)
                case "literalExpression":
                    self._language(inner, owner)
                    return LiteralExpression(text_of(inner, "text"), inner.get("typeRef", ""), inner.get("id", ""))
                case "context":
                    return self._context(inner, owner)
                case "invocation":
                    return self._invocation(inner, owner)
                case other if other in OTHER_LOGIC:
                    self.notes.wrong("unsupported_logic", sheet=owner, kind=other)
                    return LiteralExpression("null")
        return None

    def _language(self, element: Element, owner: str) -> None:
        language = element.get("expressionLanguage", "")
        if language and FEEL_MARK not in language.upper():
            self.notes.wrong("language", sheet=owner, language=language)

    def _context(self, element: Element, owner: str) -> Context:
        entries = []
        for entry in children(element, "contextEntry"):
            variable = child(entry, "variable")
            body = self._body(entry, owner)
            name = "" if variable is None else variable.get("name", "")
            if body is None:
                self.notes.wrong("no_logic", sheet=owner, decision=name or owner)
            else:
                entries.append(ContextEntry(name, body, "" if variable is None else variable.get("typeRef", "")))
        return Context(tuple(entries), element.get("typeRef", ""), element.get("id", ""))

    def _invocation(self, element: Element, owner: str) -> Invocation:
        called = child(element, "literalExpression")
        bindings = []
        for binding in children(element, "binding"):
            parameter = child(binding, "parameter")
            body = self._body(binding, owner)
            if parameter is not None and body is not None:
                bindings.append((parameter.get("name", ""), body))
        name = "" if called is None else text_of(called, "text")
        return Invocation(name, tuple(bindings), element.get("typeRef", ""), element.get("id", ""))
