"""Files to a Landscape plus all faults at once, and a Landscape back to files."""

from regie.readers.landscape_files import read_landscape
from regie.readers.reading import LeftOut, Reading
from regie.readers.write import write_landscape, write_template

__all__ = ["LeftOut", "Reading", "read_landscape", "write_landscape", "write_template"]
