"""Tables of others: propose how to read them, and check a mapping."""

from __future__ import annotations

from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language


@command("map")
@click.argument("file", type=click.Path(path_type=Path))
@options.output()
@options.as_json
@options.lang
@options.force
def map_table(file: Path, output: Path | None, as_json: bool, language: Language, force: bool) -> None:
    from regie.reports import show_proposal, to_json

    with busy(words("busy.read")):
        proposal = regie.map_table(file, output, language=language, force=force)
    if as_json:
        click.echo(to_json(proposal))
        return
    show_proposal(proposal, screen(), language)
    click.echo(words("done.wrote", path=str(output)) if output else proposal.text)


@command("check-mapping")
@click.argument("mapping")
@options.as_json
@options.lang
def check_mapping(mapping: str, as_json: bool, language: Language) -> None:
    from regie.reports import show_mapping_check, to_json

    checked = regie.check_mapping(mapping)
    if as_json:
        click.echo(to_json(checked))
    else:
        show_mapping_check(checked.mapping, checked.examples, screen(), language)
    raise SystemExit(0 if checked.sound else 1)
