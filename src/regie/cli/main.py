"""The entry: all commands, faults shown once at the edge, exit status 0 (good), 1 (input faults), 2 (wrong
usage), 130 (interrupted)."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from regie.cli.commands import COMMANDS, load
from regie.cli.helping import Helping
from regie.cli.usage import in_our_words, refuse_unknown
from regie.cli.words import default_language, words
from regie.landscape.faults import InputFaults


class _Regie(Helping, click.Group):
    """Translates input faults and wrong usage at the edge, so that no command does it for itself.

    Loads only the command asked for.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        refuse_unknown(ctx, args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with in_our_words():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with in_our_words():
                return super().invoke(ctx)
        except InputFaults as faults:
            from regie.cli.screen import screen
            from regie.reports import show_faults

            show_faults(faults.faults, screen(stderr=True), default_language())
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo(words("done.interrupted"), err=True)
            ctx.exit(130)


@click.group(
    cls=_Regie,
    help=words("help.regie"),
    subcommand_metavar=words("usage.commands"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="regie", message="%(prog)s %(version)s", help=words("option.version"))
def regie() -> None:
    """All commands."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(2_000_000, 20, 20)  # a run builds one large result and ends: collecting finds nothing
    try:
        regie(standalone_mode=True)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        sys.stderr.close()
        sys.exit(0)
    finally:
        gc.freeze()  # what is left goes with the process: to look through it once more at the end finds nothing
