"""Files to one landscape, delivery after delivery, and back."""

import re
import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import regie
from actions.exports_of_others import write_exports
from regie.cli.main import regie as program
from regie.landscape import (
    Application,
    Contract,
    FactRef,
    Landscape,
    Organisation,
    Source,
    Status,
    known,
)
from regie.landscape.faults import InputFaults
from regie.readers import read_landscape, write_landscape
from regie.readers.merging import versions
from tiny import setting, tiny

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def contracts(end: date = date(2028, 12, 31), **facts) -> Landscape:
    """A contract list that calls things otherwise than the tiny landscape does, and has no sources."""
    return Landscape(
        "Contracten",
        NOVEMBER,
        (
            Organisation(id="L1", name="Duinsoft B.V."),
            Application(id="A1", name="Sociaal-Suite", suppliers=known(("L1",)), **facts),
            Contract(id="c1", name="Sociaal Suite", supplier=known("L1"), covers=known(("A1",)), end=known(end)),
        ),
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_landscape(tiny(), Path("cmdb.yaml"))
    write_landscape(contracts(), Path("contracten-2026-11-01.yaml"))
    return tmp_path


def merged(*files, **options):
    return regie.merge(files, "landschap", **options)


def read(folder="landschap"):
    reading = read_landscape([Path(folder)])
    assert reading.landscape is not None, reading.faults
    return reading.landscape


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def decide(word, *, noun):
    """What a person does in the list of matches."""
    text = Path("landschap.matches.yaml").read_text(encoding="utf-8")
    changed = re.sub(rf"decision: \w+\n  noun: {noun}", f"decision: {word}\n  noun: {noun}", text)
    assert changed != text
    Path("landschap.matches.yaml").write_text(changed, encoding="utf-8")


def test_what_the_files_call_otherwise_is_one_thing_with_the_facts_of_both(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    landscape = read()
    assert [record.id for record in landscape.all(Application)] == ["suite"]
    assert landscape["suite"].suppliers.value == ("duinsoft",)
    assert {claim.source.name for claim in landscape["suite"].suppliers.claims} == {"CMDB", "contracten"}


def test_a_register_is_called_after_its_file_without_the_date(here):
    report = merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    assert [one.register for one in report.changes.delivered] == ["cmdb", "contracten"]


def test_a_contradiction_is_a_contested_fact_with_both_sources(here):
    write_landscape(contracts(users=known(450)), Path("contracten.yaml"))
    report = merged("cmdb.yaml", "contracten.yaml")
    users = read()["suite"].users
    assert users.status is Status.CONTESTED
    assert [(claim.value, claim.source.name) for claim in users.claims] == [(400, "CMDB"), (450, "contracten")]
    assert report.merged.contested == (FactRef("suite", "users"),)


def test_the_contract_register_goes_first_on_contract_dates_and_the_other_claim_stays_in_sight(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    end = read()["c1"].end
    assert end.value == date(2028, 12, 31)
    assert [(one.value, one.source.name) for one in end.overruled] == [(date(2027, 12, 31), "CMDB")]
    shown = CliRunner().invoke(program, ["merge", "-o", "landschap"], catch_exceptions=False).output
    assert "terzijde: 31 december 2027 (CMDB" in shown


def test_a_municipality_can_bring_its_own_precedence(here):
    Path("voorrang.yaml").write_text(
        "rules:\n- fields: [contract.*]\n  sources: [cmdb]\n  because: onze CMDB is leidend\n", encoding="utf-8"
    )
    merged("cmdb.yaml", "contracten-2026-11-01.yaml", precedence="voorrang.yaml")
    end = read()["c1"].end
    assert (end.value, end.overruled[0].reason) == (date(2027, 12, 31), "onze CMDB is leidend")


def test_precedence_about_a_field_that_is_not_there_is_refused_with_its_place(here):
    Path("voorrang.yaml").write_text(
        "rules:\n- {fields: [contract.einde], sources: [x], because: y}\n", encoding="utf-8"
    )
    with pytest.raises(InputFaults) as refused:
        merged("cmdb.yaml", precedence="voorrang.yaml")
    assert [(fault.place.row, fault.place.column) for fault in refused.value.faults] == [(1, "fields")]


def test_a_later_delivery_replaces_what_its_register_said_before(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    later = setting(tiny(), "suite", users=known(500, Source("CMDB", NOVEMBER)))
    write_landscape(later, Path("cmdb-2026-12-01.yaml"))
    report = merged("cmdb-2026-12-01.yaml")
    assert read()["suite"].users.value == 500
    (change,) = report.changes.facts
    assert (change.old.value, change.new.value) == (400, 500)
    assert "400" in Path("landschap/.deliveries/changes.json").read_text(encoding="utf-8")


def test_what_disappears_from_a_delivery_stays_and_is_known_to_be_gone(here):
    merged("cmdb.yaml")
    fewer = Landscape("Tiny", date(2026, 12, 1), tuple(one for one in tiny().records if one.id != "c1"))
    write_landscape(fewer, Path("cmdb-2026-12-01.yaml"))
    report = merged("cmdb-2026-12-01.yaml")
    assert report.changes.delivered[0].gone == {"c1": date(2026, 12, 1)}
    assert read()["c1"].end.source == Source("CMDB", OCTOBER)
    assert "c1: '2026-12-01'" in Path("landschap/.deliveries/deliveries.yaml").read_text(encoding="utf-8")
    assert merged("cmdb-2026-12-01.yaml").changes.delivered[0].gone == {"c1": date(2026, 12, 1)}


def test_what_comes_back_is_no_longer_gone(here):
    merged("cmdb.yaml")
    fewer = Landscape("Tiny", NOVEMBER, tuple(one for one in tiny().records if one.id != "c1"))
    write_landscape(fewer, Path("minder.yaml"))
    regie.merge("minder.yaml", "landschap", registers=["cmdb"])
    assert dict(merged("cmdb.yaml").changes.delivered[0].gone) == {}


def test_a_confirmed_fact_survives_every_later_delivery(here):
    write_landscape(
        setting(tiny(), "suite", users=known(425, Source("Bevestigd door eigenaar", OCTOBER))), Path("cmdb.yaml")
    )
    write_landscape(contracts(users=known(450)), Path("contracten.yaml"))
    report = merged("cmdb.yaml", "contracten.yaml")
    assert read()["suite"].users.value == 425
    assert report.merged.kept == (FactRef("suite", "users"),)
    write_landscape(contracts(users=known(470)), Path("contracten.yaml"))
    merged("contracten.yaml")
    users = read()["suite"].users
    assert (users.value, [one.value for one in users.overruled]) == (425, [470])


def test_what_a_person_wrote_in_the_landscape_itself_survives_a_later_delivery(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    confirmed = known(410, Source("Antwoord van de eigenaar", NOVEMBER))
    landscape = read()
    fact = landscape["suite"].users.also(410, confirmed.source)
    rewritten = setting(landscape, "suite", users=fact)
    write_landscape(rewritten, Path("landschap"))
    merged("cmdb.yaml")
    users = read()["suite"].users
    assert (users.value, [one.value for one in users.overruled]) == (410, [400])


def test_a_match_that_is_not_sure_waits_for_a_yes_and_keeps_it_for_later_deliveries(here):
    other = Landscape("Lijst", NOVEMBER, (Application(id="9", name="Sociale Suites"),))
    write_landscape(other, Path("lijst.yaml"))
    merged("cmdb.yaml", "lijst.yaml")
    assert len(read().all(Application)) == 2
    decide("yes", noun="application")
    merged()
    assert [record.id for record in read().all(Application)] == ["suite"]
    merged("lijst.yaml", "cmdb.yaml")
    assert [record.id for record in read().all(Application)] == ["suite"]


def test_a_no_to_a_sure_match_keeps_two_things_apart(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    decide("no", noun="application")
    merged()
    assert {record.id for record in read().all(Application)} == {"suite", "A1"}
    assert read()["c1"].covers.status is Status.CONTESTED


def test_a_decision_that_is_no_word_is_refused_with_its_place_and_nothing_changes(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    decide("misschien", noun="application")
    before = files_of("landschap")
    with pytest.raises(InputFaults) as refused:
        merged()
    assert refused.value.faults[0].place.column == "decision"
    assert files_of("landschap") == before


def test_a_second_time_with_the_same_files_writes_nothing(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    before, matches = files_of("."), Path("landschap.matches.yaml").read_bytes()
    report = merged("contracten-2026-11-01.yaml", "cmdb.yaml")
    assert not report.written
    assert (files_of("."), Path("landschap.matches.yaml").read_bytes()) == (before, matches)


def test_an_older_delivery_is_refused(here):
    merged("contracten-2026-11-01.yaml")
    older = contracts()
    write_landscape(Landscape("Contracten", OCTOBER, older.records), Path("contracten.yaml"))
    with pytest.raises(InputFaults):
        merged("contracten.yaml")


def test_two_files_of_one_register_are_refused_together_with_every_other_fault(here):
    with pytest.raises(InputFaults) as refused:
        merged("cmdb.yaml", "weg.yaml", registers=["cmdb", "cmdb"])
    assert {fault.place.file for fault in refused.value.faults} == {"cmdb.yaml", "weg.yaml"}


def test_merges_can_be_undone_one_by_one_byte_for_byte(here):
    merged("cmdb.yaml")
    first = files_of("landschap")
    merged("contracten-2026-11-01.yaml")
    second = files_of("landschap")
    write_landscape(contracts(end=date(2030, 1, 1)), Path("contracten-2026-11-01.yaml"))
    merged("contracten-2026-11-01.yaml")
    assert files_of("landschap") not in (first, second)
    regie.undo("landschap")
    assert files_of("landschap") == second
    regie.undo("landschap")
    assert files_of("landschap") == first
    regie.undo("landschap")
    assert not Path("landschap").exists()
    with pytest.raises(InputFaults):
        regie.undo("landschap")


class Crash(BaseException):
    """What a power cut is to a program."""


@pytest.mark.parametrize(("doing", "renames"), [("merge", 0), ("merge", 1), ("undo", 0), ("undo", 1), ("undo", 2)])
def test_a_crash_at_any_moment_leaves_the_old_landscape_or_the_new_one(here, monkeypatch, doing, renames):
    merged("cmdb.yaml")
    old = files_of("landschap")
    merged("contracten-2026-11-01.yaml")
    new = files_of("landschap")
    write_landscape(contracts(end=date(2030, 1, 1)), Path("contracten.yaml"))
    rename, done = Path.rename, []

    def crashing(path, target):
        if len(done) == renames:
            raise Crash
        done.append(target)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", crashing)
    with pytest.raises(Crash):
        merged("contracten.yaml") if doing == "merge" else regie.undo("landschap")
    monkeypatch.setattr(Path, "rename", rename)
    versions.recover(Path("landschap"))
    assert files_of("landschap") in (old, new)
    if doing == "merge":
        assert files_of("landschap") == new
    regie.undo("landschap")
    assert not Path("landschap").exists() or files_of("landschap") == old


def test_a_full_disk_is_a_fault_and_the_landscape_stays_as_it_was(here, monkeypatch):
    def full(*_):
        raise OSError(28, "vol")

    merged("cmdb.yaml")
    before = files_of("landschap")
    monkeypatch.setattr("regie.actions.deliveries.write_deliveries", full)
    with pytest.raises(InputFaults) as refused:
        merged("contracten-2026-11-01.yaml")
    assert refused.value.faults[0].what.key == "workbook.fault.cannot_write"
    assert files_of("landschap") == before


@pytest.mark.slow
def test_the_commands_of_the_how_to_run_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    regie.example("voorbeeldstad", "cmdb.xlsx")
    write_landscape(contracts(), Path("contracten.xlsx"))
    write_exports()
    page = Path(__file__).parents[2] / "docs" / "how-to" / "merge-sources.md"
    commands = re.findall(r"^regie (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 4
    for command in [*commands, "undo landschap"]:
        result = CliRunner().invoke(program, shlex.split(command), catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)


def test_explain_shows_the_source_of_each_fact_after_a_merge(here):
    merged("cmdb.yaml", "contracten-2026-11-01.yaml")
    shown = CliRunner().invoke(program, ["explain", "landschap", "suite"], catch_exceptions=False).output
    assert "Duinsoft BV (CMDB, 1 oktober 2026; contracten, 1 november 2026)" in " ".join(shown.split())


def test_merge_as_json_holds_proposals_with_their_reasons(here):
    shown = CliRunner().invoke(program, ["merge", "cmdb.yaml", "contracten-2026-11-01.yaml", "-o", "l", "--json"])
    assert shown.exit_code == 0
    assert '"merging.why.name.same"' in shown.output


def test_a_later_delivery_shows_what_is_different_and_counts_what_only_has_a_newer_date(here):
    CliRunner().invoke(program, ["merge", "contracten-2026-11-01.yaml", "-o", "l"], catch_exceptions=False)
    later = replace(contracts(end=date(2030, 1, 1)), as_of=date(2026, 12, 1))
    write_landscape(later, Path("contracten-2026-12-01.yaml"))
    shown = CliRunner().invoke(program, ["merge", "contracten-2026-12-01.yaml", "-o", "l"], catch_exceptions=False)
    said = " ".join(shown.output.split())
    assert "feiten anders: 1." in said
    assert re.search(r"\d feiten bleven gelijk", said)


def test_undoing_the_first_merge_says_that_the_landscape_is_gone(here):
    merged("cmdb.yaml")
    shown = CliRunner().invoke(program, ["undo", "landschap"], catch_exceptions=False)
    assert "Voor de eerste samenvoeging was landschap er niet" in shown.output
