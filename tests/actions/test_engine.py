"""The same call on a distributed engine: a real Dask scheduler with worker processes on this machine."""

import json
from concurrent.futures import Executor, Future

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from regie.actions.engine import engine
from regie.actions.parallel import in_parallel
from regie.cli.main import regie as program
from regie.examples import EXAMPLES
from regie.landscape.faults import InputFaults
from regie.readers import write_landscape

pytestmark = pytest.mark.slow  # processes that start


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as cluster:
        yield cluster


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation") / "gemeenten"
    folder.mkdir()
    for name in ("noord", "oost", "west"):
        write_landscape(EXAMPLES["voorbeeldstad"](), folder / f"{name}.json")
    (folder / "leeg.json").write_text("{", encoding="utf-8")
    return folder


def asked(folder, output, *arguments):
    given = ["plan-nation", str(folder), "-o", str(output), "--json", *arguments]
    return CliRunner().invoke(program, given, catch_exceptions=False)


def test_a_cluster_gives_the_plans_this_machine_gives_and_a_later_run_here_goes_on_with_them(cluster, three, tmp_path):
    rooms = tmp_path / "ruimte.yaml"
    rooms.write_text("rooms:\n  - {platform: private_european, moves: 1}\n", encoding="utf-8")
    there = asked(three, tmp_path / "daar", "--rooms", str(rooms), "--engine", cluster.scheduler_address)
    assert there.exit_code == 0, there.output
    assert "3/4" in there.stderr  # how far it is
    kept = {one: one.stat().st_mtime_ns for one in (tmp_path / "daar" / "plans").iterdir()}
    here = asked(three, tmp_path / "daar", "--rooms", str(rooms), "--workers", "1")
    assert json.loads(here.stdout) == json.loads(there.stdout)
    assert {one: one.stat().st_mtime_ns for one in (tmp_path / "daar" / "plans").iterdir()} == kept
    afresh = asked(three, tmp_path / "hier", "--rooms", str(rooms), "--workers", "1")
    assert json.loads(afresh.stdout) == json.loads(there.stdout)


def test_a_worker_that_does_not_see_the_folder_is_told_of(cluster, three, tmp_path):
    with engine(cluster.scheduler_address) as executor, pytest.raises(InputFaults) as refused:
        list(in_parallel(_away, [three], executor=executor))
    assert [fault.what.key for fault in refused.value.faults] == ["engine.other_files.what"]


def _away(folder):
    from regie.actions.municipal_plans import Asking, Task, plan_municipality

    return plan_municipality(Task(folder / "oost.json", folder / "weg", Asking((), None, (), 0.1, 1.0), ()))


class Older(Executor):
    """A worker that was installed before: the rules it has are not those it is asked by."""

    def submit(self, function, thing):
        work, _ = function.args
        done = Future()
        try:
            done.set_result(function.func(work, "older", thing))
        except InputFaults as refused:
            done.set_exception(refused)
        return done


def test_a_worker_with_other_rules_stops_the_run():
    with pytest.raises(InputFaults) as refused:
        list(in_parallel(len, ["a"], executor=Older()))
    assert [fault.what.key for fault in refused.value.faults] == ["engine.other_rules.what"]


def test_an_engine_that_does_not_answer_or_has_no_workers_is_told_of_by_its_address(monkeypatch):
    for address in ("tcp://127.0.0.1:9", "ergens://x"):
        with pytest.raises(InputFaults) as refused, engine(address):
            pass
        assert [(fault.place.file, fault.what.key) for fault in refused.value.faults] == [
            (address, "engine.silent.what")
        ]
    with LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1") as empty:
        address = empty.scheduler_address
        with pytest.raises(InputFaults) as refused, engine(address, grows=0.1):
            pass
    assert [fault.what.key for fault in refused.value.faults] == ["engine.no_workers.what"]
