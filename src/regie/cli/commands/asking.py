"""What to ask next, of whom, and reading the answers back."""

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


@command("questions")
@options.files()
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help=words("option.limit"))
@click.option("--model", "models", multiple=True, help=words("option.models"))
@click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.form"))
@click.option("--answers", type=click.Path(path_type=Path), help=words("option.answers"))
@click.option("--tasks", is_flag=True, help=words("option.tasks"))
@options.output()
@options.at
@options.as_json
@options.lang
@options.force
def questions(  # noqa: PLR0913, PLR0917 - an argument an option
    files: tuple[Path, ...],
    limit: int,
    models: tuple[str, ...],
    xlsx: Path | None,
    answers: Path | None,
    tasks: bool,
    output: Path | None,
    at: date | None,
    as_json: bool,
    language: Language,
    force: bool,
) -> None:
    from regie.reports import show_questions, to_json

    if (answers is None) != (output is None) or sum((answers is not None, tasks, xlsx is not None)) > 1:
        raise click.UsageError(words("usage.questions"))
    if answers is not None and output is not None:
        _answer(files, answers, output, at, as_json, language, force)
    elif tasks:
        _tasks(files, as_json, language)
    else:
        with busy(words("busy.assess")):
            found = regie.questions(files, at=at, models=models, limit=limit, xlsx=xlsx, language=language, force=force)
        if as_json:
            click.echo(to_json(found))
        else:
            show_questions(found, screen(), language)
            if xlsx is not None:
                click.echo(words("done.wrote", path=str(xlsx)))


def _answer(
    files: tuple[Path, ...],
    answers: Path,
    output: Path,
    at: date | None,
    as_json: bool,
    language: Language,
    force: bool,
) -> None:
    from regie.reports import show_answered, show_faults, to_json

    with busy(words("busy.read")):
        result = regie.answer(files, answers, output, received=at, language=language, force=force)
    if as_json:
        click.echo(to_json(result))
        return
    if result.warnings:
        show_faults(result.warnings, screen(stderr=True), language)
    show_answered(result, screen(), language)
    click.echo(words("done.wrote", path=str(output)))


def _tasks(files: tuple[Path, ...], as_json: bool, language: Language) -> None:
    from regie.reports import show_tasks, to_json

    with busy(words("busy.read")):
        found = regie.tasks(files)
    if as_json:
        click.echo(to_json(found))
    else:
        show_tasks(found, screen(), language)


@command("quality")
@options.files()
@options.at
@options.xlsx
@options.as_json
@options.lang
@options.force
def quality(
    files: tuple[Path, ...], at: date | None, xlsx: Path | None, as_json: bool, language: Language, force: bool
) -> None:
    from regie.reports import show_quality, to_json

    with busy(words("busy.read")):
        found = regie.quality(files, at=at, xlsx=xlsx, language=language, force=force)
    if as_json:
        click.echo(to_json(found))
    else:
        show_quality(found, screen(), language)
        if xlsx is not None:
            click.echo(words("done.wrote", path=str(xlsx)))
