"""Why a row gets its outcome: every rule of every table it passes, and every cell of each rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from regie.decisions.bits import Ids, to_masks
from regie.decisions.domains import ANYTHING, InputDomain
from regie.decisions.feel import Expression, Tests, ast
from regie.decisions.feel.evaluate import passes, value_of
from regie.decisions.feel.values import plain
from regie.decisions.hit_policy import NO_RULE as NO_RULE_FITS
from regie.decisions.interpret import ParsedTable
from regie.decisions.network import Network
from regie.decisions.node import Node
from regie.decisions.outcome import Outcome, RuleRef, every, outcomes_of, rule_ref
from regie.decisions.partition import settle_row
from regie.decisions.table import TableNode
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf
from regie.decisions.words import name_of, tests_words, value_words
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class CellTrace:
    """One question of one rule: `input` is what it asks, `value` the answer (a value, UNKNOWN or OneOf), `test` the
    cell as written, `passes` yes, no or None when that depends on what is unknown.
    """

    input: str
    value: object
    test: str
    passes: bool | None
    message: Message


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """One rule: whether it fits, and whether it gives the outcome, each yes, no or None when unknown."""

    rule: RuleRef
    cells: tuple[CellTrace, ...]
    fits: bool | None
    gives: bool | None
    message: Message


@dataclass(frozen=True, slots=True)
class TableTrace:
    """One table: its rules in order and its reachable outcomes."""

    decision: str
    hit_policy: str
    rules: tuple[RuleTrace, ...]
    outcomes: tuple[Outcome, ...]
    message: Message


@dataclass(frozen=True, slots=True)
class Trace:
    """The tables a decision needs, each after those it depends on; the decision itself last."""

    decision: str
    outcomes: tuple[Outcome, ...]
    tables: tuple[TableTrace, ...]

    @property
    def messages(self) -> tuple[Message, ...]:
        """The story in order: of every table its outcome and the rules that give it or may give it."""
        return tuple(
            message
            for table in self.tables
            for message in (table.message, *(rule.message for rule in table.rules if rule.gives is not False))
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """The row that is traced: what every variable holds as a cell or set, and the answers as given."""

    network: Network
    ids: list[Ids]
    given: Mapping[str, object]


def trace(network: Network, target: int, row: Ids, given: Mapping[str, object]) -> Trace:
    """The trace of a row of cells (one an input); `given` holds the answers as they were given, by input."""
    ids: list[Ids] = [row[at : at + 1] for at in range(len(row))]
    ids += [np.zeros(1, np.int32) for _ in range(len(network.domains) - len(row))]
    tables: list[TableTrace] = []
    outcomes: tuple[Outcome, ...] = ()
    for variable in network.cone(target):
        node = network.nodes.get(variable)
        if node is None:
            continue
        boxes = settle_row(network, variable, row)
        outcomes = outcomes_of(network, variable, boxes, every(boxes))
        ids[variable] = np.array([_reachable(node, boxes.answers.tolist())], np.int32)
        if node.parsed is not None:
            masks = to_masks(boxes.rules[0])
            some = {rule for mask in masks for rule in node.rules_of(mask)}
            always = some.intersection(*(node.rules_of(mask) for mask in masks))
            tables.append(_table(_Row(network, ids, given), node, node.parsed, outcomes, (some, always)))
    return Trace(network.nodes[target].name, outcomes, tuple(tables))


def _reachable(node: Node, answers: list[int]) -> int:
    if ANYTHING in answers:
        return ANYTHING
    bits = 0
    for answer in answers:
        bits |= node.domain.bits(answer)
    return node.domain.subset(bits)


def _table(
    at_hand: _Row,
    node: Node,
    parsed: ParsedTable,
    outcomes: tuple[Outcome, ...],
    giving: tuple[set[int], set[int]],
) -> TableTrace:
    network, ids = at_hand.network, at_hand.ids
    model, table = network.model, parsed.table
    columns = [_asked(at_hand, node, at, clause) for at, clause in enumerate(parsed.clauses)]
    rules = []
    for number, row in enumerate(parsed.tests):
        cells = tuple(
            _cell(network, table.inputs[at].expression.strip(), value, test, table.rules[number].inputs[at], passed)
            for at, ((value, _), test) in enumerate(zip(columns, row, strict=True))
            for passed in [_passes(network, node, number, at, test, columns[at][1], ids)]
        )
        gives = True if number in giving[1] else None if number in giving[0] else False
        fits = True if gives else _all([cell.passes for cell in cells])
        rules.append(_rule(rule_ref(model, node.name, table, number), cells, fits, gives))
    said = [value_words(model, node.name, NO_RULE if one.problem == NO_RULE_FITS else one.whole) for one in outcomes]
    key = "decisions.gives" if len(said) == 1 else "decisions.may_give"
    message = Message(key, decision=name_of(model, node.name), values=tuple(said))
    return TableTrace(node.name, table.hit_policy.value, tuple(rules), outcomes, message)


def _asked(at_hand: _Row, node: Node, at: int, clause: Expression) -> tuple[object, int]:
    """What a column has as its answer, to show and as a cell or set."""
    network, ids = at_hand.network, at_hand.ids
    if isinstance(node, TableNode):
        variable = node.clauses[at].variable
    elif isinstance(clause, ast.Name) and clause.name in network.numbers:
        variable = network.numbers[clause.name]
    else:
        scope = _scope(network, node, ids)
        return (UNKNOWN if scope is None else plain(value_of(clause, scope, network.interpreter.invoke))), ANYTHING
    held = int(ids[variable][0])
    domain = network.domains[variable]
    if variable < len(network.names) and network.names[variable] in at_hand.given:
        return at_hand.given[network.names[variable]], held
    if held == ANYTHING or (isinstance(domain, InputDomain) and held == domain.full):
        return UNKNOWN, held
    shown = domain.answers if isinstance(domain, InputDomain) else domain.values
    values = [plain(shown[cell]) for cell in domain.members(held)]
    return (values[0] if held >= 0 else OneOf(values)), held


def _passes(network: Network, node: Node, rule: int, at: int, test: Tests, held: int, ids: list[Ids]) -> bool | None:
    if test.anything:
        return True
    if isinstance(node, TableNode):
        clause, place = node.clauses[at], node.order.index(rule)
        clause.refresh()
        word, bit = divmod(place, 64)
        if not int(clause.any[word][held]) >> bit & 1:
            return False
        return True if int(clause.all[word][held]) >> bit & 1 else None
    scope = _scope(network, node, ids)
    if scope is None or node.parsed is None:
        return None
    value = value_of(node.parsed.clauses[at], scope, network.interpreter.invoke)
    return passes(value, test, scope, network.interpreter.invoke) is True


def _scope(network: Network, node: Node, ids: list[Ids]) -> dict[str, object] | None:
    """What a calculated table reads, when all of it is known."""
    held = {variable: int(ids[variable][0]) for variable in node.reads}
    if any(subset < 0 for subset in held.values()):
        return None
    names = {number: name for name, number in network.numbers.items()}
    return {names[variable]: network.domains[variable].values[cell] for variable, cell in held.items()}


def _all(passed: list[bool | None]) -> bool | None:
    return False if False in passed else None if None in passed else True


def _cell(network: Network, asked: str, value: object, test: Tests, text: str, passed: bool | None) -> CellTrace:
    model = network.model
    words = {"input": name_of(model, asked), "value": value_words(model, asked, value)}
    if passed:
        message = Message("decisions.cell_passes", **words)
    else:
        key = "decisions.cell_fails" if passed is False else "decisions.cell_open"
        message = Message(key, test=tests_words(model, asked, test, text), **words)
    return CellTrace(asked, value, text, passed, message)


def _rule(rule: RuleRef, cells: tuple[CellTrace, ...], fits: bool | None, gives: bool | None) -> RuleTrace:
    said = [cell for cell in cells if cell.test.strip() not in {"", "-"}]
    if fits:
        key, because = {True: "rule_gives", None: "rule_may_give", False: "rule_fits"}[gives], said
    elif fits is False:
        key, because = "rule_fails", [cell for cell in said if cell.passes is False]
    else:
        key, because = "rule_open", [cell for cell in said if cell.passes is None]
    if not because:
        key += "_always"
    why = tuple(cell.message for cell in because)
    values = {"because": why} if why else {}
    return RuleTrace(rule, cells, fits, gives, Message(f"decisions.{key}", number=rule.number, **values))
