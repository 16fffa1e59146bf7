"""The same landscape in another form: workbook, CSV, or plain text that diffs well."""

from __future__ import annotations

from pathlib import Path

from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.landscape import Landscape
from regie.locale import Language
from regie.readers import write_landscape
from regie.readers.progress import Progress, part, silent


def convert(
    files: Landscape | Paths,
    path: str | Path,
    *,
    mapping: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
    progress: Progress = silent,
) -> Landscape:
    """Read files and write them as one landscape in the form the new name asks for. Nothing is lost.

    Raises InputFaults when the files cannot be used, or the target exists and `force` is not given.
    """
    landscape = open_landscape(files, mapping, part(progress, 0, 0.5))
    target = Path(path)
    refuse_to_overwrite(target, force)
    write_landscape(landscape, target, language=language, progress=part(progress, 0.5, 1))
    return landscape
