"""Which questions to ask next: what each answer is expected to settle, per minute of somebody's time.

Knows no other analysis: what is open, and what it hangs on, is handed in as `landscape.Openness`.
"""

from regie.analyses.questions.ask import Question, Questions, ask, weighed
from regie.analyses.questions.choosing import Chosen, choose, expected
from regie.analyses.questions.owners import SUPPLIER_MANAGER, UNKNOWN_OWNER, Owner, OwnerKind, Owners
from regie.analyses.questions.prior import Distribution, Priors
from regie.analyses.questions.settings import Effort, Settings, settings
from regie.analyses.questions.settling import Row, Settling
from regie.analyses.questions.tasks import Task, Tasks, open_tasks

__all__ = [
    "SUPPLIER_MANAGER",
    "UNKNOWN_OWNER",
    "Chosen",
    "Distribution",
    "Effort",
    "Owner",
    "OwnerKind",
    "Owners",
    "Priors",
    "Question",
    "Questions",
    "Row",
    "Settings",
    "Settling",
    "Task",
    "Tasks",
    "ask",
    "choose",
    "expected",
    "open_tasks",
    "settings",
    "weighed",
]
