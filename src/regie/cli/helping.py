"""The help of a command in the language of the environment: what click itself writes around our words."""

from __future__ import annotations

import click

from regie.cli.words import words

_HEADINGS = {"Options": "heading.options", "Commands": "heading.commands"}


class _Formatter(click.HelpFormatter):
    """Writes the usage and the headings in our words; a heading of click that we do not know stays as it is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, words("usage.how", pieces="") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(words(_HEADINGS[heading]) if heading in _HEADINGS else heading)


class Context(click.Context):
    """Where a command runs; its help is in our words."""

    formatter_class = _Formatter


class Helping(click.Command):
    """A command or group whose help is in our words."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = words("usage.options")
        return super().collect_usage_pieces(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words("option.help")
        return option
