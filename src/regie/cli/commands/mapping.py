"""Tables of others: propose how to read them, and check a mapping."""

from __future__ import annotations

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import screen
from regie.locale import Language


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
