"""Evaluation of DMN decision tables with trace, over unknowns too. Knows no municipality."""

from regie.decisions.box import Box
from regie.decisions.changes import SingleChange, single_changes
from regie.decisions.columns import Coded
from regie.decisions.difference import Difference, ModelDifference, RowDifference, compare, compare_rows
from regie.decisions.dmn_read import read_dmn
from regie.decisions.dmn_write import write_dmn
from regie.decisions.domains import OTHER, Span
from regie.decisions.evaluation import evaluate
from regie.decisions.examples import ExampleResult, check_examples
from regie.decisions.folder import load_model
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
from regie.decisions.proof import Gap, ModelCheck, Overlap, Unreachable, check_model
from regie.decisions.questions import Question
from regie.decisions.trace import CellTrace, RuleTrace, TableTrace, Trace
from regie.decisions.values import NO_RULE, UNKNOWN, OneOf
from regie.decisions.workbook_read import read_workbook
from regie.decisions.workbook_write import write_workbook

__all__ = [
    "NO_RULE",
    "OTHER",
    "UNKNOWN",
    "Aggregation",
    "Box",
    "CellTrace",
    "Coded",
    "Context",
    "ContextEntry",
    "Decision",
    "Difference",
    "ExampleResult",
    "Function",
    "Gap",
    "HitPolicy",
    "Input",
    "InputClause",
    "Invocation",
    "ItemType",
    "LiteralExpression",
    "Model",
    "ModelCheck",
    "ModelDifference",
    "OneOf",
    "Outcome",
    "Outcomes",
    "OutputClause",
    "Overlap",
    "Question",
    "RowDifference",
    "Rule",
    "RuleRef",
    "RuleTrace",
    "SingleChange",
    "Span",
    "Table",
    "TableTrace",
    "Trace",
    "UndecidedError",
    "Unreachable",
    "check_examples",
    "check_model",
    "compare",
    "compare_rows",
    "evaluate",
    "load_model",
    "read_dmn",
    "read_workbook",
    "single_changes",
    "write_dmn",
    "write_workbook",
]
