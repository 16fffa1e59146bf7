"""GLEIF: who is who (level 1) and who owns whom (level 2), in CSV, JSON and XML, golden copy and delta."""

from regie.readers.gleif.reader import GleifReading, is_gleif, read_gleif
from regie.readers.gleif.selection import Wanted

__all__ = ["GleifReading", "Wanted", "is_gleif", "read_gleif"]
