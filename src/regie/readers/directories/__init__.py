"""Directories of organisations, and what they add to a landscape as claims with their source."""

from regie.readers.directories.directory import Directory
from regie.readers.directories.enriching import Enrichment, enrich_from
from regie.readers.directories.matching import Ambiguous, By, Match, match
from regie.readers.directories.registered import register_directory, registered

__all__ = [
    "Ambiguous",
    "By",
    "Directory",
    "Enrichment",
    "Match",
    "enrich_from",
    "match",
    "register_directory",
    "registered",
]
