"""Commands on the files themselves: make, write in another form, check."""

from __future__ import annotations

from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, counting, screen
from regie.cli.words import words
from regie.locale import Language

NATION = "nederland"
EXAMPLES = ("voorbeeldstad", "amsterdam-schaal", NATION)


@command("new")
@click.argument("path", type=click.Path(path_type=Path))
@options.lang
@options.force
def new(path: Path, language: Language, force: bool) -> None:
    click.echo(words("done.wrote", path=str(regie.new(path, language=language, force=force))))


@command("example")
@click.argument("name", type=click.Choice(EXAMPLES))
@options.output(required=True)
@options.lang
@options.force
def example(name: str, output: Path, language: Language, force: bool) -> None:
    if name == NATION:
        with counting(words("busy.write")) as count:
            regie.example_nation(output, force=force, progress=count)
    else:
        with busy(words("busy.write")):
            regie.example(name, output, language=language, force=force)
    click.echo(words("done.wrote", path=str(output)))


@command("convert")
@options.files()
@options.mapping
@options.output(required=True)
@options.lang
@options.force
def convert(files: tuple[Path, ...], mapping: str | None, output: Path, language: Language, force: bool) -> None:
    with busy(words("busy.write")) as progress:
        regie.convert(files, output, mapping=mapping, language=language, force=force, progress=progress)
    click.echo(words("done.wrote", path=str(output)))


@command("check")
@options.files()
@options.mapping
@options.as_json
@click.option("--xlsx", type=click.Path(path_type=Path), help=words("option.fault_list"))
@options.lang
def check(files: tuple[Path, ...], mapping: str | None, as_json: bool, xlsx: Path | None, language: Language) -> None:
    from regie.readers.replacing import replacing
    from regie.reports import reading_xlsx, show_reading, to_json

    with busy(words("busy.read")) as progress:
        reading = regie.check(files, mapping=mapping, progress=progress)
    if xlsx is not None:
        with replacing(xlsx) as draft:
            reading_xlsx(reading, draft, language)
    if as_json:
        click.echo(to_json(reading))
    else:
        show_reading(reading, screen(), language)
    raise SystemExit(0 if reading.landscape is not None else 1)
