"""Long work tells how far it is, to whoever asked; nobody else hears it."""

from pathlib import Path

import pytest

import regie
from regie.readers import read_landscape, write_landscape
from tiny import tiny


def sound(told: list[float]) -> bool:
    """From 0 to 1 and never back, in more than two steps."""
    return told == sorted(told) and told[-1] <= 1 and len(set(told)) > 2


@pytest.mark.parametrize("form", ["x.xlsx", "x.ods", "x.csv"])
def test_writing_and_reading_tell_how_far_they_are(tmp_path: Path, form: str) -> None:
    written: list[float] = []
    read: list[float] = []
    write_landscape(tiny(), tmp_path / form, progress=written.append)
    read_landscape([tmp_path / form], read.append)
    assert sound(written)
    assert sound(read)
    assert written[-1] == read[-1] == 1


def test_several_files_share_the_whole(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.csv").write_text("x\n")
    told: list[float] = []
    read_landscape([tmp_path / f"{number}.csv" for number in range(4)], told.append)
    assert sound(told)
    assert len(set(told)) >= 5


def test_assessing_reporting_and_converting_pass_it_on(tmp_path: Path) -> None:
    write_landscape(tiny(), tmp_path / "x.xlsx")
    for work in (
        lambda told: regie.assess(tmp_path / "x.xlsx", progress=told),
        lambda told: regie.report(tmp_path / "x.xlsx", tmp_path / "x.json", progress=told),
        lambda told: regie.convert(tmp_path / "x.xlsx", tmp_path / "x.ods", progress=told),
        lambda told: regie.check(tmp_path / "x.xlsx", progress=told),
    ):
        told: list[float] = []
        work(told.append)
        assert sound(told)
        assert len(set(told)) > 10
