"""Evaluation of DMN decision tables with trace, over unknowns too. Knows no municipality."""

from regie.decisions.columns import Coded
from regie.decisions.dmn_read import read_dmn
from regie.decisions.domains import OTHER, Span
from regie.decisions.evaluation import evaluate
from regie.decisions.model import (
    Aggregation,
    Context,
    ContextEntry,
    Decision,
    Function,
    HitPolicy,
    Input,
    InputClause,
    Invocation,
    ItemType,
    LiteralExpression,
    Model,
    OutputClause,
    Rule,
    Table,
)
from regie.decisions.outcome import Outcome, RuleRef, UndecidedError
from regie.decisions.outcomes import Outcomes
from regie.decisions.questions import Question
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf

__all__ = [
    "NO_RULE",
    "OTHER",
    "UNKNOWN",
    "Aggregation",
    "Coded",
    "Context",
    "ContextEntry",
    "Decision",
    "Function",
    "HitPolicy",
    "Input",
    "InputClause",
    "Invocation",
    "ItemType",
    "LiteralExpression",
    "Model",
    "OneOf",
    "Outcome",
    "Outcomes",
    "OutputClause",
    "Question",
    "Rule",
    "RuleRef",
    "Span",
    "Table",
    "UndecidedError",
    "evaluate",
    "read_dmn",
]
