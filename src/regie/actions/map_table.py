"""Propose a mapping for a table of others, to be edited by a person."""

from __future__ import annotations

from pathlib import Path

from regie import mappings
from regie.actions.files import refuse_to_overwrite, shipped_mapping
from regie.locale import Language
from regie.readers.mapping.proposal import Proposal, propose
from regie.readers.mapping.sheets import open_book


def map_table(
    file: str | Path, path: str | Path | None = None, *, language: Language = "nl", force: bool = False
) -> Proposal:
    """What each column of a file may mean, as a mapping; written to a file when a path is given.

    The same file always gives the same proposal. Cells are looked at, and never repeated beyond the choices of a
    status or class. Raises InputFaults when the file holds no table, nothing in it is understood, or the target
    exists and `force` is not given.
    """
    shipped = {name: shipped_mapping(name) for name in mappings.shipped()}
    proposal = propose(open_book(Path(file)), shipped, language)
    if path is not None:
        target = Path(path)
        refuse_to_overwrite(target, force)
        target.write_text(proposal.text, encoding="utf-8")
    return proposal
