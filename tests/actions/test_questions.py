"""Asking, sending out and reading back, as a person does it."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

import regie
from regie.landscape import NO_SOURCE, UNKNOWN, FactRef, Organisation, Source, contested
from regie.landscape.fact import Status
from regie.landscape.faults import InputFaults
from regie.reference_data.precedence import shipped_precedence
from tiny import AT, SOURCE, adding, fact, setting, tiny


def city():
    """The tiny landscape with three things nobody told: a platform, a seat, and whether a process is critical."""
    landscape = setting(tiny(), "suite", platform=UNKNOWN, owner="teamleider Sociaal")
    landscape = setting(landscape, "polderhost", seat=contested([("NL", SOURCE), ("US", Source("register", AT))]))
    landscape = setting(landscape, "uitkeringen", critical=UNKNOWN, cluster="Sociaal")
    other = replace(landscape["poldercloud"], id="duincloud", name="Duincloud", suppliers=fact(("duinsoft",)))
    other = replace(other, operated_by=fact(("duinsoft",)))
    served = replace(landscape["suite"], id="loket", name="Loket", platform=fact("duincloud"), owner=UNKNOWN)
    return adding(
        landscape, other, served, Organisation(id="twin", name="Polderhost BV", seat=fact("NL"), independent=fact(True))
    )


@pytest.fixture
def form(tmp_path):
    """A form as sent out, and how to fill it in: {(id, field): answer}; a tuple gives the role and the date too."""
    path = tmp_path / "vragen.xlsx"

    def fill(landscape, answers):
        regie.questions(landscape, xlsx=path, force=True)
        book = openpyxl.load_workbook(path)
        for sheet in book:
            heads = {cell.value: cell.column for cell in sheet[1]}
            for row in range(2, sheet.max_row + 1) if "kenmerk" in heads else ():
                key = (sheet.cell(row, heads["kenmerk"]).value, sheet.cell(row, heads["veld"]).value)
                if key in answers:
                    given = answers[key] if isinstance(answers[key], tuple) else (answers[key],)
                    for name, value in zip(("antwoord", "ingevuld door (rol)", "datum"), given, strict=False):
                        sheet.cell(row, heads[name]).value = value
        book.save(path)
        return path

    return fill


def test_each_question_says_whom_to_ask():
    asked = {
        (one.fact.id, one.fact.field): (one.owner.kind, one.owner.name) for one in regie.questions(city()).questions
    }
    assert asked["suite", "platform"] == ("owner", "teamleider Sociaal")
    assert asked["uitkeringen", "critical"] == ("cluster", "Sociaal")
    assert asked["polderhost", "seat"] == ("supplier_manager", "")


def test_a_known_landscape_raises_no_questions():
    found = regie.questions(tiny())
    assert (found.questions, found.open_weight) == ((), 0)


def test_an_answer_becomes_a_claim_of_the_role_that_gave_it(form):
    path = form(city(), {("suite", "platform"): ("Poldercloud", "functioneel beheer", date(2026, 11, 20))})
    held = regie.answer(city(), path).landscape.fact(FactRef("suite", "platform"))
    assert (held.value, held.source) == ("poldercloud", Source("antwoord van functioneel beheer", date(2026, 11, 20)))


def test_a_later_delivery_does_not_overwrite_an_answer(form):
    path = form(city(), {("suite", "platform"): ("Poldercloud", "functioneel beheer", date(2026, 11, 20))})
    held = regie.answer(city(), path).landscape.fact(FactRef("suite", "platform"))
    assert shipped_precedence("nl").confirms(held.source.name)


def test_without_a_date_the_day_of_receipt_counts_and_without_a_role_the_owner(form):
    path = form(city(), {("uitkeringen", "critical"): "ja"})
    held = regie.answer(city(), path, received=date(2026, 12, 1)).landscape.fact(FactRef("uitkeringen", "critical"))
    assert (held.value, held.source) == (True, Source("antwoord van cluster Sociaal", date(2026, 12, 1)))


def test_nobody_knows_is_an_answer_and_becomes_a_task(form):
    path = form(city(), {("uitkeringen", "critical"): "niemand weet het"})
    result = regie.answer(city(), path, received=AT)
    assert result.nobody_knew == (FactRef("uitkeringen", "critical"),)
    task = regie.tasks(result.landscape).tasks[0]
    assert (task.fact, task.asked, task.since) == (FactRef("uitkeringen", "critical"), "cluster Sociaal", AT)
    assert task.owner.name == "Sociaal"


def test_an_answer_settles_what_sources_differ_on_and_keeps_what_they_said(form):
    path = form(city(), {("polderhost", "seat"): "NL"})
    held = regie.answer(city(), path).landscape.fact(FactRef("polderhost", "seat"))
    assert (held.status, held.value) == (Status.KNOWN, "NL")
    assert [(one.value, one.source.name) for one in held.overruled] == [("US", "register")]


def test_rows_left_empty_change_nothing(form):
    assert regie.answer(city(), form(city(), {})).landscape == city()


def test_an_answer_may_contradict_what_became_known_since(form):
    path = form(city(), {("uitkeringen", "critical"): "nee"})
    since = setting(city(), "uitkeringen", critical=True)
    assert regie.answer(since, path).landscape.fact(FactRef("uitkeringen", "critical")).status is Status.CONTESTED


def test_a_form_that_is_read_again_says_nothing_more(form):
    path = form(city(), {("uitkeringen", "critical"): "ja", ("suite", "platform"): "niemand weet het"})
    once = regie.answer(city(), path).landscape
    assert regie.answer(once, path).landscape == once


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_applied(form, tmp_path):
    wrong = {
        ("suite", "platform"): "Nergens",
        ("uitkeringen", "critical"): "misschien",
        ("polderhost", "seat"): ("Nergensland", "inkoop", "gisteren"),
    }
    target = tmp_path / "nieuw.xlsx"
    with pytest.raises(InputFaults) as refused:
        regie.answer(city(), form(city(), wrong), target)
    places = {(fault.place.sheet, fault.place.column) for fault in refused.value.faults}
    assert ("teamleider Sociaal", "antwoord") in places
    assert ("cluster Sociaal", "antwoord") in places
    assert {("leveranciersmanager", "antwoord"), ("leveranciersmanager", "datum")} <= places
    assert not target.exists()


def test_a_row_of_which_the_hidden_columns_are_gone_is_a_fault(form):
    path = form(city(), {("uitkeringen", "critical"): "ja"})
    book = openpyxl.load_workbook(path)
    sheet = book["cluster Sociaal"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("kenmerk") + 1).value = None
    book.save(path)
    with pytest.raises(InputFaults) as refused:
        regie.answer(city(), path)
    assert [fault.what.key for fault in refused.value.faults] == ["questions.fault.no_key"]


def test_a_formula_is_never_an_answer(form):
    path = form(city(), {("uitkeringen", "critical"): "=1/0"})
    with pytest.raises(InputFaults):
        regie.answer(city(), path)


def test_answers_narrow_what_is_open(form):
    path = form(city(), {("suite", "platform"): "Poldercloud", ("polderhost", "seat"): "NL"})
    after = regie.answer(city(), path).landscape
    assert regie.questions(after).open_weight < regie.questions(city()).open_weight


def test_the_same_questions_give_the_same_form(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        regie.questions(city(), xlsx=tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_is_never_a_formula_in_the_form(tmp_path):
    landscape = setting(city(), "suite", owner="=cmd|'/c calc'!A1")
    regie.questions(landscape, xlsx=tmp_path / "v.xlsx")
    book = openpyxl.load_workbook(tmp_path / "v.xlsx")
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_who_was_asked_before_is_no_reason_to_forget(form):
    asked_before = setting(city(), "uitkeringen", critical=UNKNOWN)
    assert asked_before.fact(FactRef("uitkeringen", "critical")).asked == NO_SOURCE
    assert regie.tasks(asked_before).tasks == ()
