"""All nouns, in the order people read a landscape."""

from collections.abc import Mapping

from regie.landscape.application import Application
from regie.landscape.contract import Contract
from regie.landscape.dataset import Dataset
from regie.landscape.dependency import Dependency
from regie.landscape.evidence import Deviation, Evidence
from regie.landscape.organisation import Organisation, Ownership, Team
from regie.landscape.platform import Platform
from regie.landscape.process import Process
from regie.landscape.record import Record

NOUNS: tuple[type[Record], ...] = (
    Application,
    Platform,
    Process,
    Dataset,
    Organisation,
    Ownership,
    Team,
    Contract,
    Dependency,
    Evidence,
    Deviation,
)

NOUN_BY_NAME: Mapping[str, type[Record]] = {noun.noun: noun for noun in NOUNS}
