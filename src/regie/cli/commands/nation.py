"""All municipalities together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import counting, screen
from regie.cli.words import words
from regie.locale import Language


@command("roll-up")
@click.argument("folder", type=click.Path(path_type=Path))
@options.output(required=True)
@options.at
@click.option("--workers", type=click.IntRange(min=1), help=words("option.processes"))
@options.as_json
@click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.xlsx"))
@options.lang
def roll_up(
    folder: Path,
    output: Path,
    at: date | None,
    workers: int | None,
    as_json: bool,
    xlsx: Path | None,
    language: Language,
) -> None:
    from regie.reports import roll_up_xlsx, show_roll_up, to_json

    with counting(words("busy.roll_up")) as count:
        found = regie.roll_up(folder, output, at=at, workers=workers, progress=lambda one: count(one.done, one.total))
    if xlsx is not None:
        roll_up_xlsx(found, xlsx, language)
    if as_json:
        click.echo(to_json(found))
    else:
        show_roll_up(found, screen(), language)
