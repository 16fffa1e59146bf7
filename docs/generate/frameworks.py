"""The frameworks, goals and figures of others, each with its source, from the reference data."""

from collections.abc import Iterator

from docs.generate.markdown import page, table
from regie.locale import LANGUAGES, Message, number, say
from regie.reference_data.csf import objectives, packs
from regie.reference_data.figures import Figure, documents, figures
from regie.reference_data.files import data
from regie.reference_data.goals import goals

_INTRO = """What regie counts with and did not think up itself. Where sources disagree both figures are kept. What is
uncertain about each stands in the [README of the reference data](../../src/regie/reference_data/README.md)."""


def frameworks() -> str:
    """The page."""
    return page("Frameworks, goals and figures", _INTRO, *_csf(), *_goals(), *_laws(), *_figures())


def _both(message: Message) -> str:
    return " · ".join(dict.fromkeys(say(message, language) for language in LANGUAGES))


def _csf() -> Iterator[str]:
    yield "## EU Cloud Sovereignty Framework\n"
    yield table(
        ("version", "date", "source", "licence"),
        [(pack.version, pack.date, f"[{pack.source}]({pack.address})", pack.licence) for pack in packs()],
    )
    yield "Weights of the objectives in each version, out of 100:\n"
    headings = ("objective", "in words", "criteria", *(pack.version for pack in packs()))
    rows = [
        (one.id, _both(one.label), len(one.criteria), *(pack.weights[one.id] for pack in packs()))
        for one in objectives()
    ]
    yield table(headings, rows)
    yield "The criteria. Of each answer: its value, and the highest SEAL it allows; 1 is the lowest answer.\n"
    yield table(
        ("criterion", "in words", "value / SEAL of answers 1, 2, …"),
        [
            (
                criterion.id,
                _both(criterion.label),
                " · ".join(f"{answer.value:g} / {answer.seal}" for answer in criterion.answers),
            )
            for objective in objectives()
            for criterion in objective.criteria
        ],
    )


def _goals() -> Iterator[str]:
    yield "## Goals\n"
    yield f"Source: {goals()[0].document}. The sentences are literal Dutch; every reading is measured apart.\n"
    rows = []
    for goal in goals():
        target = "" if goal.target is None else f"{'more than ' if goal.more_than else ''}{goal.target:.0%}"
        rows.append((goal.due.year, _both(goal.label), target, f"“{goal.sentence}” ({goal.section})", ""))
        for reading in goal.readings:
            own = f"“{reading.sentence}” ({reading.section})" if reading.sentence != goal.sentence else ""
            among = ", ".join(one.value for one in reading.among) or "all"
            how = f"{reading.counts.value}, {among}, by {reading.weigh.value}: {reading.met_when.value}"
            rows.append(("", f"↳ {_both(reading.label)}", "", own, how))
    yield table(("due", "goal or reading", "target", "sentence", "what is counted"), rows)


def _laws() -> Iterator[str]:
    yield "## Laws with effect abroad\n"
    yield "A country that is not listed is not thereby without such a law.\n"
    rows = [
        (law["country"], law["name"], law["since"], law["effect"], law["source"])
        for law in data("jurisdictions")["laws"]
    ]
    yield table(("country", "law", "since", "effect", "source"), rows)


def _figures() -> Iterator[str]:
    yield "## Figures\n"
    yield table(("code", "document"), documents().items())
    yield table(("figure", "unit", "value (source)", "note"), [_figure(figure) for figure in figures().values()])


def _figure(figure: Figure) -> tuple[str, str, str, str]:
    claims = "; ".join(f"{number(value, 'en')} ({source})" for value, source in figure.claims)
    disagree = "the sources disagree" if figure.contested else ""
    note = "; ".join(part for part in (figure.note, disagree) if part)
    return figure.id.replace("_", " "), figure.unit.replace("_", " "), claims, note
