"""What every command shares: its help and example come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable

import click

from regie.cli.helping import Helping
from regie.cli.usage import refuse_extra
from regie.cli.words import words


class _Command(Helping):
    """Refuses words that nothing takes in our own words."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        left = super().parse_args(ctx, args)
        refuse_extra(ctx)
        return left


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A click command whose help and example are the messages `cli.help.NAME` and `cli.example.NAME`."""
    example = words(f"example.{name}")
    return click.command(name, cls=_Command, help=words(f"help.{name}"), epilog=f"{words('label.example')} {example}")
