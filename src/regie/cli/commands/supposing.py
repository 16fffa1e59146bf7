"""What if: something falls away, is sanctioned or is bought."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language

_BY = click.Choice(["by", "door"])


@command("whatif")
@options.files()
@click.option("--without", multiple=True, metavar="NAME", help=words("option.without"))
@click.option("--sanction", multiple=True, metavar="LAND", help=words("option.sanction"))
@click.option("--refuse", multiple=True, metavar="NAME", help=words("option.refuse"))
@click.option("--takeover", multiple=True, type=(str, _BY, str), metavar="NAME by NAME", help=words("option.takeover"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help=words("option.on"))
@click.option("--notice", type=float, default=0.0, help=words("option.notice"))
@options.mapping
@options.at
@options.as_json
@click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.xlsx"))
@options.force
@options.lang
def whatif(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    without: tuple[str, ...],
    sanction: tuple[str, ...],
    refuse: tuple[str, ...],
    takeover: tuple[tuple[str, str, str], ...],
    on: datetime | None,
    notice: float,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_whatif, to_json

    with busy(words("busy.assess")):
        found = regie.whatif(
            files,
            without=without,
            sanction=sanction,
            refuse=refuse,
            takeover=[(bought, buyer) for bought, _, buyer in takeover],
            on=on.date() if on else None,
            notice=notice,
            at=at,
            mapping=mapping,
            xlsx=xlsx,
            language=language,
            force=force,
        )
    if as_json:
        click.echo(to_json(found))
        return
    show_whatif(found, screen(), language)
    if xlsx is not None:
        click.echo(words("done.wrote", path=str(xlsx)))
