"""The form of a table: what was filled in, rules added, moved and taken away, and where each fault belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from regie.decisions import Model, Rule, Table
from regie.decisions.feel.lexer import quoted
from regie.decisions.model import Aggregation, HitPolicy
from regie.decisions.words import name_of, value_words
from regie.landscape.faults import Fault
from regie.locale import LANGUAGES, Message
from regie.reports.tables.case import values_of, written

MOST_RULES = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One rule as filled in: a text a column. `id` is empty for a new rule."""

    id: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A table as filled in, which need not be right yet."""

    hit_policy: HitPolicy
    aggregation: Aggregation | None
    annotations: tuple[str, ...]
    columns: tuple[int, int]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, table: Table) -> Filled:
        """A table as it is."""
        names = table.annotations or LANGUAGES
        lines = tuple(
            Line(one.id, one.inputs, one.outputs, _padded(one.annotations, len(names))) for one in table.rules
        )
        return cls(table.hit_policy, table.aggregation, tuple(names), _columns(table), lines)

    @classmethod
    def posted(cls, data: Mapping[str, str], table: Table) -> Filled:
        """A table from a form; what the form lacks is empty."""
        names = table.annotations or LANGUAGES
        rows = data.get("rows", "")
        count = min(int(rows), MOST_RULES) if rows.isdecimal() and len(rows) < 10 else 0
        lines = tuple(
            Line(
                data.get(f"id-{row}", ""),
                tuple(data.get(f"in-{row}-{at}", "").strip() or "-" for at in range(len(table.inputs))),
                tuple(data.get(f"out-{row}-{at}", "").strip() for at in range(len(table.outputs))),
                tuple(data.get(f"note-{row}-{at}", "").strip() for at in range(len(names))),
            )
            for row in range(1, count + 1)
        )
        policy, aggregation = data.get("hit_policy", ""), data.get("aggregation", "")
        return cls(
            HitPolicy(policy) if policy in {one.value for one in HitPolicy} else table.hit_policy,
            Aggregation(aggregation) if aggregation in {one.value for one in Aggregation} else None,
            tuple(names),
            _columns(table),
            lines,
        )

    def after(self, done: str) -> Filled:
        """The form after a button such as `add-3`: a rule below rule 3; also `up-3`, `down-3` and `remove-3`."""
        kind, _, text = done.partition("-")
        at = int(text) - 1 if text.isdecimal() and len(text) < 10 else -2
        lines = list(self.lines)
        if kind == "add" and -1 <= at < len(lines) < MOST_RULES:
            lines.insert(at + 1, self._empty())
        elif 0 <= at < len(lines):
            line = lines.pop(at)
            if kind != "remove":
                lines.insert(max(0, at + {"up": -1, "down": 1}.get(kind, 0)), line)
        return replace(self, lines=tuple(lines))

    def put_into(self, table: Table) -> Table:
        """The table with what was filled in; what the form does not show stays."""
        collects = self.hit_policy is HitPolicy.COLLECT
        return replace(
            table,
            rules=self._rules(table),
            hit_policy=self.hit_policy,
            aggregation=self.aggregation if collects else None,
            annotations=self.annotations,
        )

    def _rules(self, table: Table) -> tuple[Rule, ...]:
        held = {one.id: one for one in table.rules if one.id}
        taken = set(held)
        made = []
        for line in self.lines:
            base = held.pop(line.id, None) or Rule((), (), id=_free(table.id, taken))
            taken.add(base.id)
            made.append(replace(base, inputs=line.inputs, outputs=line.outputs, annotations=line.notes))
        return tuple(made)

    def shown(self, model: Model, decision: str, faults: Sequence[Fault]) -> dict[str, Any]:
        """What the page of the form needs: columns with their possible values, cells, and which cells are wrong."""
        table = model.decision(decision).body
        assert isinstance(table, Table)
        asked = [one.expression.strip() for one in table.inputs]
        given = [one.name or decision for one in table.outputs]
        by_label = {one.label or one.expression.strip(): f"in-%d-{at}" for at, one in enumerate(table.inputs)}
        by_label |= {one.name or one.label or decision: f"out-%d-{at}" for at, one in enumerate(table.outputs)}
        here = [one.place for one in faults if one.place.sheet == decision and one.place.row]
        cells = {(one.row, one.column): by_label[one.column] % one.row for one in here if one.column in by_label}
        return {
            "inputs": [{"name": name_of(model, name), "values": _values(model, name)} for name in asked],
            "outputs": [
                {"name": name_of(model, name), "values": _outcomes(model, name, table, at)}
                for at, name in enumerate(given)
            ],
            "annotations": self.annotations,
            "lines": self.lines,
            "hit_policy": self.hit_policy.value,
            "hit_policies": [one.value for one in HitPolicy],
            "aggregation": self.aggregation.value if self.aggregation else "",
            "aggregations": [one.value for one in Aggregation],
            "wrong": set(cells.values()),
            "cell_of": cells,
        }

    def _empty(self) -> Line:
        inputs, outputs = self.columns
        return Line("", ("-",) * inputs, ("",) * outputs, ("",) * len(self.annotations))


def _columns(table: Table) -> tuple[int, int]:
    return len(table.inputs), len(table.outputs)


def _padded(notes: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*notes, *("" for _ in range(count - len(notes))))


def _free(table: str, taken: set[str]) -> str:
    number = len(taken) + 1
    while f"{table or 'rule'}_rule_{number}" in taken:
        number += 1
    return f"{table or 'rule'}_rule_{number}"


def _values(model: Model, name: str) -> list[tuple[str, object]]:
    """The values a column may ask for, as they are written and in words."""
    item = next((one for one in model.inputs if one.name == name), None)
    if item is None:
        table = model.decision(name).body if name in model.decision_names else None
        return _outcomes(model, name, table, 0) if isinstance(table, Table) and table.outputs else []
    return [
        (quoted(one) if isinstance(one, str) else written(one), value_words(model, name, one))
        for one in values_of(item)
    ]


def _outcomes(model: Model, name: str, table: Table, at: int) -> list[tuple[str, object]]:
    """The answers the rules of a table give now."""
    found = dict.fromkeys(rule.outputs[at] for rule in table.rules if at < len(rule.outputs))
    return [(text, _label(model, name, text.strip().strip('"'))) for text in found]


def _label(model: Model, name: str, spelled: str) -> Message:
    nl, en = (model.label(name, language, spelled) for language in LANGUAGES)
    return Message("decisions.words", nl=nl, en=en)
