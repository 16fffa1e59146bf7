"""What stops if one falls away, is sanctioned or is bought. Knows landscape and reference data; no other analysis.

`scenario` says what happens, `falling` what is gone by itself, `carrying` and `needs` what feels that, `plan` in which
order, `times` and `bits` do the work, `fail` answers for one scenario, `impact` counts it, and `rank` and `pairs` do
every single failure and every two. `take_over`, `prices` and `laws` say what else changes, `becoming` what a scenario
that has come true changes in the landscape. `assumed` and `downtime` estimate hours a year from ranges; `repair` finds
the least that keeps critical processes up.
"""

from regie.analyses.failure.assumed import Assumption
from regie.analyses.failure.becoming import true_change
from regie.analyses.failure.carrying import SOME_TIME
from regie.analyses.failure.downtime import Down, Downtime, Matters, estimate_downtime
from regie.analyses.failure.fail import fail, fail_alone
from regie.analyses.failure.impact import Impact, impact_of
from regie.analyses.failure.laws import Displaced, displaced_data
from regie.analyses.failure.measures import Measure, Step
from regie.analyses.failure.pairs import Pair, Pairs, pair_failures
from regie.analyses.failure.prices import Dearer, PriceEffect, price_effect
from regie.analyses.failure.rank import MEASURES, Ranked, Ranking, SharedPoint, rank
from regie.analyses.failure.repair import Patience, Repair, one_each, repair, repair_singles
from regie.analyses.failure.results import Failure, Outage, Spell, Stopped
from regie.analyses.failure.scenario import Duration, PriceRise, Scenario, TakeOver
from regie.analyses.failure.singles import Single, SingleKind, neighbours, singles
from regie.analyses.failure.take_over import Right, contract_rights, rights_with, take_over_change

__all__ = [
    "MEASURES",
    "SOME_TIME",
    "Assumption",
    "Dearer",
    "Displaced",
    "Down",
    "Downtime",
    "Duration",
    "Failure",
    "Impact",
    "Matters",
    "Measure",
    "Outage",
    "Pair",
    "Pairs",
    "Patience",
    "PriceEffect",
    "PriceRise",
    "Ranked",
    "Ranking",
    "Repair",
    "Right",
    "Scenario",
    "SharedPoint",
    "Single",
    "SingleKind",
    "Spell",
    "Step",
    "Stopped",
    "TakeOver",
    "contract_rights",
    "displaced_data",
    "estimate_downtime",
    "fail",
    "fail_alone",
    "impact_of",
    "neighbours",
    "one_each",
    "pair_failures",
    "price_effect",
    "rank",
    "repair",
    "repair_singles",
    "rights_with",
    "singles",
    "take_over_change",
    "true_change",
]
