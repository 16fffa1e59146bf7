"""The route to the goals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen, telling
from regie.cli.stopping import stopping
from regie.cli.words import words
from regie.locale import Language, euro, percent

_STEP = (str, str, str)
_ANY = ("-", "any", "elk")


@command("plan")
@options.files()
@click.option("--goal", multiple=True, metavar="GOAL", help=words("option.goal"))
@click.option("--options", "given", type=click.Path(path_type=Path), help=words("option.options"))
@click.option("--budget", type=float, help=words("option.budget"))
@click.option("--most-moves", type=int, help=words("option.most_moves"))
@click.option("--reach", metavar="GOAL", help=words("option.reach"))
@click.option("--why-not", is_flag=True, help=words("option.why_not"))
@click.option("--front", "with_front", is_flag=True, help=words("option.front"))
@click.option("--uncertain", is_flag=True, help=words("option.uncertain"))
@click.option("--steady", is_flag=True, help=words("option.steady"))
@click.option(
    "--continuity", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help=words("option.continuity")
)
@click.option("--save", type=click.Path(path_type=Path), help=words("option.save_plan"))
@click.option("--against", type=click.Path(path_type=Path), help=words("option.against"))
@click.option("--fix", multiple=True, type=_STEP, metavar="THING WAY YEAR", help=words("option.fix"))
@click.option("--forbid", multiple=True, type=_STEP, metavar="THING WAY YEAR", help=words("option.forbid"))
@click.option("--gap", type=click.FloatRange(0, 1), default=0.005, show_default=True, help=words("option.gap"))
@click.option("--seconds", type=click.FloatRange(0), help=words("option.seconds"))
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def plan(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    goal: tuple[str, ...],
    given: Path | None,
    budget: float | None,
    most_moves: int | None,
    reach: str | None,
    why_not: bool,
    with_front: bool,
    uncertain: bool,
    steady: bool,
    continuity: tuple[Path, ...],
    save: Path | None,
    against: Path | None,
    fix: tuple[tuple[str, str, str], ...],
    forbid: tuple[tuple[str, str, str], ...],
    gap: float,
    seconds: float | None,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from math import inf

    from regie.analyses.roadmap import Effort
    from regie.reports import show_route, to_json

    def told(cost: float, bound: float) -> None:
        gap_now = percent(max(0.0, cost - bound) / max(1.0, abs(cost)), language, 2)
        tell(words("busy.plan_found", cost=euro(cost, language), gap=gap_now))

    with stopping() as stop, telling(words("busy.plan")) as tell:
        found = regie.plan(
            files,
            goals=goal,
            options=given,
            budget=budget,
            most_moves=most_moves,
            reach=reach,
            why_not=why_not,
            with_front=with_front,
            uncertain=uncertain,
            steady=steady,
            continuity=continuity,
            save=save,
            against=against,
            fix=[_said(one) for one in fix],
            forbid=[_said(one) for one in forbid],
            effort=Effort(gap=gap, seconds=inf if seconds is None else seconds, stop=stop, found=told),
            at=at,
            mapping=mapping,
            xlsx=xlsx,
            language=language,
            force=force,
        )
    if as_json:
        click.echo(to_json(found))
    else:
        show_route(found, screen(), language)
        if xlsx is not None:
            click.echo(words("done.wrote", path=str(xlsx)))
    if stop.said:
        raise SystemExit(130)
    if not found.plan.found:
        raise SystemExit(1)


@command("follow")
@options.files()
@click.argument("plan", type=click.Path(path_type=Path), metavar="PLAN")
@click.option("--actuals", type=click.Path(path_type=Path), help=words("option.actuals"))
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def follow(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    plan: Path,
    actuals: Path | None,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_course, to_json

    with busy(words("busy.assess")):
        found = regie.follow(
            files, plan, actuals=actuals, at=at, mapping=mapping, xlsx=xlsx, language=language, force=force
        )
    if as_json:
        click.echo(to_json(found))
        return
    show_course(found, screen(), language)
    if xlsx is not None:
        click.echo(words("done.wrote", path=str(xlsx)))


def _said(step: tuple[str, str, str]) -> tuple[str, str | None, int | None]:
    """A step as typed; a word for any leaves the choice or the year open."""
    thing, way, year = step
    if year not in _ANY and not year.isdigit():
        raise click.UsageError(words("usage.step"))
    return thing, None if way in _ANY else way, None if year in _ANY else int(year)
