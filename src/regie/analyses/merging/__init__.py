"""One landscape out of parts that contradict each other: what is the same thing, and what each source says of it.

Pure: parts and decisions in, a landscape and its proposals out. Files are for `actions.merge`.
"""

from regie.analyses.merging.delivering import following, stamped
from regie.analyses.merging.hand import by_hand
from regie.analyses.merging.merge import merge_parts
from regie.analyses.merging.part import BY_HAND, Part
from regie.analyses.merging.results import Merged, Proposal

__all__ = ["BY_HAND", "Merged", "Part", "Proposal", "by_hand", "following", "merge_parts", "stamped"]
