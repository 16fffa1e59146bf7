"""ArchiMate models, in any of the forms tools write them, as a model and as a landscape."""

from regie.readers.archimate.biv import BivDefault, BivDefaults, read_biv_defaults
from regie.readers.archimate.conversion import to_landscape
from regie.readers.archimate.gemma import GemmaCatalogue, ReferenceComponent, gemma_catalogue
from regie.readers.archimate.model import ArchimateModel
from regie.readers.archimate.proposals import BivProposal, WithBivDefaults, with_biv_defaults
from regie.readers.archimate.reader import read_archimate, read_model

__all__ = [
    "ArchimateModel",
    "BivDefault",
    "BivDefaults",
    "BivProposal",
    "GemmaCatalogue",
    "ReferenceComponent",
    "WithBivDefaults",
    "gemma_catalogue",
    "read_archimate",
    "read_biv_defaults",
    "read_model",
    "to_landscape",
    "with_biv_defaults",
]
