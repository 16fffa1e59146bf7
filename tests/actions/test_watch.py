"""A newer GLEIF file tells who has another parent, and what that changes here."""

import json
from datetime import date

import pytest

import regie
from actions.test_command_line import run
from readers.gleif.forms import FORMS, exception, lei, parent
from regie.landscape import controls
from tiny import AT, owned, setting, supplier, tiny

DUIN, POLDER, ZEE, OCEAN = (f"5493000000000000{n:02}{n:02}" for n in range(1, 5))
ULTIMATE = "IS_ULTIMATELY_CONSOLIDATED_BY"
ENTITIES = [lei(DUIN, "Duinsoft B.V."), lei(POLDER, "Polderhost B.V."), lei(OCEAN, "Ocean Corp.", "US")]
SOLD = parent(DUIN, OCEAN, ULTIMATE, since="2026-10-01T00:00:00Z")
TOPS = [exception(OCEAN, "NO_KNOWN_PERSON"), exception(POLDER, "NATURAL_PERSONS")]


@pytest.fixture
def gleif(tmp_path):
    def write(**levels):
        found = []
        for level, records in levels.items():
            path = tmp_path / f"{level}.csv"
            path.write_bytes(FORMS["csv"](level, records))
            found.append(str(path))
        return found

    return write


def city():
    known = setting(tiny(), "duinsoft", lei=DUIN)
    return setting(known, "polderhost", lei=POLDER)


def test_who_was_sold_is_judged_as_a_take_over_that_came_true(gleif):
    found = regie.watch(city(), gleif(lei=ENTITIES, rr=[SOLD], repex=TOPS), at=AT)
    (change,) = found.changes
    assert (change.organisation, change.was, change.becomes) == ("duinsoft", ("duinsoft",), "Ocean Corp.")
    assert change.since == date(2026, 10, 1)
    assert [one.application for one in change.found.taken_over.judged] == ["suite"]
    assert found.compared == 2


def test_nothing_changed_is_nothing_to_say(gleif):
    found = regie.watch(city(), gleif(lei=ENTITIES, repex=TOPS), at=AT)
    assert found.changes == ()


def test_what_gleif_does_not_know_is_no_change(gleif):
    sold = owned(city(), "duinsoft", supplier("zee", "Zee", "NL"))
    assert regie.watch(sold, gleif(lei=ENTITIES), at=AT).changes == ()


def test_who_became_independent_is_told_without_a_buyer(gleif):
    sold = owned(city(), "duinsoft", supplier("zee", "Zee", "NL"))
    (change,) = regie.watch(sold, gleif(lei=ENTITIES, repex=[exception(DUIN, "NATURAL_PERSONS")]), at=AT).changes
    assert (change.was, change.becomes, change.found) == (("zee",), None, None)


def test_the_same_parent_under_the_name_it_has_here_is_no_change(gleif):
    sold = owned(city(), "duinsoft", supplier("ocean", "Ocean Corp", "US", lei=OCEAN))
    assert regie.watch(sold, gleif(lei=ENTITIES, rr=[SOLD], repex=TOPS), at=AT).changes == ()


def test_changes_become_facts_with_gleif_as_source(gleif, tmp_path):
    file, after = tmp_path / "t.xlsx", tmp_path / "na.xlsx"
    regie.convert(city(), file)
    files = gleif(lei=ENTITIES, rr=[SOLD], repex=TOPS)
    arguments = [item for name in files for item in ("--gleif", name)]
    shown = run("watch", str(file), *arguments, "-o", str(after), "--lang", "en")
    assert "Ocean Corp." in shown
    landscape = regie.whatif(str(after), without=["suite"], at=AT).landscape
    assert controls(landscape, AT)["duinsoft"].parents == (OCEAN,)
    assert landscape["duinsoft"].independent.source.name == "GLEIF"
    assert json.loads(run("watch", str(file), *arguments, "--json"))["changes"][0]["becomes"] == "Ocean Corp."


def test_a_workbook_holds_every_change(gleif, tmp_path):
    book = tmp_path / "moeders.xlsx"
    regie.watch(city(), gleif(lei=ENTITIES, rr=[SOLD], repex=TOPS), xlsx=book)
    assert book.stat().st_size > 4000
