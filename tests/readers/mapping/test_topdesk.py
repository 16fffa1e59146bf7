"""The TOPdesk layout with each trap: formulas, cached zeros, day numbers, decorated and shuffled headings."""

from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import regie
from readers.mapping.topdesk_book import MANAGED, RAW, write_topdesk
from regie.landscape.vocabulary import Bbn, Lifecycle, ServiceModel, TimeClass
from regie.readers.mapping import read as reader
from regie.readers.mapping.sheets import open_book
from regie.reports import to_json


def read(path):
    return regie.check(path, mapping="topdesk-cmdb")


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    return read(write_topdesk(tmp_path_factory.mktemp("cmdb") / "cmdb_2026-10-01.xlsx"))


def test_formulas_give_the_values_stored_with_them(reading):
    suite = reading.landscape["1001"]
    assert suite.name == "Sociaal Suite"
    assert suite.aliases.value == ("0042",)
    assert suite.service_model.value is ServiceModel.SAAS
    assert suite.lifecycle.value is Lifecycle.IN_PRODUCTION
    assert suite.time_class.value is TimeClass.TOLERATE
    assert reading.landscape["data-1001"].bbn.value is Bbn.BBN2


def test_the_source_is_the_file_with_the_date_of_the_row_or_else_of_the_file(reading):
    assert (reading.landscape["1001"].source.name, reading.landscape["1001"].source.date) == (
        "cmdb_2026-10-01.xlsx",
        date(2023, 7, 4),
    )
    assert reading.landscape["2001"].source.date == date(2026, 10, 1)


def test_a_stored_zero_is_empty_and_rows_of_formulas_below_the_data_are_passed_by(reading):
    assert reading.landscape["1002"].cluster.claims == ()
    assert reading.counts["application"] == 3
    assert "org-0" not in reading.landscape


def test_the_managed_sheet_wins_and_what_it_wins_from_is_said(reading):
    assert reading.landscape["1002"].name == "Zaaksysteem"
    assert [one.name for one in reading.left_out if one.reason.key == "mapping.left_out.twice"] == ["1002"]


def test_maker_and_host_are_different_roles(reading):
    landscape = reading.landscape
    assert landscape["1001"].suppliers.value == ("org-duinsoft-bv",)
    assert landscape["hosting-polderhost-bv"].operated_by.value == ("org-polderhost-bv",)
    assert landscape["1001"].operated_by.claims == ()


def test_no_person_and_nothing_of_the_raw_sheets_is_anywhere_in_the_result(reading):
    text = to_json(reading) + to_json(reading.landscape)
    assert "Achternaam" not in text
    assert "geheim" not in text
    assert reading.landscape["1001"].owner.value == "Werk en Inkomen"
    assert {one.name for one in reading.left_out} >= set(RAW)


def test_cells_of_raw_sheets_are_not_read(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(reader, "open_book", lambda *given: opened.append(open_book(*given)) or opened[-1])
    read(write_topdesk(tmp_path / "cmdb.xlsx"))
    filled = {sheet.title: bool(sheet.rows) for book in opened for sheet in book.sheets}
    assert [title for title in RAW if filled[title]] == []
    assert filled["Toelichting"]


def test_a_formula_without_a_stored_value_is_empty_and_said_once_for_its_column(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Onbeh Applicaties CMDB"
    sheet.append(["APPID", "Applicatie Naam", "Vendor"])
    sheet.append([1, "Register", "=1+1"])
    sheet.append([2, "Archief", "=1+1"])
    sheet.append(["=1+1", "=1+1", "=1+1"])
    book.save(tmp_path / "cmdb.xlsx")
    reading = read(tmp_path / "cmdb.xlsx")
    assert reading.landscape["1"].suppliers.claims == ()
    assert [(fault.place.column, fault.place.row) for fault in reading.faults] == [("Vendor", 2)]


def test_a_value_that_the_mapping_does_not_know_is_a_warning_with_its_place_and_stays_unknown(tmp_path):
    rows = tuple({"APPID": n, "Applicatie Naam": f"A{n}", "Applicatie Status": "Zoek"} for n in (1, 2))
    reading = read(write_topdesk(tmp_path / "cmdb.xlsx", managed=rows, others=()))
    assert reading.landscape["1"].lifecycle.claims == ()
    (fault,) = (one for one in reading.faults if one.place.column == "Applicatie Status")
    assert (fault.place.row, dict(fault.what.values)["n"]) == (2, 2)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(MANAGED))), decorate=st.booleans(), above=st.integers(0, 3))
def test_shuffled_columns_and_decorated_headings_give_the_same_landscape(tmp_path, reading, order, decorate, above):
    path = tmp_path / "cmdb_2026-10-01.xlsx"
    again = read(write_topdesk(path, decorate=decorate, order=tuple(order), titles_above=above))
    assert again.landscape == reading.landscape
