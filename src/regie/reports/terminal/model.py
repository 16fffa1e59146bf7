"""What was proven about a decision model, and how its examples came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from regie.decisions import ExampleResult, Model, ModelCheck
from regie.locale import Language, Message, number, say
from regie.reports.terminal.table import line, table

if TYPE_CHECKING:
    from rich.console import Console


class Checked(Protocol):
    """A model with its proof and examples, as `actions.check_model` gives it."""

    @property
    def model(self) -> Model: ...
    @property
    def check(self) -> ModelCheck: ...
    @property
    def examples(self) -> Sequence[ExampleResult]: ...
    @property
    def sound(self) -> bool: ...


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"terminal.model.{key}", **values), language)


def show_model_check(checked: Checked, console: Console, language: Language) -> None:
    """Gaps, rules that never fire, overlaps, examples; or that all is well."""
    line(console, _say("title", language, name=checked.model.name, hash=checked.model.hash[:12]), "bold")
    if checked.check.states is not None:
        line(console, _say("states", language, n=number(checked.check.states, language)))
    for name, found in (
        ("gaps", checked.check.gaps),
        ("unreachable", checked.check.unreachable),
        ("overlaps", tuple(one for one in checked.check.overlaps if one.fault)),
    ):
        if found:
            line(console, _say(name, language), "bold red")
            for one in found:
                line(console, f"• {say(one.message, language)}")
    if checked.check.sound:
        line(console, _say("sound", language), "green")
    rows = [(one.sentence(language), "✓" if one.ok else say(one.message, language)) for one in checked.examples]
    headings = [_say(name, language) for name in ("sentence", "ok")]
    table(console, _say("examples", language), headings, rows)
