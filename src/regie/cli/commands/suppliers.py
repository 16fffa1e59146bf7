"""Suppliers and their owners: look one up, and add what is known of them to a landscape."""

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


@command("suppliers")
@click.argument("name", required=False)
@options.as_json
@options.lang
def suppliers(name: str | None, as_json: bool, language: Language) -> None:
    from regie.reports import show_suppliers, to_json

    found = regie.suppliers(name)
    if as_json:
        click.echo(to_json(found))
    else:
        show_suppliers(found, screen(), language)


@command("enrich")
@options.files()
@options.mapping
@options.output(required=True)
@click.option("--with", "others", multiple=True, type=click.Path(path_type=Path), help=words("option.with"))
@options.force
@options.as_json
@options.lang
def enrich(
    files: tuple[Path, ...],
    mapping: str | None,
    output: Path,
    others: tuple[Path, ...],
    force: bool,
    as_json: bool,
    language: Language,
) -> None:
    from regie.reports import show_enrichment, to_json

    with busy(words("busy.enrich")):
        result = regie.enrich(files, output, others=others, mapping=mapping, language=language, force=force)
    if as_json:
        click.echo(to_json(result))
    else:
        show_enrichment(result, screen(), language)
        click.echo(words("done.wrote", path=str(output)))


@command("sanctions")
@click.argument("list_file", metavar="LIST", type=click.Path(path_type=Path))
@options.files()
@options.at
@options.as_json
@options.lang
def sanctions(list_file: Path, files: tuple[Path, ...], at: date | None, as_json: bool, language: Language) -> None:
    from regie.reports import show_screening, to_json

    with busy(words("busy.read")):
        screening = regie.sanctions(list_file, files, at=at)
    if as_json:
        click.echo(to_json(screening))
    else:
        show_screening(screening, screen(), language)
