"""Where do we stand, why, what changed, and the report of it."""

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
from regie.reports.choosing import ALL, CHAPTERS, EXTRA


@command("assess")
@options.files()
@options.mapping
@options.at
@options.definition
@options.as_json
@options.xlsx
@options.lang
def assess(
    files: tuple[Path, ...],
    mapping: str | None,
    at: date | None,
    definition: Path | None,
    as_json: bool,
    xlsx: Path | None,
    language: Language,
) -> None:
    with busy(words("busy.assess")) as progress:
        assessment = regie.assess(files, at=at, definition=definition, mapping=mapping, progress=progress)
    if xlsx is not None:
        regie.report(assessment, xlsx, language=language, force=True)
    if as_json:
        from regie.reports import to_json

        click.echo(to_json(assessment))
    else:
        from regie.reports import show_assessment

        show_assessment(assessment, screen(), language)


@command("explain")
@options.files()
@click.argument("name")
@options.mapping
@options.at
@options.definition
@options.as_json
@options.lang
def explain(
    files: tuple[Path, ...],
    name: str,
    mapping: str | None,
    at: date | None,
    definition: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    from regie.reports import show_explanation, to_json

    with busy(words("busy.assess")):
        explanation = regie.explain(files, name, at=at, definition=definition, mapping=mapping)
    if as_json:
        click.echo(to_json(explanation))
    else:
        show_explanation(explanation, screen(), language)


@command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.mapping
@options.definition
@options.as_json
@options.lang
def diff(old: Path, new: Path, mapping: str | None, definition: Path | None, as_json: bool, language: Language) -> None:
    from regie.reports import show_difference, to_json

    with busy(words("busy.assess")):
        difference = regie.diff(old, new, definition=definition, mapping=mapping)
    if as_json:
        click.echo(to_json(difference))
    else:
        show_difference(difference, screen(), language)


@command("report")
@options.files()
@options.mapping
@options.output(required=True)
@options.at
@click.option("--earlier", type=click.Path(path_type=Path), multiple=True, help=words("option.earlier"))
@click.option("--chapters", type=click.Choice(ALL), multiple=True, help=words("option.chapters"))
@click.option("--with", "also", type=click.Choice(sorted(EXTRA)), multiple=True, help=words("option.with_chapter"))
@click.option("--scenario", type=click.Path(path_type=Path), multiple=True, help=words("option.report_scenario"))
@click.option("--plan", type=click.Path(path_type=Path), help=words("option.report_plan"))
@options.definition
@options.lang
@options.force
def report(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    mapping: str | None,
    output: Path,
    at: date | None,
    earlier: tuple[Path, ...],
    chapters: tuple[str, ...],
    also: tuple[str, ...],
    scenario: tuple[Path, ...],
    plan: Path | None,
    definition: Path | None,
    language: Language,
    force: bool,
) -> None:
    with busy(words("busy.report")) as progress:
        regie.report(
            files,
            output,
            at=at,
            earlier=earlier,
            chapters=(*(chapters or CHAPTERS), *also),
            scenario=scenario,
            plan=plan,
            definition=definition,
            mapping=mapping,
            language=language,
            force=force,
            progress=progress,
        )
    click.echo(words("done.wrote", path=str(output)))
