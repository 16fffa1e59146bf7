"""What click says of a command that is typed wrong, in our own words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import IO, Any

import click

from regie.cli.words import default_language, words
from regie.locale import listing


class WrongUsageError(click.UsageError):
    """A command that is typed wrong: how it is used, what is wrong, and where its help is."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write it to standard error, or to `file`."""
        lines = [words("usage.wrong", what=self.message)]
        if self.ctx is not None:
            path = self.ctx.command_path
            pieces = " ".join([path, *self.ctx.command.collect_usage_pieces(self.ctx)])
            lines = [words("usage.how", pieces=pieces), words("usage.help", command=f"{path} --help"), "", *lines]
        click.echo("\n".join(lines), file=file, err=file is None)


@contextmanager
def in_our_words() -> Iterator[None]:
    """Raises WrongUsageError for what click finds wrong in a command line."""
    try:
        yield
    except (WrongUsageError, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as wrong:
        raise WrongUsageError(_what(wrong), wrong.ctx) from wrong


def refuse_unknown(context: click.Context, name: str, commands: Collection[str]) -> None:
    """Raises WrongUsageError for a command that is not one of these."""
    if name not in commands:
        raise WrongUsageError(_unknown("command", name, get_close_matches(name, commands)), context)


def refuse_extra(context: click.Context) -> None:
    """Raises WrongUsageError for words that no argument takes."""
    if context.args:
        raise WrongUsageError(words("usage.extra", words=_named(context.args)), context)


def _what(wrong: click.UsageError) -> str:
    match wrong:
        case click.NoSuchOption():
            return _unknown("option", wrong.option_name, wrong.possibilities or ())
        case click.MissingParameter(param=click.Parameter() as missing):
            return words(f"usage.missing_{missing.param_type_name}", name=_name(missing, wrong.ctx))
        case click.BadOptionUsage():
            return words("usage.option", name=wrong.option_name)
        case click.BadParameter(param=click.Parameter() as given):
            return " ".join([words("usage.value", name=_name(given, wrong.ctx)), _asked(given.type)])
    return wrong.format_message()  # said by a command of ours


def _unknown(kind: str, name: str, near: Sequence[str]) -> str:
    said = words(f"usage.no_{kind}", name=name)
    return f"{said} {words('usage.near', names=_named(near))}" if near else said


def _name(parameter: click.Parameter, context: click.Context | None) -> str:
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return parameter.make_metavar(context) if context else str(parameter.name)


def _asked(kind: click.ParamType[Any]) -> str:
    """What may be given instead."""
    match kind:
        case click.DateTime():
            return words("usage.date")
        case click.Choice(choices=choices):
            return words("usage.choice", names=_named([str(one) for one in choices]))
        case click.IntRange(min=low, max=high) | click.FloatRange(min=low, max=high):
            whole = "whole" if isinstance(kind, click.IntRange) else "number"
            ends = "between" if None not in (low, high) else "least" if low is not None else "most"
            return words(f"usage.{whole}_{ends}", low=low, high=high)
    return words("usage.whole" if kind is click.INT else "usage.number" if kind is click.FLOAT else "usage.other")


def _named(names: Sequence[str]) -> str:
    return listing(names, default_language())
