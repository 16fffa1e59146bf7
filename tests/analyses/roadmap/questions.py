"""Small questions to plan, drawn at random."""

from datetime import date

from hypothesis import strategies as st

from regie.analyses.roadmap import Aim, Choice, Problem, Thing, Unit
from regie.readers.roadmap import Budget, Capacity, Estimate, Freeze, MostMoves, Order, Strategy

YEARS = (2026, 2027, 2028)
FIRST, SECOND = ("thirty-percent", "autonomous-part"), ("critical-processes-nl-eu", "nl-eu-platform")

_small = st.integers(0, 20).map(float)
_keys = st.frozensets(st.sampled_from((FIRST, SECOND)))


@st.composite
def choices(draw: st.DrawFn, number: int) -> Choice:
    strategy = draw(st.sampled_from((Strategy.REHOST, Strategy.REPURCHASE, Strategy.RETIRE)))
    with_platform = draw(st.booleans()) and strategy is Strategy.REHOST
    return Choice(
        strategy,
        f"t{number}",
        Estimate.exactly(draw(_small)),
        Estimate.exactly(draw(_small) if strategy is not Strategy.RETIRE else 0.0),
        draw(st.integers(1, 2)),
        {"data": draw(_small)},
        draw(_keys) if strategy is not Strategy.RETIRE else frozenset(),
        {"cloud": draw(_keys)} if with_platform else {},
        ("landing",) if draw(st.booleans()) else (),
    )


@st.composite
def things(draw: st.DrawFn, number: int) -> Thing:
    end = draw(st.none() | st.sampled_from((date(2026, 6, 30), date(2027, 12, 31), date(2029, 6, 30))))
    meets = draw(_keys)
    return Thing(
        f"a{number}",
        tuple(draw(choices(one)) for one in range(draw(st.integers(1, 2)))),
        draw(_small),
        draw(st.sampled_from(("sociaal", "ruimte"))),
        meets,
        {"cloud": draw(_keys) - meets} if draw(st.booleans()) else {},
        end,
    )


@st.composite
def questions(draw: st.DrawFn) -> Problem:
    opening = Choice(Strategy.OPEN, "", Estimate.exactly(draw(_small)), Estimate.exactly(draw(_small)), 1)
    moving = Choice(
        Strategy.RELOCATE, "eu", Estimate.exactly(draw(_small)), Estimate.exactly(5.0), 1, meets=draw(_keys)
    )
    apps = [draw(things(number)) for number in range(draw(st.integers(1, 2)))]
    names = [app.id for app in apps]
    many = draw(st.booleans())
    units = [Unit(name, draw(st.integers(1, 5)), (name,)) for name in names]
    units += [Unit("process", 2.0, tuple(names))] if many else []
    aims = tuple(
        Aim(key, draw(st.integers(2026, 2028)), draw(st.sampled_from((0.3, 0.5, 1.0))), tuple(units))
        for key in draw(st.sampled_from(((FIRST,), (FIRST, SECOND), ())))
    )
    return Problem(
        YEARS,
        (
            Thing("landing", (opening,), hub=True),
            Thing("cloud", (moving,), draw(_small), hub=True),
            *apps,
        ),
        aims,
        (Order(names[-1], names[0], draw(st.integers(0, 1))),) if len(names) > 1 and draw(st.booleans()) else (),
        tuple(Budget(year, draw(st.integers(5, 40))) for year in YEARS) if draw(st.booleans()) else (),
        (Capacity("data", draw(st.integers(5, 30))),) if draw(st.booleans()) else (),
        (Freeze(2027, 2027, "sociaal"),) if draw(st.booleans()) else (),
        (MostMoves(1),) if draw(st.booleans()) else (),
        index=draw(st.sampled_from((1.0, 1.05))),
        carry_over=draw(st.booleans()),
    )
