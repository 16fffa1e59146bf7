"""The index of decision records, from their titles."""

import re
from pathlib import Path

from docs.generate.markdown import page, table

_INTRO = """Choices between real alternatives: what was decided, why, and what was not chosen. A later record may
replace an earlier one and then says so."""


def decision_records() -> str:
    """The page."""
    folder = Path(__file__).parents[1] / "decisions"
    rows = []
    for file in sorted(folder.glob("[0-9]*.md")):
        title = file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        rows.append((file.name[:4], f"[{re.sub(r'^[0-9]+[.: ]*', '', title)}]({file.name})"))
    return page("Decision records", _INTRO, table(("number", "decision"), rows))
