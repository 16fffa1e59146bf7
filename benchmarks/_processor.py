"""Processor time of other processes, which says what a page costs whatever else the machine does (Linux)."""

from collections.abc import Iterable
from pathlib import Path

_PROCESSES = Path("/proc")


def milliseconds(processes: Iterable[int]) -> float:
    """What all threads of these processes used so far; 0 where the system does not tell."""
    threads = (file for number in processes for file in _PROCESSES.glob(f"{number}/task/*/schedstat"))
    return sum(int(file.read_text().split()[0]) for file in threads) / 1e6


def below(process: int, command: str) -> list[int]:
    """The processes that a process started, and those that they started, with this in their command."""
    parents = {int(file.parent.name): _parent(file) for file in _PROCESSES.glob("[0-9]*/stat")}
    found, more = [], [process]
    while more:
        more = [number for number, parent in parents.items() if parent in more]
        found += more
    return [number for number in found if command.encode() in (_PROCESSES / str(number) / "cmdline").read_bytes()]


def _parent(file: Path) -> int:
    try:
        return int(file.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0  # it ended meanwhile
