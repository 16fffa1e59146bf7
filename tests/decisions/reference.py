"""Random tables and a slow interpreter of them that shares no code with the engine: tests are Python predicates."""

from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from regie.decisions import (
    Aggregation,
    Decision,
    HitPolicy,
    Input,
    InputClause,
    Model,
    OutputClause,
    Rule,
    Table,
)

TEXTS = ("a", "b", "c")
NUMBERS = (-1, 0, 0.5, 1, 2, 3, 4)  # below, on, between and above the ends that tests name: 0, 1, 3
NO_RULE, CONFLICT = "no rule fits", "rules conflict"


@dataclass(frozen=True)
class Cell:
    text: str
    passes: object  # a function of the value

    def __repr__(self):
        return self.text


@dataclass(frozen=True)
class Asked:
    """A generated table with its rows as predicates."""

    table: Table
    kinds: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    outputs: tuple[object, ...]
    default: object

    def fits(self, row):
        return [
            at
            for at, cells in enumerate(self.cells)
            if all(cell.passes(value) for cell, value in zip(cells, row, strict=True))
        ]

    def answer(self, row):  # noqa: C901 - one case a hit policy
        """(value or what is wrong, the numbers of the rules that give it, from 1)."""
        hits = self.fits(row)
        values = [self.outputs[hit] for hit in hits]
        policy, aggregation = self.table.hit_policy, self.table.aggregation
        numbers = tuple(hit + 1 for hit in hits)
        if not hits and self.default is not None:
            listing = policy in {HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER}
            return (
                [self.default] if listing or (policy is HitPolicy.COLLECT and not aggregation) else self.default
            ), ()
        if aggregation is Aggregation.COUNT:
            return len(hits), numbers
        if not hits:
            return NO_RULE, ()
        match policy:
            case HitPolicy.FIRST:
                return values[0], numbers[:1]
            case HitPolicy.PRIORITY:
                best = min(hits, key=lambda hit: (-self.outputs[hit], hit))
                return self.outputs[best], (best + 1,)
            case HitPolicy.UNIQUE:
                return (values[0] if len(hits) == 1 else CONFLICT), numbers
            case HitPolicy.ANY:
                return (values[0] if len(set(values)) == 1 else CONFLICT), numbers
            case HitPolicy.OUTPUT_ORDER:
                return sorted(values, reverse=True), numbers
        match aggregation:
            case Aggregation.SUM:
                return sum(values), numbers
            case Aggregation.MIN:
                return min(values), numbers
            case Aggregation.MAX:
                return max(values), numbers
        return values, numbers


def listed(texts):
    return ", ".join(f'"{text}"' for text in texts)


def text_cells():
    some = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2, unique=True)
    return st.one_of(
        st.just(Cell("-", lambda _: True)),
        some.map(lambda chosen: Cell(", ".join(f'"{one}"' for one in chosen), lambda value: value in chosen)),
        some.map(
            lambda chosen: Cell(
                f"not({', '.join(f'{chr(34)}{one}{chr(34)}' for one in chosen)})", lambda v: v not in chosen
            )
        ),
    )


def boolean_cells():
    return st.sampled_from(
        [Cell("-", lambda _: True), Cell("true", lambda v: v is True), Cell("false", lambda v: v is False)]
    )


def number_cells():
    return st.sampled_from(
        [
            Cell("-", lambda _: True),
            Cell("<1", lambda v: v < 1),
            Cell("<= 1", lambda v: v <= 1),
            Cell("> 0", lambda v: v > 0),
            Cell(">=3", lambda v: v >= 3),
            Cell("[0..3)", lambda v: 0 <= v < 3),
            Cell("]1..3]", lambda v: 1 < v <= 3),
            Cell("not(1, >3)", lambda v: not (v == 1 or v > 3)),
            Cell("0, 3", lambda v: v in (0, 3)),
        ]
    )


CELLS = {"string": text_cells, "boolean": boolean_cells, "number": number_cells}
VALUES = {"string": TEXTS, "boolean": (False, True), "number": NUMBERS}
POLICIES = [(policy, None) for policy in HitPolicy] + [(HitPolicy.COLLECT, one) for one in Aggregation]


@st.composite
def tables(draw, kinds=None, names=None, policies=POLICIES):
    kinds = kinds or draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=3).map(tuple))
    names = names or tuple(f"q{at}" for at in range(len(kinds)))
    policy, aggregation = draw(st.sampled_from(policies))
    rows = draw(st.lists(st.tuples(*(CELLS[kind]() for kind in kinds)), min_size=1, max_size=5))
    outputs = tuple(draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows))))
    default = draw(st.sampled_from([None, None, 7]))
    table = Table(
        policy,
        tuple(InputClause(name) for name in names),
        (OutputClause("", "number", "3, 2, 1, 0", "" if default is None else str(default)),),
        tuple(
            Rule(tuple(cell.text for cell in row), (str(output),)) for row, output in zip(rows, outputs, strict=True)
        ),
        aggregation,
    )
    return Asked(table, kinds, tuple(rows), outputs, default)


def inputs(kinds, names=None):
    names = names or tuple(f"q{at}" for at in range(len(kinds)))
    listed = {"string": TEXTS, "boolean": None, "number": None}
    return tuple(Input(name, kind, listed[kind]) for name, kind in zip(names, kinds, strict=True))


def model_of(asked):
    return Model("random", inputs(asked.kinds), (Decision("d", asked.table),))


def states(kinds):
    """Every combination of sample values."""
    return list(product(*(VALUES[kind] for kind in kinds)))


def columns_of(rows, count):
    return {f"q{at}": [row[at] for row in rows] for at in range(count)}


def said(outcome):
    """An outcome as the reference says it."""
    value = outcome.whole if outcome.problem is None else outcome.problem
    return (tuple(value) if isinstance(value, list) else value), tuple(rule.number for rule in outcome.rules)


def frozen(answer):
    value, rules = answer
    return (tuple(value) if isinstance(value, list) else value), rules
