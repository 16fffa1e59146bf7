"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from regie.cli.words import default_language, words
from regie.locale import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])


def _as_date(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def files(required: bool = True) -> Callable[[F], F]:
    """One or more files or folders with a landscape."""
    return click.argument("files", nargs=-1, required=required, type=click.Path(path_type=Path), metavar="FILE...")


def mapping(function: F) -> F:
    """How to read tables of others: the name of a shipped mapping, or a file."""
    return click.option("--map", "mapping", metavar="M", help=words("option.mapping"))(function)


def definition(function: F) -> F:
    """A definition of autonomous of one's own."""
    option = click.option(
        "--definition", type=click.Path(path_type=Path), metavar="FILE", help=words("option.definition")
    )
    return option(function)


def at(function: F) -> F:
    """The date to assess at."""
    formats = ["%Y-%m-%d", "%d-%m-%Y"]
    option = click.option("--at", type=click.DateTime(formats), callback=_as_date, help=words("option.at"))
    return option(function)


def lang(function: F) -> F:
    """The language of what is shown or written."""
    option = click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=default_language(),
        show_default=True,
        help=words("option.lang"),
    )
    return option(function)


def output(required: bool = False) -> Callable[[F], F]:
    """Where to write."""
    return click.option(
        "-o", "--output", required=required, type=click.Path(path_type=Path), help=words("option.output")
    )


def force(function: F) -> F:
    """Overwrite."""
    return click.option("--force", is_flag=True, help=words("option.force"))(function)


def as_json(function: F) -> F:
    """Machine-readable output."""
    return click.option("--json", "as_json", is_flag=True, help=words("option.json"))(function)


def xlsx(function: F) -> F:
    """A workbook to write what is shown to as well."""
    return click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.xlsx"))(function)
