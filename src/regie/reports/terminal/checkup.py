"""An examination on a terminal: a line a thing, and under what is not good how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regie.locale import Language, Message, say
from regie.reports.checkup import Checkup, State

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS = {State.GOOD: "green", State.DOUBT: "yellow", State.WRONG: "bold red"}


def show_checkup(checkup: Checkup, console: Console, language: Language) -> None:
    """Every finding in order, then the sum."""
    from rich.text import Text

    width = max(len(_word(state, language)) for state in State)
    for one in checkup.findings:
        line = Text(_word(one.state, language).ljust(width), style=_COLOURS[one.state])
        console.print(line.append(f"  {say(one.what, language)}", style="default"), soft_wrap=True)
        if one.mend is not None:
            console.print(Text(f"{'':{width}}  → {say(one.mend, language)}"), soft_wrap=True)
    counted = {state.value: sum(one.state is state for one in checkup.findings) for state in State}
    console.print(say(Message("doctor.sum", **counted), language))


def _word(state: State, language: Language) -> str:
    return say(Message(f"doctor.state.{state.value}"), language)
