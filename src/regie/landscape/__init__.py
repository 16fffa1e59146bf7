"""The nouns of a digital estate as frozen values; unknown is a value of its own. No input or output."""

from regie.landscape.answer import Interval, Verdict
from regie.landscape.application import Application
from regie.landscape.chain import Chain, Weakest
from regie.landscape.contract import Contract
from regie.landscape.dataset import Dataset
from regie.landscape.dependency import Dependency
from regie.landscape.evidence import Deviation, Evidence
from regie.landscape.fact import (
    NO_SOURCE,
    UNKNOWN,
    Claim,
    Fact,
    Overruled,
    Source,
    Status,
    UnknownFactError,
    contested,
    each,
    known,
    nobody_knows,
    says_same,
)
from regie.landscape.field import NONE, Field, Kind, fact_fields, fields
from regie.landscape.inheritance import (
    NO_DATA,
    NO_PROCESS,
    Criticality,
    Protection,
    criticality,
    protection,
)
from regie.landscape.landscape import Change, Landscape
from regie.landscape.links import SUPPLY_KINDS, Link, LinkKind, links, open_ends
from regie.landscape.nearest import Called, Nearest
from regie.landscape.nouns import NOUN_BY_NAME, NOUNS
from regie.landscape.organisation import Organisation, Ownership, Team
from regie.landscape.owner_tree import ROOT, OwnerTree, owner_trees
from regie.landscape.ownership import Control, controls
from regie.landscape.platform import Platform
from regie.landscape.problems import Problem, problems, refers_to_nothing
from regie.landscape.process import Process
from regie.landscape.protection import bbn_of, derived_bbn, possible_bbn
from regie.landscape.providers import providers
from regie.landscape.questions import Condition, Hinge, Key, Openness, OpenNode, OpenRow
from regie.landscape.reason import FactRef, Reason
from regie.landscape.record import NamedRecord, Record, by_column
from regie.landscape.share import ShareSums

__all__ = [
    "NONE",
    "NOUNS",
    "NOUN_BY_NAME",
    "NO_DATA",
    "NO_PROCESS",
    "NO_SOURCE",
    "ROOT",
    "SUPPLY_KINDS",
    "UNKNOWN",
    "Application",
    "Called",
    "Chain",
    "Change",
    "Claim",
    "Condition",
    "Contract",
    "Control",
    "Criticality",
    "Dataset",
    "Dependency",
    "Deviation",
    "Evidence",
    "Fact",
    "FactRef",
    "Field",
    "Hinge",
    "Interval",
    "Key",
    "Kind",
    "Landscape",
    "Link",
    "LinkKind",
    "NamedRecord",
    "Nearest",
    "OpenNode",
    "OpenRow",
    "Openness",
    "Organisation",
    "Overruled",
    "OwnerTree",
    "Ownership",
    "Platform",
    "Problem",
    "Process",
    "Protection",
    "Reason",
    "Record",
    "ShareSums",
    "Source",
    "Status",
    "Team",
    "UnknownFactError",
    "Verdict",
    "Weakest",
    "bbn_of",
    "by_column",
    "contested",
    "controls",
    "criticality",
    "derived_bbn",
    "each",
    "fact_fields",
    "fields",
    "known",
    "links",
    "nobody_knows",
    "open_ends",
    "owner_trees",
    "possible_bbn",
    "problems",
    "protection",
    "providers",
    "refers_to_nothing",
    "says_same",
]
