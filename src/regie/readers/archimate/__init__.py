"""ArchiMate models, in any of the forms tools write them, as a model and as a landscape."""

from regie.readers.archimate.conversion import to_landscape
from regie.readers.archimate.gemma import GemmaCatalogue, ReferenceComponent, gemma_catalogue
from regie.readers.archimate.model import ArchimateModel
from regie.readers.archimate.reader import read_archimate, read_model

__all__ = [
    "ArchimateModel",
    "GemmaCatalogue",
    "ReferenceComponent",
    "gemma_catalogue",
    "read_archimate",
    "read_model",
    "to_landscape",
]
