"""What regie understands of each real file outside the repository: `REGIE_SHARED=… python -m docs.generate.real_files`.

Apart from the other pages, which anyone can make: this one needs the files.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regie
from docs.generate.markdown import table
from regie.landscape.faults import InputFaults, Severity
from regie.locale import say
from regie.readers.reading import Reading

PAGE = Path(__file__).parents[1] / "reference" / "real-files.md"
_MAPPINGS = {
    "softwarecatalogus/export-applicaties.csv": "softwarecatalogus",
    "registers/amsterdam-schema_2026-08-19.tar.gz": "amsterdam-schema",
}
_OTHERWISE = {
    "gemma/GEMMA_BIV_BBN_per_referentiecomponent.csv": "with the model of GEMMA: proposals for BIV classes",
    "frameworks/csf-48-criteria.json": "a test holds the shipped criteria and weights against it",
    "softwarecatalogus/amef_register.json": "a schema of the catalogue, no export",
    "standards/nl-api-design-rules-spectral.yaml": "the rules the API is checked by",
}
_FOLDERS = {
    "benchmarks/dmn-tck": "decision models: `tests/decisions/test_tck.py`",
    "benchmarks/fault-trees": "minimal cut sets: `tests/analyses/failure/test_fault_trees.py`",
    "benchmarks/nrp": "instances to plan by, no landscape",
    "cmdb": "a description of a layout in words: the mapping `topdesk-cmdb` was made from it",
}
_INTRO = """Files that others made, not in the repository: what `regie check` understands of each, and what found
no place. `regie check` gives the reason for each thing. Of {all} files and folders {read} hold a landscape.
"""
_MOST = 8


def page(data: Path) -> str:
    """The page for the files in this folder."""
    rows = list(_rows(data))
    read = sum(row[1] != "–" for row in rows)
    return "\n".join(
        (
            "<!-- Made by `python -m docs.generate.real_files` from the files; changes here are lost. -->\n",
            "# The real files\n",
            _INTRO.format(all=len(rows), read=read),
            table(("file", "understood", "not understood, or not read"), rows),
        )
    )


def _rows(data: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(one for one in data.rglob("*") if one.is_file() and one.parent != data):
        name = path.relative_to(data).as_posix()
        if not any(name.startswith(f"{folder}/") for folder in _FOLDERS):
            yield (f"`{name}`", *_told(name, path))
    for folder, why in _FOLDERS.items():
        count = sum(one.is_file() for one in (data / folder).rglob("*"))
        yield f"`{folder}/` ({count} files)", "–", why


def _told(name: str, path: Path) -> tuple[str, str]:
    try:
        reading = regie.check(path, mapping=_MAPPINGS.get(name))
    except InputFaults as refused:
        reading = Reading(None, refused.faults)
    errors = [say(fault.what, "en") for fault in reading.faults if fault.severity is Severity.ERROR]
    if reading.landscape is None:
        return "–", f"refused: {' '.join(errors)}{_otherwise(name)}"
    counts = ", ".join(f"{count:,} {kind}" for kind, count in reading.counts.items() if count)
    mapping = f" (mapping `{_MAPPINGS[name]}`)" if name in _MAPPINGS else ""
    return counts + mapping, "; ".join((*_left_out(reading), *_warnings(reading))) or "nothing"


def _otherwise(name: str) -> str:
    return f" Used otherwise: {_OTHERWISE[name]}." if name in _OTHERWISE else ""


def _left_out(reading: Reading) -> Iterator[str]:
    kinds = Counter(one.kind for one in reading.left_out).most_common()
    yield from (f"{count:,} {kind}" for kind, count in kinds[:_MOST])
    rest = sum(count for _, count in kinds[_MOST:])
    if rest:
        yield f"{rest:,} of {len(kinds) - _MOST} other kinds"


def _warnings(reading: Reading) -> Iterator[str]:
    """Each kind of warning once, in the words of the first, with how often there was one."""
    counted = Counter(fault.what.key for fault in reading.faults)
    for key, count in counted.most_common():
        first = next(fault.what for fault in reading.faults if fault.what.key == key)
        yield f"{count} × “{say(first, 'en')}”"


if __name__ == "__main__":
    PAGE.write_text(page(Path(os.environ["REGIE_SHARED"]) / "data"), encoding="utf-8")
