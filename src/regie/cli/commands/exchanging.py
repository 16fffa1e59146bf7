"""Commands for other tools: a landscape in their form."""

from __future__ import annotations

from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language

FORMS = ("archimate", "cyclonedx", "dora", "softwarecatalogus")


@command("export")
@options.files()
@options.mapping
@click.option("--as", "form", required=True, type=click.Choice(FORMS), help=words("option.as"))
@options.output(required=True)
@options.as_json
@options.lang
@options.force
def export(
    files: tuple[Path, ...],
    mapping: str | None,
    form: str,
    output: Path,
    as_json: bool,
    language: Language,
    force: bool,
) -> None:
    from regie.reports import show_export, to_json

    with busy(words("busy.write")):
        exported = regie.export(files, output, form, mapping=mapping, language=language, force=force)
    if as_json:
        click.echo(to_json(exported))
    else:
        show_export(exported, screen(), language)
