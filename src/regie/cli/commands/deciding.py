"""What may go where, and whether a decision model is sound."""

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


@command("place")
@options.files()
@options.mapping
@click.option("--model", help=words("option.model"))
@click.option("--compare", nargs=2, metavar="OLD NEW", help=words("option.compare"))
@options.at
@options.as_json
@options.lang
def place(
    files: tuple[Path, ...],
    mapping: str | None,
    model: str | None,
    compare: tuple[str, str] | None,
    at: date | None,
    as_json: bool,
    language: Language,
) -> None:
    from regie.reports import show_comparison, show_placement, to_json

    if model is not None and compare is None:
        with busy(words("busy.assess")):
            placement = regie.place(files, model=model, at=at, mapping=mapping)
        if as_json:
            click.echo(to_json(placement))
        else:
            show_placement(placement, screen(), language)
    elif compare is not None and model is None:
        with busy(words("busy.assess")):
            comparison = regie.compare(files, *compare, at=at, mapping=mapping)
        if as_json:
            click.echo(to_json(comparison))
        else:
            show_comparison(comparison, screen(), language)
    else:
        raise click.UsageError(words("usage.place"))


@command("check-model")
@click.argument("model")
@options.as_json
@options.lang
def check_model(model: str, as_json: bool, language: Language) -> None:
    from regie.reports import show_model_check, to_json

    checked = regie.check_model(model)
    if as_json:
        click.echo(to_json(checked))
    else:
        show_model_check(checked, screen(), language)
    raise SystemExit(0 if checked.sound else 1)
