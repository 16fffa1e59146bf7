"""What an examination of an installation found: each thing looked at, how it stands, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from regie.locale import Message


class State(Enum):
    """How a thing stands. A doubt leaves the installation usable; what is wrong does not, or not safely."""

    GOOD = "good"
    DOUBT = "doubt"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` is None when there is nothing to mend."""

    check: str
    state: State
    what: Message
    mend: Message | None = None


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything looked at, in the order it matters."""

    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; doubts may remain."""
        return all(one.state is not State.WRONG for one in self.findings)


def good(check: str, **values: Any) -> Finding:
    """This is as it should be."""
    return Finding(check, State.GOOD, Message(f"doctor.{check}.good", **values))


def doubt(check: str, case: str, **values: Any) -> Finding:
    """This works, and may not be what is meant."""
    return _bad(State.DOUBT, check, case, values)


def wrong(check: str, case: str, **values: Any) -> Finding:
    """This does not work, or is not safe."""
    return _bad(State.WRONG, check, case, values)


def _bad(state: State, check: str, case: str, values: dict[str, Any]) -> Finding:
    return Finding(
        check, state, Message(f"doctor.{check}.{case}", **values), Message(f"doctor.{check}.{case}_mend", **values)
    )
