"""The forms of a scenario, of assumptions and of costs, in both languages; and the laws that can fall away."""

from collections.abc import Iterator

from docs.generate.mappings import form_parts
from docs.generate.markdown import page, table
from regie.locale import say
from regie.readers.assumptions.form import PARTS as ASSUMPTIONS
from regie.readers.measure_costs.form import PARTS as COSTS
from regie.readers.scenarios.form import PARTS
from regie.reference_data.jurisdictions import adequacy_decisions
from regie.reference_data.measures import measure_costs

_INTRO = """A scenario is YAML, of texts, lists and tables only; nothing in it can run. Names are what people use, or
ids. All faults come at once, each with its line. To use one: [suppose a scenario](../how-to/suppose-a-scenario.md)."""


def scenario_form() -> str:
    """The page."""
    return page("The form of a scenario", _INTRO, *form_parts(PARTS, "scenario"), *_laws(), *_assumptions(), *_costs())


def _laws() -> Iterator[str]:
    yield "## Laws that can fall away\n"
    rows = [(f"`{law.id}`", law.country, law.name, law.since.isoformat(), law.source) for law in adequacy_decisions()]
    yield table(("law", "country", "name", "since", "source"), rows)


def _assumptions() -> Iterator[str]:
    yield "## The form of assumptions\n"
    yield "What `regie downtime --assume` reads. A range is `[from, to]`, or one number.\n"
    yield from form_parts(ASSUMPTIONS, "assumption")


def _costs() -> Iterator[str]:
    assumed = measure_costs()
    yield "## The form of costs of measures\n"
    yield "What `regie whatif --repair --costs` reads. A range is `[from, to]`, or one number.\n"
    yield from form_parts(COSTS, "measure_cost")
    yield "## What measures cost unless a file says otherwise\n"
    yield f"Euros in the first year. Source: {say(assumed.source, 'en')} ({assumed.date.isoformat()}).\n"
    rows = [(f"`{word}`", f"{low:,.0f}", f"{high:,.0f}") for word, (low, high) in assumed.euros.items()]
    yield table(("measure", "from", "to"), rows)
