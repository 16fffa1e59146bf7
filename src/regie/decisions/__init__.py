"""Evaluation of DMN decision tables with trace, over unknowns too. Knows no municipality."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regie.decisions.box import Box as Box
    from regie.decisions.changes import SingleChange as SingleChange
    from regie.decisions.changes import single_changes as single_changes
    from regie.decisions.columns import Coded as Coded
    from regie.decisions.columns import UnfitAnswerError as UnfitAnswerError
    from regie.decisions.difference import Difference as Difference
    from regie.decisions.difference import ModelDifference as ModelDifference
    from regie.decisions.difference import RowDifference as RowDifference
    from regie.decisions.difference import compare as compare
    from regie.decisions.difference import compare_rows as compare_rows
    from regie.decisions.dmn_read import read_dmn as read_dmn
    from regie.decisions.dmn_write import write_dmn as write_dmn
    from regie.decisions.domains import OTHER as OTHER
    from regie.decisions.domains import Span as Span
    from regie.decisions.evaluation import evaluate as evaluate
    from regie.decisions.examples import ExampleResult as ExampleResult
    from regie.decisions.examples import check_examples as check_examples
    from regie.decisions.folder import load_model as load_model
    from regie.decisions.model import Aggregation as Aggregation
    from regie.decisions.model import Context as Context
    from regie.decisions.model import ContextEntry as ContextEntry
    from regie.decisions.model import Decision as Decision
    from regie.decisions.model import Function as Function
    from regie.decisions.model import HitPolicy as HitPolicy
    from regie.decisions.model import Input as Input
    from regie.decisions.model import InputClause as InputClause
    from regie.decisions.model import Invocation as Invocation
    from regie.decisions.model import ItemType as ItemType
    from regie.decisions.model import LiteralExpression as LiteralExpression
    from regie.decisions.model import Model as Model
    from regie.decisions.model import OutputClause as OutputClause
    from regie.decisions.model import Rule as Rule
    from regie.decisions.model import Table as Table
    from regie.decisions.outcome import Outcome as Outcome
    from regie.decisions.outcome import RuleRef as RuleRef
    from regie.decisions.outcome import UndecidedError as UndecidedError
    from regie.decisions.outcomes import Outcomes as Outcomes
    from regie.decisions.proof import Gap as Gap
    from regie.decisions.proof import ModelCheck as ModelCheck
    from regie.decisions.proof import Overlap as Overlap
    from regie.decisions.proof import Unreachable as Unreachable
    from regie.decisions.proof import check_model as check_model
    from regie.decisions.questions import Question as Question
    from regie.decisions.trace import CellTrace as CellTrace
    from regie.decisions.trace import RuleTrace as RuleTrace
    from regie.decisions.trace import TableTrace as TableTrace
    from regie.decisions.trace import Trace as Trace
    from regie.decisions.values import NO_RULE as NO_RULE
    from regie.decisions.values import UNKNOWN as UNKNOWN
    from regie.decisions.values import OneOf as OneOf
    from regie.decisions.workbook_read import read_workbook as read_workbook
    from regie.decisions.workbook_write import write_workbook as write_workbook

# Loaded when first asked for: to place applications takes no proofs and no writing of models.
_PLACES = {
    "Aggregation": "model",
    "Box": "box",
    "CellTrace": "trace",
    "Coded": "columns",
    "Context": "model",
    "ContextEntry": "model",
    "Decision": "model",
    "Difference": "difference",
    "ExampleResult": "examples",
    "Function": "model",
    "Gap": "proof",
    "HitPolicy": "model",
    "Input": "model",
    "InputClause": "model",
    "Invocation": "model",
    "ItemType": "model",
    "LiteralExpression": "model",
    "Model": "model",
    "ModelCheck": "proof",
    "ModelDifference": "difference",
    "NO_RULE": "values",
    "OTHER": "domains",
    "OneOf": "values",
    "Outcome": "outcome",
    "Outcomes": "outcomes",
    "OutputClause": "model",
    "Overlap": "proof",
    "Question": "questions",
    "RowDifference": "difference",
    "Rule": "model",
    "RuleRef": "outcome",
    "RuleTrace": "trace",
    "SingleChange": "changes",
    "Span": "domains",
    "Table": "model",
    "TableTrace": "trace",
    "Trace": "trace",
    "UNKNOWN": "values",
    "UndecidedError": "outcome",
    "UnfitAnswerError": "columns",
    "Unreachable": "proof",
    "check_examples": "examples",
    "check_model": "proof",
    "compare": "difference",
    "compare_rows": "difference",
    "evaluate": "evaluation",
    "load_model": "folder",
    "read_dmn": "dmn_read",
    "read_workbook": "workbook_read",
    "single_changes": "changes",
    "write_dmn": "dmn_write",
    "write_workbook": "workbook_write",
}

__all__ = sorted(_PLACES)  # noqa: PLE0605 - the names are the keys above


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"regie.decisions has no {name!r}")
    return getattr(import_module(f"regie.decisions.{_PLACES[name]}"), name)
