"""The chapters of the council report as words and shares, the same for a page and a printed document."""

from regie.reports.choosing import CHAPTERS, told
from regie.reports.page.chapters.contracts import Contracts, contracts
from regie.reports.page.chapters.cost import Cost, cost
from regie.reports.page.chapters.dependence import Dependence, dependence, party
from regie.reports.page.chapters.foretold import route, whatif
from regie.reports.page.chapters.goals import GoalCard, goal_cards
from regie.reports.page.chapters.method import Method, method
from regie.reports.page.chapters.placed import PlacedBy, placed_by, unheard_decisions
from regie.reports.page.chapters.places import Heat, PlaceRow, heat, places
from regie.reports.page.chapters.quality import QualityChapter, quality
from regie.reports.page.chapters.risks import RiskView, risks
from regie.reports.page.chapters.unknown import UnknownRow, unknown
from regie.reports.page.chapters.worded import WordedTable
from regie.reports.summary import Part, Summary, summary

__all__ = [
    "CHAPTERS",
    "Contracts",
    "Cost",
    "Dependence",
    "GoalCard",
    "Heat",
    "Method",
    "Part",
    "PlaceRow",
    "PlacedBy",
    "QualityChapter",
    "RiskView",
    "Summary",
    "UnknownRow",
    "WordedTable",
    "contracts",
    "cost",
    "dependence",
    "goal_cards",
    "heat",
    "method",
    "party",
    "placed_by",
    "places",
    "quality",
    "risks",
    "route",
    "summary",
    "told",
    "unheard_decisions",
    "unknown",
    "whatif",
]
