"""The shipped example landscapes, as files."""

from __future__ import annotations

from pathlib import Path

from regie.actions.files import refuse_to_overwrite
from regie.examples import EXAMPLES
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers import write_landscape


def example(name: str, path: str | Path | None = None, *, language: Language = "nl", force: bool = False) -> Landscape:
    """An example landscape by name, written to a file when a path is given (the suffix chooses the form).

    Raises KeyError for a name that is not shipped; InputFaults when the file exists and `force` is not given.
    """
    landscape = EXAMPLES[name]()
    if path is not None:
        target = Path(path)
        refuse_to_overwrite(target, force)
        write_landscape(landscape, target, language=language)
    return landscape
