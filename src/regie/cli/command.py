"""What every command shares: its help and example come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable

import click

from regie.cli.words import words


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A click command whose help and example are the messages `cli.help.NAME` and `cli.example.NAME`."""
    example = words(f"example.{name}")
    return click.command(name, help=words(f"help.{name}"), epilog=f"{words('label.example')} {example}")
