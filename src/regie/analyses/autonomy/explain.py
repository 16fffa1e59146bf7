"""Reasons for one judgement, made when asked for: path, rule, facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regie.analyses.autonomy.criterion import Basis, CriterionAnswer
from regie.analyses.autonomy.deciding import AutonomyModels, Columns, Decided, rule_words
from regie.analyses.autonomy.possible import Values
from regie.landscape import Chain, FactRef, Link, Reason, Verdict, Weakest
from regie.locale import Message

if TYPE_CHECKING:
    from regie.analyses.autonomy.facts import Thing
    from regie.analyses.autonomy.inputs import Inputs
    from regie.analyses.autonomy.judgement import Judgement

_WAYS = ("", "_direct", "_through")
"""How the sentence is said with no, one or more links on the way: one link is named once."""


@dataclass(frozen=True, slots=True)
class Local:
    """Per thing, apart from its suppliers and owners: the inputs of the definition, and what it decided."""

    columns: Columns
    numbers: Mapping[str, int]
    decided: Mapping[str, Decided]

    def row(self, id_: str) -> dict[str, Values]:
        """The inputs for one thing. Raises KeyError."""
        number = self.numbers[id_]
        return {name: column[number] for name, column in self.columns.items()}

    def low(self, chain: Chain, worst: bool) -> list[str]:
        """What is not autonomous; an unknown link, or one that is not in the landscape, may be as bad as can be."""
        if not worst:
            return [id_ for id_, one in self.decided.items() if "yes" not in one.answers]
        may_fail = (id_ for id_, one in self.decided.items() if "no" in one.answers or id_ in chain.open_ends)
        return [*chain.missing, *may_fail]


class ChainExplainer:
    """Knows the chain and what was decided about each link of it. `seals` are the levels through the chain in the worst
    case; what is asked of a few verdicts only is found when it is asked."""

    def __init__(
        self,
        inputs: Inputs,
        local: Local,
        seals: Mapping[str, Weakest],
        answers: Mapping[str, Mapping[str, CriterionAnswer]],
        models: AutonomyModels,
    ) -> None:
        self._facts = inputs.facts
        self._things = inputs.things
        self._local = local
        self._seals = seals
        self._answers = answers
        self._models = models
        self._ways: dict[bool, Mapping[str, Weakest]] = {}

    @property
    def _chain(self) -> Chain:
        return self._facts.chain

    def weakest_link(self, judgement: Judgement) -> tuple[Link, ...]:
        """For `no` the link that is certain to fail; for `between` the one that may."""
        if judgement.autonomous is Verdict.YES:
            return ()
        worst = judgement.autonomous is Verdict.BETWEEN
        if worst not in self._ways:
            levels = dict.fromkeys((*self._chain.missing, *self._local.decided), 1.0)
            levels |= dict.fromkeys(self._local.low(self._chain, worst), 0.0)
            self._ways[worst] = self._chain.weakest(levels, worst=worst, top=1)
        return self._path(judgement.id, self._ways[worst])

    def seal_path(self, judgement: Judgement) -> tuple[Link, ...]:
        """Towards the lowest SEAL of the worst case."""
        return self._path(judgement.id, self._seals)

    def why(self, judgement: Judgement) -> tuple[Reason, ...]:
        """The verdict with its path, then the rule at the end of it, then what is unknown there."""
        path = judgement.weakest_link
        end = path[-1].provider if path else judgement.id
        name = self._facts.landscape.name_of
        said = [
            Reason(
                Message(
                    f"autonomy.verdict.{judgement.autonomous.value}{_WAYS[min(len(path), 2)]}",
                    name=name(judgement.id),
                    path=tuple(name(link.provider) for link in path),
                    end=name(end),
                ),
                rule=self._models.definition.name,
                facts=tuple(link.fact for link in path),
            )
        ]
        said.extend(self._rules(end, judgement.autonomous))
        said.extend(self._open_ends(end, judgement.autonomous))
        return tuple(said)

    def seal_why(self, judgement: Judgement) -> tuple[Reason, ...]:
        """The worst case: which link holds the SEAL down, and by which criterion or unknown link."""
        path = judgement.seal_path
        end = path[-1].provider if path else judgement.id
        name, level = self._facts.landscape.name_of, judgement.seal.low
        if not path and judgement.own_seal.low == level:
            says = Message("autonomy.seal.own", name=name(judgement.id), level=level)
        else:
            passed = tuple(name(link.provider) for link in path) or (name(judgement.id),)
            says = Message("autonomy.seal.through", name=name(judgement.id), end=name(end), level=level, path=passed)
        said = [Reason(says, facts=tuple(link.fact for link in path))]
        lowest = self._lowest(end, level)
        if lowest:
            said.append(Reason(Message("autonomy.seal.governed", name=name(end), criterion=lowest)))
        return (*said, *self._open_ends(end, Verdict.BETWEEN))

    def _lowest(self, end: str, level: float) -> str | None:
        """The first criterion there that can be as low as that."""
        answers = self._answers.get(end, {})
        low = (one.criterion for one in answers.values() if min(option.seal for option in one.options) == level)
        return next(low, None)

    def sources(self, judgement: Judgement) -> tuple[Reason, ...]:
        """Per answer: derived by rule n from these facts, or shown by evidence."""
        return tuple(
            reason for criterion in judgement.answers for reason in self._source(judgement.id, judgement, criterion)
        )

    def _path(self, start: str, weakest: Mapping[str, Weakest]) -> tuple[Link, ...]:
        passed = self._chain.explain(start, weakest)
        return self._chain.path(start, passed[-1].provider) if passed else ()

    def _rules(self, end: str, verdict: Verdict) -> list[Reason]:
        """The rule that says so; for `between` what is not known for sure."""
        decided = self._local.decided.get(end)
        if decided is None:
            return []
        name, thing = self._facts.landscape.name_of(end), self._things[end]
        if verdict is Verdict.BETWEEN:
            unsure = [what for what, values in self._local.row(end).items() if values is None or len(values) > 1]
            return [
                Reason(
                    Message("autonomy.unknown_fact", name=name, what=Message(f"autonomy.input.{what}")),
                    facts=self._facts.refs(thing, what),
                )
                for what in unsure
            ]
        rules = next((rules for answer, rules in decided.options if answer == verdict.value), ())
        definition = self._models.definition
        return [
            Reason(
                Message("autonomy.because", name=name, rule=rule_words(definition, "autonomous", rule)),
                rule=f"{definition.name}#{rule}",
                facts=self._behind(thing, ("control", "laws", "location", "keys")),
            )
            for rule in rules
        ]

    def _open_ends(self, end: str, verdict: Verdict) -> list[Reason]:
        if verdict is not Verdict.BETWEEN:
            return []
        if end in self._chain.missing:
            return [Reason(Message("autonomy.missing", name=end))]
        landscape = self._facts.landscape
        return [
            Reason(
                Message(
                    "autonomy.unknown_link",
                    name=landscape.name_of(end),
                    field=Message(f"landscape.field.{landscape[end].noun}.{field}.label"),
                ),
                facts=(FactRef(end, field),),
            )
            for field in self._chain.open_ends.get(end, ())
        ]

    def _source(self, id_: str, judgement: Judgement, criterion: str) -> list[Reason]:
        answer = judgement.answers[criterion]
        labels = tuple(option.label for option in answer.options)
        if answer.basis is not Basis.DERIVED:
            key = f"autonomy.source.{answer.basis.value}"
            says = Message(key, criterion=criterion, answers=labels, evidence=answer.evidence)
            return [Reason(says, facts=(FactRef(answer.evidence, "answer"),))]
        model = self._models.answers
        inputs = model.decision(criterion).requires
        key = "autonomy.source.derived" if answer.certain is not None else "autonomy.source.open"
        return [
            Reason(
                Message(key, criterion=criterion, answers=labels, rules=answer.rules, model=model.name),
                rule=f"{model.name}#{criterion}:{','.join(map(str, answer.rules))}",
                facts=self._behind(self._things[id_], inputs),
            )
        ]

    def _behind(self, thing: Thing, inputs: tuple[str, ...]) -> tuple[FactRef, ...]:
        return tuple(dict.fromkeys(ref for name in inputs for ref in self._facts.refs(thing, name)))
