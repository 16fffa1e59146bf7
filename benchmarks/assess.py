"""`regie assess` and `regie report` on the 1,300-application workbook: whole processes, and where the time goes.

The bars of the product are 3 s and 300 MB from a cold start. Time is processor time of the process: it says what the
work costs, also when others use the machine.
"""

import compileall
import contextlib
import gc
import io
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

BAR_SECONDS, BAR_MEGABYTES = 3.0, 300.0
TIMES = 3
COMMANDS = (
    ("assess", ()),
    ("assess", ("--json",)),
    ("report", ("-o", "report.html", "--force")),
    ("report", ("-o", "report.json", "--force")),
)


def main() -> bool:
    """Print the figures; whether every bar is met."""
    import regie
    from regie.reports.page import keep_templates

    # as `make setup` leaves it, whatever this shell says
    compileall.compile_dir(Path(regie.__file__).parent, quiet=1)
    keep_templates()
    with TemporaryDirectory() as folder:
        book = Path(folder) / "city.xlsx"
        regie.example("amsterdam-schaal", book)
        met = [whole(folder, [command, book.name, *rest]) for command, rest in COMMANDS]
        print("  in a fresh process, phase by phase (s):")
        inside = [sys.executable, "-m", "benchmarks.assess", str(book)]
        print(subprocess.run(inside, check=True, text=True, capture_output=True).stdout, end="")
    return all(met)


def whole(folder: str, arguments: list[str]) -> bool:
    """A command as a whole process: the best of several runs, and the most memory of any."""
    seconds, megabytes = float("inf"), 0.0
    for _ in range(TIMES):
        used, most = run([sys.executable, "-c", "from regie.cli.main import main; main()", *arguments], folder)
        seconds, megabytes = min(seconds, used), max(megabytes, most)
    print(f"  regie {' '.join(arguments):<48} {seconds:>6.2f} s {megabytes:>6.0f} MB")
    return seconds <= BAR_SECONDS and megabytes <= BAR_MEGABYTES


def run(command: list[str], folder: str) -> tuple[float, float]:
    """Processor seconds and largest resident megabytes of one process of its own."""
    probe = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    inside = [sys.executable, "-c", probe, *command]
    done = subprocess.run(inside, cwd=folder, check=True, text=True, capture_output=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


@contextlib.contextmanager
def phase(name: str) -> Iterator[None]:
    """Print what a phase costs."""
    start = time.process_time()
    yield
    print(f"    {name:<22} {time.process_time() - start:>6.2f}")


def phases(book: Path) -> None:
    """Each phase of an assessment, once, as a cold start meets it."""
    gc.set_threshold(2_000_000, 20, 20)  # as the command line does
    with phase("start and import"):
        from regie.actions import assess as action
        from regie.analyses.autonomy import assess_autonomy
        from regie.analyses.calendar import contract_calendar
        from regie.analyses.concentration import concentrate
        from regie.analyses.cost import budget
        from regie.analyses.placement import MODELS, place
        from regie.analyses.quality import judge_versions
        from regie.analyses.targets import measure_goals
        from regie.readers import read_landscape
        from regie.reports import report_html, report_json, show_assessment
    with phase("read"):
        landscape = read_landscape([book]).landscape
    assert landscape is not None
    day = action.day_of(landscape, None)
    with phase("autonomy"):
        autonomy = assess_autonomy(landscape, day)
    verdicts = {id_: judgement.autonomous for id_, judgement in autonomy.judgements.items()}
    with phase("goals"):
        measure_goals(landscape, day, verdicts)
    with phase("quality"):
        judge_versions([(landscape, day)])
    with phase("calendar and budget"):
        contract_calendar(landscape, day)
        budget(landscape, day)
    with phase("concentration"):
        for through_chain in (False, True):
            concentrate(landscape, day, through_chain=through_chain)
    for model in MODELS:
        with phase(f"place {model}"):
            place(landscape, day, model, verdicts)
    assessment = action.assess(landscape)
    with phase("show"):
        show_assessment(assessment, console(), "nl")
    with phase("page"):
        report_html(assessment, "nl")
    del assessment
    whole = action.assess(landscape)  # of which nothing was asked yet
    with phase("json, and its rows"):
        report_json(whole)
    with phase("json, only written"):
        report_json(whole)
    print(f"    most memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>6.0f} MB")


def console() -> "Console":
    from rich.console import Console

    return Console(file=io.StringIO(), width=120)


if __name__ == "__main__":
    phases(Path(sys.argv[1]))
