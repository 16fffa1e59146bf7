"""The EU's consolidated list of financial sanctions: organisations with names, numbers, regulation and date."""

from regie.readers.sanctions.entities import Identifier, SanctionedEntity, SanctionsList
from regie.readers.sanctions.reader import read_sanctions

__all__ = ["Identifier", "SanctionedEntity", "SanctionsList", "read_sanctions"]
