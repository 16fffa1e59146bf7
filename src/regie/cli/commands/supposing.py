"""What if: something falls away, is sanctioned or is bought."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from math import inf
from pathlib import Path
from typing import Any

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language

_BY = click.Choice(["by", "door"])
_MEASURE = click.Choice(["critical", "processes", "hours", "people", "clusters", "applications", "cost"])


@command("whatif")
@options.files()
@click.option("--without", multiple=True, metavar="NAME", help=words("option.without"))
@click.option("--sanction", multiple=True, metavar="LAND", help=words("option.sanction"))
@click.option("--refuse", multiple=True, metavar="NAME", help=words("option.refuse"))
@click.option("--takeover", multiple=True, type=(str, _BY, str), metavar="NAME by NAME", help=words("option.takeover"))
@click.option("--price", multiple=True, type=(str, float), metavar="NAME %", help=words("option.price"))
@click.option("--law", multiple=True, metavar="LAW", help=words("option.law"))
@click.option("--scenario", multiple=True, type=click.Path(path_type=Path), help=words("option.scenario"))
@click.option("--compare", is_flag=True, help=words("option.compare_scenarios"))
@click.option("--apply", "true", is_flag=True, help=words("option.apply"))
@options.output()
@click.option("--save", type=click.Path(path_type=Path), help=words("option.save"))
@click.option("--all", "every", is_flag=True, help=words("option.every"))
@click.option("--by", type=_MEASURE, default="critical", show_default=True, help=words("option.by"))
@click.option("--pairs", is_flag=True, help=words("option.pairs"))
@click.option("--repair", "repairing", is_flag=True, help=words("option.repair"))
@click.option("--cheapest", is_flag=True, help=words("option.cheapest"))
@click.option("--costs", type=click.Path(path_type=Path), help=words("option.costs"))
@click.option("--seconds", type=click.FloatRange(min=0), help=words("option.repair_seconds"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help=words("option.on"))
@click.option("--notice", type=float, default=0.0, help=words("option.notice"))
@click.option(
    "--lasts", type=click.Choice(["day", "week", "month", "for_good"]), default="for_good", help=words("option.lasts")
)
@options.mapping
@options.at
@options.as_json
@options.xlsx
@options.force
@options.lang
def whatif(  # noqa: PLR0913, PLR0917 - click hands over one argument per option
    files: tuple[Path, ...],
    without: tuple[str, ...],
    sanction: tuple[str, ...],
    refuse: tuple[str, ...],
    takeover: tuple[tuple[str, str, str], ...],
    price: tuple[tuple[str, float], ...],
    law: tuple[str, ...],
    scenario: tuple[Path, ...],
    compare: bool,
    true: bool,
    output: Path | None,
    save: Path | None,
    every: bool,
    by: str,
    pairs: bool,
    repairing: bool,
    cheapest: bool,
    costs: Path | None,
    seconds: float | None,
    on: datetime | None,
    notice: float,
    lasts: str,
    mapping: str | None,
    at: date | None,
    as_json: bool,
    xlsx: Path | None,
    force: bool,
    language: Language,
) -> None:
    from regie.reports import show_repaired, show_whatif

    if repairing:
        if every or pairs or compare or true or takeover or price or law:
            raise click.UsageError(words("usage.repair"))
        with busy(words("busy.assess")):
            least = regie.repair(
                files,
                scenario=scenario,
                without=without,
                sanction=sanction,
                refuse=refuse,
                cheapest=cheapest,
                costs=costs,
                seconds=inf if seconds is None else seconds,
                at=at,
                mapping=mapping,
            )
        _show(least, None, as_json, lambda: show_repaired(least, screen(), language))
        return
    if cheapest or costs is not None or seconds is not None:
        raise click.UsageError(words("usage.cheapest"))
    shared: dict[str, Any] = {"at": at, "mapping": mapping, "xlsx": xlsx, "language": language, "force": force}
    happens = without or sanction or refuse or takeover or price or law
    _one_question(bool(happens), (every, pairs, compare, true), bool(scenario))
    if every or pairs or compare:
        _many(files, shared, as_json, scenario if compare else None, "" if pairs else by)
        return
    if true:
        _apply(files, shared, as_json, scenario, output)
        return
    with busy(words("busy.assess")):
        found = regie.whatif(
            files,
            scenario=scenario,
            without=without,
            sanction=sanction,
            refuse=refuse,
            takeover=[(bought, buyer) for bought, _, buyer in takeover],
            price=price,
            law=law,
            on=on.date() if on else None,
            notice=notice,
            lasts=lasts,
            save=save,
            **shared,
        )
    _show(found, xlsx, as_json, lambda: show_whatif(found, screen(), language))
    if save is not None and not as_json:
        click.echo(words("done.wrote", path=str(save)))


def _one_question(happens: bool, asked: tuple[bool, bool, bool, bool], scenario: bool) -> None:
    """Raises UsageError when two questions are asked at once, or one that needs files of scenarios lacks them."""
    every, pairs, compare, true = asked
    if sum(asked) > 1 or (any(asked) and happens) or ((every or pairs) and scenario):
        raise click.UsageError(words("usage.whatif"))
    if (compare or true) and not scenario:
        raise click.UsageError(words("usage.scenario"))


def _many(
    files: tuple[Path, ...], shared: dict[str, Any], as_json: bool, scenarios: tuple[Path, ...] | None, by: str
) -> None:
    """Scenarios side by side, or everything in turn ranked by something; without either every pair."""
    from regie.reports import show_compared, show_failures, show_pairs

    language, xlsx = shared["language"], shared["xlsx"]
    with busy(words("busy.assess")):
        if scenarios is not None:
            compared = regie.compare_scenarios(files, scenarios, **shared)
        elif not by:
            together = regie.pairs(files, **shared)
        else:
            ranking = regie.failures(files, by=by, **shared)
    if scenarios is not None:
        _show(compared, xlsx, as_json, lambda: show_compared(compared, screen(), language))
    elif not by:
        _show(together, xlsx, as_json, lambda: show_pairs(together, screen(), language))
    else:
        _show(ranking, xlsx, as_json, lambda: show_failures(ranking, screen(), language))


def _apply(
    files: tuple[Path, ...],
    shared: dict[str, Any],
    as_json: bool,
    scenarios: tuple[Path, ...],
    output: Path | None,
) -> None:
    from regie.reports import show_came_true

    given = {name: value for name, value in shared.items() if name != "xlsx"}
    with busy(words("busy.assess")):
        found = regie.come_true(files, output, scenario=scenarios, **given)
    _show(found, output, as_json, lambda: show_came_true(found, screen(), shared["language"]))


def _show(found: object, written: Path | None, as_json: bool, show: Callable[[], None]) -> None:
    from regie.reports import to_json

    if as_json:
        click.echo(to_json(found))
        return
    show()
    if written is not None:
        click.echo(words("done.wrote", path=str(written)))
