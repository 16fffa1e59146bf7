"""GEMMA's reference components as a catalogue: kinds of application to compare with, not applications to count."""

from __future__ import annotations

from dataclasses import dataclass

from regie.readers.archimate.model import ArchimateModel
from regie.readers.archimate.places import is_reference


@dataclass(frozen=True, slots=True)
class ReferenceComponent:
    """One kind of component. `object_id` is VNG's own identity for it, the same in every export."""

    id: str
    object_id: str
    name: str
    type: str
    description: str
    status: str


@dataclass(frozen=True, slots=True)
class GemmaCatalogue:
    """All reference components of a model; `release` is the date VNG gave it, as written."""

    release: str
    components: tuple[ReferenceComponent, ...]

    def named(self, name: str) -> ReferenceComponent | None:
        """The component with this name, capitals aside."""
        wanted = name.strip().casefold()
        return next((component for component in self.components if component.name.casefold() == wanted), None)


def gemma_catalogue(model: ArchimateModel) -> GemmaCatalogue:
    """The reference components in a model, in its order; empty when it has none."""
    return GemmaCatalogue(
        next((item.value.text() for item in model.properties if item.name == "Release"), ""),
        tuple(
            ReferenceComponent(
                element.id,
                element.value("Object ID"),
                element.name.text(),
                element.value("GEMMA type") or element.specialisation,
                element.documentation.text(),
                element.value("GEMMA status"),
            )
            for element in model.elements
            if is_reference(element)
        ),
    )
