"""The commands: each a thin skin on the function of the same name in `regie`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language

EXAMPLES = ("voorbeeldstad", "amsterdam-schaal")


def _command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A click command whose help and example come from the catalogue."""
    example = words(f"example.{name}")
    return click.command(name, help=words(f"help.{name}"), epilog=f"{words('label.example')} {example}")


@_command("new")
@click.argument("path", type=click.Path(path_type=Path))
@options.lang
@options.force
def new(path: Path, language: Language, force: bool) -> None:
    click.echo(words("done.wrote", path=str(regie.new(path, language=language, force=force))))


@_command("example")
@click.argument("name", type=click.Choice(EXAMPLES))
@options.output(required=True)
@options.lang
@options.force
def example(name: str, output: Path, language: Language, force: bool) -> None:
    with busy(words("busy.write")):
        regie.example(name, output, language=language, force=force)
    click.echo(words("done.wrote", path=str(output)))


@_command("convert")
@options.files()
@options.output(required=True)
@options.lang
@options.force
def convert(files: tuple[Path, ...], output: Path, language: Language, force: bool) -> None:
    with busy(words("busy.write")):
        regie.convert(files, output, language=language, force=force)
    click.echo(words("done.wrote", path=str(output)))


@_command("check")
@options.files()
@options.as_json
@options.lang
def check(files: tuple[Path, ...], as_json: bool, language: Language) -> None:
    from regie.reports import show_reading, to_json

    with busy(words("busy.read")):
        reading = regie.check(files)
    if as_json:
        click.echo(to_json(reading))
    else:
        show_reading(reading, screen(), language)
    raise SystemExit(0 if reading.landscape is not None else 1)


@_command("assess")
@options.files()
@options.at
@options.as_json
@click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.xlsx"))
@options.lang
def assess(files: tuple[Path, ...], at: date | None, as_json: bool, xlsx: Path | None, language: Language) -> None:
    from regie.reports import show_assessment, to_json

    with busy(words("busy.assess")):
        assessment = regie.assess(files, at=at)
    if xlsx is not None:
        regie.report(assessment, xlsx, language=language, force=True)
    if as_json:
        click.echo(to_json(assessment))
    else:
        show_assessment(assessment, screen(), language)


@_command("explain")
@options.files()
@click.argument("name")
@options.at
@options.as_json
@options.lang
def explain(files: tuple[Path, ...], name: str, at: date | None, as_json: bool, language: Language) -> None:
    from regie.reports import show_explanation, to_json

    with busy(words("busy.assess")):
        explanation = regie.explain(files, name, at=at)
    if as_json:
        click.echo(to_json(explanation))
    else:
        show_explanation(explanation, screen(), language)


@_command("place")
@options.files()
@click.option("--model", help=words("option.model"))
@click.option("--compare", nargs=2, metavar="OLD NEW", help=words("option.compare"))
@options.at
@options.as_json
@options.lang
def place(
    files: tuple[Path, ...],
    model: str | None,
    compare: tuple[str, str] | None,
    at: date | None,
    as_json: bool,
    language: Language,
) -> None:
    from regie.reports import show_comparison, show_placement, to_json

    if model is not None and compare is None:
        with busy(words("busy.assess")):
            placement = regie.place(files, model=model, at=at)
        if as_json:
            click.echo(to_json(placement))
        else:
            show_placement(placement, screen(), language)
    elif compare is not None and model is None:
        with busy(words("busy.assess")):
            comparison = regie.compare(files, *compare, at=at)
        if as_json:
            click.echo(to_json(comparison))
        else:
            show_comparison(comparison, screen(), language)
    else:
        raise click.UsageError(words("usage.place"))


@_command("check-model")
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


@_command("report")
@options.files()
@options.output(required=True)
@options.at
@options.lang
@options.force
def report(files: tuple[Path, ...], output: Path, at: date | None, language: Language, force: bool) -> None:
    with busy(words("busy.report")):
        regie.report(files, output, at=at, language=language, force=force)
    click.echo(words("done.wrote", path=str(output)))


@_command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.as_json
@options.lang
def diff(old: Path, new: Path, as_json: bool, language: Language) -> None:
    from regie.reports import show_difference, to_json

    with busy(words("busy.assess")):
        difference = regie.diff(old, new)
    if as_json:
        click.echo(to_json(difference))
    else:
        show_difference(difference, screen(), language)


COMMANDS = (new, example, check, assess, explain, place, check_model, report, diff, convert)
