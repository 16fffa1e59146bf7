"""What it costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language


@command("cost")
@options.files()
@click.option("--keys", type=click.Path(path_type=Path), help=words("option.keys"))
@click.option("--tag", default="", help=words("option.tag"))
@click.option("--basis", type=click.Choice(["billed", "effective"]), default="billed", help=words("option.basis"))
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def cost(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    keys: Path | None,
    tag: str,
    basis: Literal["billed", "effective"],
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_cost, to_json

    with busy(words("busy.read")):
        found = regie.cost(
            files, keys=keys, tag=tag, basis=basis, at=at, mapping=mapping, xlsx=xlsx, language=language, force=force
        )
    if as_json:
        click.echo(to_json(found))
        return
    show_cost(found, screen(), language)
    if xlsx is not None:
        click.echo(words("done.wrote", path=str(xlsx)))
