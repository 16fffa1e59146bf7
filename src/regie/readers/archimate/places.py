"""Which elements of a model have a place in a landscape, and which thing an inner part belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from regie.readers.archimate.mapping import (
    GROUP_TYPES,
    INNER_OF,
    NOUN_OF_TYPE,
    REFERENCE_TYPES,
    TYPED_BY_GEMMA,
    WHY_NO_NOUN,
)
from regie.readers.archimate.model import ArchimateModel, Element
from regie.readers.archimate.vocabulary import ELEMENT_TYPES


def is_reference(element: Element) -> bool:
    """Whether GEMMA describes it as a reference: a kind of component, not one that anybody runs."""
    return element.value("GEMMA type") in REFERENCE_TYPES or element.specialisation in REFERENCE_TYPES


def is_core(model: ArchimateModel) -> bool:
    """Whether VNG published it as the core of GEMMA: it describes kinds of things for every municipality."""
    return any(item.name == "Type model" and item.value.text() == "Kernmodel" for item in model.properties)


def noun_of(element: Element, *, core: bool = False) -> str:
    """The noun it becomes, or empty."""
    return "" if why_not(element, core=core) else NOUN_OF_TYPE[element.type]


def why_not(element: Element, *, core: bool = False) -> str:
    """Why it has no place (a key under `archimate.left_out`), or empty when it has.

    In the `core` of GEMMA a component that VNG gave an identity but no `GEMMA type` is an example in a picture or a
    box of a legend. What a municipality adds has no `Object ID` of VNG, and has its place.
    """
    if is_reference(element):
        return "reference"
    if core and element.type in TYPED_BY_GEMMA and element.value("Object ID") and not element.value("GEMMA type"):
        return "example"
    if element.value("GEMMA type") in GROUP_TYPES:
        return "group"
    if element.type not in ELEMENT_TYPES:
        return "unknown_type"
    return "" if element.type in NOUN_OF_TYPE else WHY_NO_NOUN.get(element.type, "inner")


class Owners:
    """For services, functions and interfaces: the one placed thing that realises, performs or contains them."""

    def __init__(self, model: ArchimateModel, placed: Mapping[str, str]) -> None:
        self._placed = placed
        self._inner = {element.id for element in model.elements if why_not(element) == "inner"}
        self._above: dict[str, list[str]] = {}
        for relationship in model.relationships:
            if relationship.type in INNER_OF and relationship.target in self._inner:
                self._above.setdefault(relationship.target, []).append(relationship.source)

    def of(self, id_: str) -> str:
        """The thing itself when placed; its only owner when inner; empty when it has none or several.

        Several owners may be alternatives or parts; the model does not say which, so nothing is assumed.
        """
        if id_ in self._placed:
            return id_
        found: set[str] = set()
        seen, todo = {id_}, [id_]
        while todo:
            for above in self._above.get(todo.pop(), ()):
                if above in self._placed:
                    found.add(above)
                elif above in self._inner and above not in seen:
                    seen.add(above)
                    todo.append(above)
                elif above not in self._inner:
                    # Somebody outside the landscape, a reference component for instance, has a part in it.
                    return ""
        return found.pop() if len(found) == 1 else ""
