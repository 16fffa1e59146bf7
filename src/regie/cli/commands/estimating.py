"""How long things are down in a year, by assumptions; and which parents changed meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language


@command("downtime")
@options.files()
@click.option("--assume", required=True, type=click.Path(path_type=Path), help=words("option.assume"))
@click.option("--years", type=int, default=10_000, show_default=True, help=words("option.years"))
@click.option("--seed", type=int, default=0, show_default=True, help=words("option.seed"))
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def downtime(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    assume: Path,
    years: int,
    seed: int,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_downtime, to_json

    shared = {"years": years, "seed": seed}
    with busy(words("busy.assess")):
        found = regie.downtime(
            files, assume, at=at, mapping=mapping, xlsx=xlsx, language=language, force=force, **shared
        )
    if as_json:
        click.echo(to_json(found))
        return
    show_downtime(found, screen(), language)
    if xlsx is not None:
        click.echo(words("done.wrote", path=str(xlsx)))


@command("watch")
@options.files()
@click.option("--gleif", multiple=True, required=True, type=click.Path(path_type=Path), help=words("option.gleif"))
@options.output()
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def watch(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    gleif: tuple[Path, ...],
    output: Path | None,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_watched, to_json

    with busy(words("busy.assess")):
        found = regie.watch(files, gleif, output, at=at, mapping=mapping, xlsx=xlsx, language=language, force=force)
    if as_json:
        click.echo(to_json(found))
        return
    show_watched(found, screen(), language)
    for written in (output, xlsx):
        if written is not None:
            click.echo(words("done.wrote", path=str(written)))
