"""What stops if one falls away, is sanctioned or is bought. Knows landscape and reference data; no other analysis.

`scenario` says what happens, `falling` what is gone by itself, `carrying` and `needs` what feels that, `plan` in which
order, `times` and `bits` do the work, `fail` answers for one
scenario and `rank` for every single failure.
"""

from regie.analyses.failure.carrying import SOME_TIME
from regie.analyses.failure.fail import fail
from regie.analyses.failure.pairs import Pair, Pairs, pair_failures
from regie.analyses.failure.rank import Ranked, Ranking, SharedPoint, rank
from regie.analyses.failure.results import Failure, Outage, Spell, Stopped
from regie.analyses.failure.scenario import Duration, Scenario, TakeOver
from regie.analyses.failure.singles import Single, SingleKind
from regie.analyses.failure.take_over import Right, contract_rights, take_over_change

__all__ = [
    "SOME_TIME",
    "Duration",
    "Failure",
    "Outage",
    "Pair",
    "Pairs",
    "Ranked",
    "Ranking",
    "Right",
    "Scenario",
    "SharedPoint",
    "Single",
    "SingleKind",
    "Spell",
    "Stopped",
    "TakeOver",
    "contract_rights",
    "fail",
    "pair_failures",
    "rank",
    "take_over_change",
]
