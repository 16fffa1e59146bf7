"""Which questions to ask next: what each answer is expected to settle, per minute of somebody's time.

Knows no other analysis: what is open, and what it hangs on, is handed in as `landscape.Openness`.
"""

from regie.analyses.questions.choosing import Chosen, choose, expected
from regie.analyses.questions.prior import Distribution, Priors
from regie.analyses.questions.settings import Effort, Settings, settings
from regie.analyses.questions.settling import Row, Settling

__all__ = [
    "Chosen",
    "Distribution",
    "Effort",
    "Priors",
    "Row",
    "Settings",
    "Settling",
    "choose",
    "expected",
    "settings",
]
