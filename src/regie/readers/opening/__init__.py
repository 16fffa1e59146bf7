"""Opening files nobody vouches for, within stated limits of size; knows containers and text, no nouns.

Everything here either returns whole content or raises `regie.landscape.faults.InputFaults`: place, what, mend.
"""

from regie.readers.opening.files import read_bytes, read_folder
from regie.readers.opening.kinds import FileKind, kind_of
from regie.readers.opening.limits import DEFAULT_LIMITS, Limits
from regie.readers.opening.tars import tar_files
from regie.readers.opening.text import Decoded, decode_text, refuse_half_characters
from regie.readers.opening.xml import Node, XmlEvents, parse_xml, scan_xml
from regie.readers.opening.zips import SafeZip, open_zip

__all__ = [
    "DEFAULT_LIMITS",
    "Decoded",
    "FileKind",
    "Limits",
    "Node",
    "SafeZip",
    "XmlEvents",
    "decode_text",
    "kind_of",
    "open_zip",
    "parse_xml",
    "read_bytes",
    "read_folder",
    "refuse_half_characters",
    "scan_xml",
    "tar_files",
]
