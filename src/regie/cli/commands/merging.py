"""One landscape out of several files, and one step back."""

from __future__ import annotations

from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language


@command("merge")
@options.files(required=False)
@options.output(required=True)
@click.option("--review", type=click.Path(path_type=Path), help=words("option.review"))
@click.option("--register", "registers", multiple=True, help=words("option.register"))
@click.option("--map", "mappings", nargs=2, multiple=True, metavar="REGISTER M", help=words("option.register_map"))
@click.option("--precedence", type=click.Path(path_type=Path), help=words("option.precedence"))
@options.as_json
@options.lang
def merge(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    output: Path,
    review: Path | None,
    registers: tuple[str, ...],
    mappings: tuple[tuple[str, str], ...],
    precedence: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    from regie.reports import show_merge, to_json

    with busy(words("busy.merge")):
        report = regie.merge(
            files,
            output,
            registers=registers,
            mappings=dict(mappings),
            review=review,
            precedence=precedence,
            language=language,
        )
    if as_json:
        click.echo(to_json(report))
    else:
        show_merge(report, screen(), language)


@command("undo")
@click.argument("folder", type=click.Path(path_type=Path))
def undo(folder: Path) -> None:
    before = regie.undo(folder)
    click.echo(words("done.undone" if before.exists() else "done.undone_first", path=str(before)))
