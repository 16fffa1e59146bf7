"""What a reader has to say about a table, once for each kind of thing: the first place, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field

from regie.landscape.faults import Fault, Place, Severity
from regie.locale import Message
from regie.readers.reading import LeftOut


@dataclass(slots=True)
class Remarks:
    """Faults and what found no place, gathered while reading."""

    faults: list[Fault] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _counted: dict[tuple[str, str, Message, Message], tuple[Place, int]] = field(default_factory=dict)

    def error(self, place: Place, key: str, /, **values: object) -> None:
        """Something that makes the input unusable."""
        what, mend = Message(f"mapping.fault.{key}", **values), Message(f"mapping.mend.{key}", **values)
        self.faults.append(Fault(place, what, mend))

    def warn(self, place: Place, key: str, /, **values: object) -> None:
        """Something that leaves it usable."""
        self.say(place, Message(f"mapping.fault.{key}", **values), Message(f"mapping.mend.{key}", **values))

    def say(self, place: Place, what: Message, mend: Message) -> None:
        """A warning in words of another area."""
        self.faults.append(Fault(place, what, mend, Severity.WARNING))

    def count(self, place: Place, what: Message, mend: Message) -> None:
        """The same, said once for all cells of a column with the same thing wrong."""
        key = (place.sheet, place.column, what, mend)
        first, times = self._counted.get(key, (place, 0))
        self._counted[key] = (first, times + 1)

    def leave(self, kind: str, name: str, reason: Message) -> None:
        """Something that has no place in a landscape."""
        self.left_out.append(LeftOut(kind, name, reason))

    def all_faults(self) -> list[Fault]:
        """Every fault, in the order first met."""
        counted = []
        for (_, _, what, mend), (place, times) in self._counted.items():
            said = what if times == 1 else Message("mapping.fault.times", what=what, n=times)
            counted.append(Fault(place, said, mend, Severity.WARNING))
        return [*self.faults, *counted]
