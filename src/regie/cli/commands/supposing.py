"""What if: something falls away, is sanctioned or is bought."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

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
@click.option("--all", "every", is_flag=True, help=words("option.every"))
@click.option("--pairs", is_flag=True, help=words("option.pairs"))
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
    every: bool,
    pairs: bool,
    on: datetime | None,
    notice: float,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_failures, show_pairs, show_whatif

    shared: dict[str, Any] = {"at": at, "mapping": mapping, "xlsx": xlsx, "language": language, "force": force}
    if every or pairs:
        if (every and pairs) or without or sanction or refuse or takeover:
            raise click.UsageError(words("usage.whatif"))
        if pairs:
            with busy(words("busy.assess")):
                together = regie.pairs(files, **shared)
            _show(together, xlsx, as_json, lambda: show_pairs(together, screen(), language))
            return
        with busy(words("busy.assess")):
            ranking = regie.failures(files, **shared)
        _show(ranking, xlsx, as_json, lambda: show_failures(ranking, screen(), language))
        return
    with busy(words("busy.assess")):
        found = regie.whatif(
            files,
            without=without,
            sanction=sanction,
            refuse=refuse,
            takeover=[(bought, buyer) for bought, _, buyer in takeover],
            on=on.date() if on else None,
            notice=notice,
            **shared,
        )
    _show(found, xlsx, as_json, lambda: show_whatif(found, screen(), language))


def _show(found: object, xlsx: Path | None, as_json: bool, show: Callable[[], None]) -> None:
    from regie.reports import to_json

    if as_json:
        click.echo(to_json(found))
        return
    show()
    if xlsx is not None:
        click.echo(words("done.wrote", path=str(xlsx)))
