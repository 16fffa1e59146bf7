"""All municipalities together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import counting, screen
from regie.cli.words import words
from regie.locale import Language


@command("roll-up")
@click.argument("folder", type=click.Path(path_type=Path))
@options.output(required=True)
@options.at
@click.option("--workers", type=click.IntRange(min=1), help=words("option.processes"))
@options.as_json
@options.xlsx
@options.lang
def roll_up(
    folder: Path,
    output: Path,
    at: date | None,
    workers: int | None,
    as_json: bool,
    xlsx: Path | None,
    language: Language,
) -> None:
    from regie.reports import roll_up_xlsx, show_roll_up, to_json

    with counting(words("busy.roll_up")) as count:
        found = regie.roll_up(folder, output, at=at, workers=workers, progress=lambda one: count(one.done, one.total))
    if xlsx is not None:
        roll_up_xlsx(found, xlsx, language)
    if as_json:
        click.echo(to_json(found))
    else:
        show_roll_up(found, screen(), language)


@command("plan-nation")
@click.argument("folder", type=click.Path(path_type=Path))
@options.output(required=True)
@click.option("--rooms", type=click.Path(path_type=Path), help=words("option.rooms"))
@click.option("--goal", multiple=True, metavar="GOAL", help=words("option.goal"))
@click.option("--gap", type=click.FloatRange(0, 1), default=0.01, show_default=True, help=words("option.gap"))
@click.option("--seconds", type=click.FloatRange(0), default=120, show_default=True, help=words("option.seconds_each"))
@options.at
@click.option("--workers", type=click.IntRange(min=1), help=words("option.processes"))
@click.option("--engine", metavar="ADDRESS", help=words("option.engine"))
@options.as_json
@options.xlsx
@options.lang
def plan_nation(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    folder: Path,
    output: Path,
    rooms: Path | None,
    goal: tuple[str, ...],
    gap: float,
    seconds: float,
    at: date | None,
    workers: int | None,
    engine: str | None,
    as_json: bool,
    xlsx: Path | None,
    language: Language,
) -> None:
    from regie.actions.engine import engine as reached
    from regie.reports import national_xlsx, show_national, to_json

    with reached(engine) as executor, counting(words("busy.plan_nation")) as count:
        found = regie.plan_nation(
            folder,
            output,
            rooms=rooms,
            goals=goal,
            gap=gap,
            seconds=seconds,
            at=at,
            workers=workers,
            executor=executor,
            progress=lambda one: count(one.done, one.total),
        )
    if xlsx is not None:
        national_xlsx(found, xlsx, language)
    if as_json:
        click.echo(to_json(found))
    else:
        show_national(found, screen(), language)
