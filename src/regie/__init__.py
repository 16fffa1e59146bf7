"""regie: a municipality takes back control of its digital estate.

`import regie` offers one function per command of the command line, for notebooks and scripts. Each takes
files or a `Landscape` and returns a value that carries its reasons.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regie.actions.account import account as account
    from regie.actions.answer import answer as answer
    from regie.actions.assess import assess as assess
    from regie.actions.calendar import calendar as calendar
    from regie.actions.check import check as check
    from regie.actions.check_mapping import check_mapping as check_mapping
    from regie.actions.check_model import check_model as check_model
    from regie.actions.come_true import come_true as come_true
    from regie.actions.compare_scenarios import compare_scenarios as compare_scenarios
    from regie.actions.convert import convert as convert
    from regie.actions.cost import cost as cost
    from regie.actions.diff import diff as diff
    from regie.actions.doctor import doctor as doctor
    from regie.actions.downtime import downtime as downtime
    from regie.actions.enrich import enrich as enrich
    from regie.actions.example import example as example
    from regie.actions.example import example_nation as example_nation
    from regie.actions.explain import explain as explain
    from regie.actions.export import export as export
    from regie.actions.failures import failures as failures
    from regie.actions.failures import pairs as pairs
    from regie.actions.follow import follow as follow
    from regie.actions.keep import keep as keep
    from regie.actions.map_table import map_table as map_table
    from regie.actions.merge import merge as merge
    from regie.actions.merge import undo as undo
    from regie.actions.new import new as new
    from regie.actions.place import compare as compare
    from regie.actions.place import place as place
    from regie.actions.plan import plan as plan
    from regie.actions.plan_nation import plan_nation as plan_nation
    from regie.actions.quality import quality as quality
    from regie.actions.questions import questions as questions
    from regie.actions.questions import tasks as tasks
    from regie.actions.repair import repair as repair
    from regie.actions.report import report as report
    from regie.actions.roll_up import roll_up as roll_up
    from regie.actions.sanctions import sanctions as sanctions
    from regie.actions.serve import serve as serve
    from regie.actions.subject import subject as subject
    from regie.actions.suppliers import suppliers as suppliers
    from regie.actions.tender import tender as tender
    from regie.actions.watch import watch as watch
    from regie.actions.whatif import whatif as whatif

# Loaded when first asked for: `import regie` stays quick, and a command loads only what it needs.
_ACTIONS = {
    "serve": "serve",
    "subject": "subject",
    "keep": "keep",
    "account": "account",
    "answer": "answer",
    "assess": "assess",
    "calendar": "calendar",
    "check": "check",
    "check_mapping": "check_mapping",
    "check_model": "check_model",
    "compare": "place",
    "come_true": "come_true",
    "compare_scenarios": "compare_scenarios",
    "convert": "convert",
    "cost": "cost",
    "diff": "diff",
    "doctor": "doctor",
    "downtime": "downtime",
    "enrich": "enrich",
    "example": "example",
    "example_nation": "example",
    "explain": "explain",
    "map_table": "map_table",
    "export": "export",
    "failures": "failures",
    "follow": "follow",
    "pairs": "failures",
    "merge": "merge",
    "new": "new",
    "place": "place",
    "plan": "plan",
    "plan_nation": "plan_nation",
    "quality": "quality",
    "questions": "questions",
    "repair": "repair",
    "report": "report",
    "sanctions": "sanctions",
    "roll_up": "roll_up",
    "suppliers": "suppliers",
    "tasks": "questions",
    "tender": "tender",
    "undo": "merge",
    "watch": "watch",
    "whatif": "whatif",
}

__all__ = sorted(_ACTIONS)  # noqa: PLE0605 - the names are the keys above


def __getattr__(name: str) -> Any:
    if name not in _ACTIONS:
        raise AttributeError(f"regie has no {name!r}")
    return getattr(import_module(f"regie.actions.{_ACTIONS[name]}"), name)
