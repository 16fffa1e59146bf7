"""A mapping proposed from a file: by its headings and by what stands below them, for a person to judge and edit."""

from regie.readers.mapping.proposal.propose import Proposal, ProposedColumn, propose

__all__ = ["Proposal", "ProposedColumn", "propose"]
