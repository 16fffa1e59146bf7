"""Tables of others to a landscape, by a mapping: data that says which column is which field of which thing."""

from regie.readers.mapping.examples import ExampleResult, check_examples
from regie.readers.mapping.form import Mapping
from regie.readers.mapping.load import load_mapping
from regie.readers.mapping.read import read_mapped

__all__ = ["ExampleResult", "Mapping", "check_examples", "load_mapping", "read_mapped"]
