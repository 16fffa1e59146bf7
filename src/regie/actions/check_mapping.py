"""Check a mapping: what is wrong with it, and how its examples come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regie.actions.files import mapping_place
from regie.readers.mapping import ExampleResult, Mapping, check_examples, load_mapping
from regie.readers.mapping.load import EXAMPLES


@dataclass(frozen=True, slots=True)
class CheckedMapping:
    """A mapping that can be used, and how its examples came out; no examples when it is one file."""

    mapping: Mapping
    examples: tuple[ExampleResult, ...]

    @property
    def sound(self) -> bool:
        """Whether every example came out as expected."""
        return all(example.ok for example in self.examples)


def check_mapping(mapping: str | Path) -> CheckedMapping:
    """Check a shipped mapping by name, or one of your own by folder or file, and run its examples when it has any.

    Raises InputFaults with every fault, each at its line, when the mapping cannot be used.
    """
    place = mapping_place(mapping)
    loaded = load_mapping(place)
    has_examples = place.is_dir() and (place / EXAMPLES).is_file()
    return CheckedMapping(loaded, check_examples(place) if has_examples else ())
