"""The contracts: when they ask a decision."""

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

_MONTHS = click.IntRange(min=0, max=240)


@command("calendar")
@options.files()
@click.option("--contract", metavar="NAME", help=words("option.contract"))
@click.option("--exit-months", type=_MONTHS, help=words("option.exit_months"))
@click.option("--tender-months", type=_MONTHS, help=words("option.tender_months"))
@click.option("--ics", type=click.Path(path_type=Path), help=words("option.ics"))
@options.xlsx
@options.mapping
@options.at
@options.as_json
@options.force
@options.lang
def calendar(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    contract: str | None,
    exit_months: int | None,
    tender_months: int | None,
    ics: Path | None,
    xlsx: Path | None,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    force: bool,
    language: Language,
) -> None:
    from regie.actions.finding import find_contract
    from regie.reports import show_calendar, show_contract, to_json

    with busy(words("busy.assess")):
        found = regie.calendar(
            files,
            at=at,
            mapping=mapping,
            exit_months=exit_months,
            tender_months=tender_months,
            ics=ics,
            xlsx=xlsx,
            language=language,
            force=force,
        )
    if as_json:
        click.echo(to_json(found))
        return
    if contract is None:
        show_calendar(found, screen(), language)
    else:
        show_contract(found, find_contract(found.landscape, contract).id, screen(), language)
    for path in (ics, xlsx):
        if path is not None:
            click.echo(words("done.wrote", path=str(path)))


@command("tender")
@click.argument("files", nargs=-1, required=True, metavar="FILE... CONTRACT")
@options.output()
@options.mapping
@options.at
@options.as_json
@options.force
@options.lang
def tender(
    files: tuple[str, ...],
    output: Path | None,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_tender, to_json

    if len(files) < 2:
        raise click.UsageError(words("usage.tender"))
    *given, contract = files
    with busy(words("busy.assess")):
        found = regie.tender(given, contract, output, at=at, mapping=mapping, language=language, force=force)
    if as_json:
        click.echo(to_json(found))
    elif output is None:
        show_tender(found, screen(), language)
    else:
        click.echo(words("done.wrote", path=str(output)))
