"""Directories of organisations, and what they add to a landscape as claims with their source."""

from regie.readers.directories.directory import Directory
from regie.readers.directories.registered import register_directory, registered

__all__ = ["Directory", "register_directory", "registered"]
