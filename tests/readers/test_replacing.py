"""What is written is there whole, or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import regie.reports
from regie.cli.main import regie as program
from regie.landscape import Dataset
from regie.landscape.faults import InputFaults
from regie.readers import read_landscape, write_landscape
from regie.readers.replacing import replacing
from tiny import setting, tiny

FORMS = ("x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json", "x")


class StoppedError(Exception):
    """Stands for whatever goes wrong half way."""


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("stop", [StoppedError, KeyboardInterrupt])
def test_what_stops_half_way_leaves_what_was_there(tmp_path: Path, stop: type[BaseException]) -> None:
    (tmp_path / "file.txt").write_text("old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("old")
    before = everything(tmp_path)

    def write_half(name: str, *, folder: bool) -> None:
        with replacing(tmp_path / name) as draft:
            if folder:
                draft.mkdir()
            (draft / "a.txt" if folder else draft).write_text("half")
            raise stop

    for name, folder in (("file.txt", False), ("folder", True), ("new.txt", False), ("new", True)):
        with pytest.raises(stop):
            write_half(name, folder=folder)
        assert everything(tmp_path) == before
        assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("form", FORMS)
def test_a_text_no_workbook_can_hold_leaves_the_earlier_version(tmp_path: Path, form: str) -> None:
    write_landscape(tiny(), tmp_path / form)
    before = everything(tmp_path)
    long = setting(tiny(), "suite", description="x" * 40_000)
    if form == "x.xlsx":
        with pytest.raises(InputFaults):
            write_landscape(long, tmp_path / form)
        assert everything(tmp_path) == before
    else:
        write_landscape(long, tmp_path / form)
        assert read_landscape([tmp_path / form]).landscape == long
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("form", ["x.csv", "x.yaml"])
def test_a_folder_written_again_loses_what_the_landscape_no_longer_has_and_nothing_else(
    tmp_path: Path, form: str
) -> None:
    write_landscape(tiny(), tmp_path / form, language="en")
    (tmp_path / form / ".git").mkdir()
    (tmp_path / form / "README.md").write_text("ours")
    fewer = tiny().__class__("Less", None, tuple(one for one in tiny().records if not isinstance(one, Dataset)))
    write_landscape(fewer, tmp_path / form, language="nl")
    assert read_landscape([tmp_path / form]).landscape == fewer
    assert (tmp_path / form / ".git").is_dir()
    assert (tmp_path / form / "README.md").read_text() == "ours"


def test_a_place_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    (tmp_path / "x.xlsx" / "kept").write_text("here")
    with pytest.raises(InputFaults) as refused:
        write_landscape(tiny(), tmp_path / "x.xlsx")
    assert [fault.what.key for fault in refused.value.faults] == ["workbook.fault.cannot_write"]
    assert list(everything(tmp_path)) == ["x.xlsx/kept"]


def test_an_interrupt_ends_in_one_line_and_130_with_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(regie.reports, "report_html", interrupted)
    write_landscape(tiny(), tmp_path / "tiny.yaml")
    before = everything(tmp_path)
    result = CliRunner().invoke(program, ["report", str(tmp_path / "tiny.yaml"), "-o", str(tmp_path / "x.html")])
    assert result.exit_code == 130
    assert result.stderr == "Afgebroken. Er is niets half geschreven.\n"
    assert everything(tmp_path) == before


def test_a_signal_does_the_same_to_the_program_itself(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; import regie.actions.example as example\n"
        # what a shell starts in the background ignores this signal
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "example.write_landscape = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        "from regie.cli.main import main; sys.argv = ['regie', 'example', 'voorbeeldstad', '-o', sys.argv[1]]; main()"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.ods")], capture_output=True, check=False)
    assert run.returncode == 130
    assert run.stderr.decode() == "Afgebroken. Er is niets half geschreven.\n"
    assert not list(tmp_path.iterdir())
