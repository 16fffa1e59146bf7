"""Faults in workbooks: all at once, each at its cell, with what it is and how to mend it."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import regie
from regie.landscape import Application, Organisation, Process
from regie.landscape.faults import InputFaults, Severity
from regie.locale import LANGUAGES, Language, say
from regie.readers.landscape_files import read_landscape
from regie.readers.reading import Reading
from regie.readers.write import write_landscape, write_template
from tiny import setting, tiny


def workbook(folder: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(folder / "file.xlsx")
    return folder / "file.xlsx"


def read(folder: Path, **sheets: list[list[Any]]) -> Reading:
    return read_landscape([workbook(folder, **sheets)])


def keys(reading: Reading) -> list[str]:
    return [fault.what.key for fault in reading.faults]


def test_ten_faults_in_one_file_are_all_told_at_once(tmp_path: Path) -> None:
    heading = [
        "id",
        "name",
        "users",
        "yearly_cost",
        "service_model",
        "open_source",
        "locations",
        "date",
        "lifecycle",
    ]
    reading = read(
        tmp_path,
        application=[
            heading,
            ["a", "A", "many", "1.234", "sas", "perhaps", "XX", "yesterday", "betwist"],
            ["a", "B"],
            ["c"],
            ["d", "D", -1],
        ],
    )
    places = sorted((fault.place.row, fault.place.column) for fault in reading.faults)
    assert places == [
        (2, "date"), (2, "lifecycle"), (2, "locations"), (2, "open_source"), (2, "service_model"), (2, "users"),
        (2, "yearly_cost"), (3, "id"), (4, "name"), (5, "users"),
    ]  # fmt: skip
    assert {(fault.place.file, fault.place.sheet) for fault in reading.faults} == {("file.xlsx", "application")}
    assert all(say(text, lang) for fault in reading.faults for text in (fault.what, fault.mend) for lang in LANGUAGES)
    assert reading.landscape is None


def test_columns_may_be_shuffled_and_named_in_dutch_english_or_technical_words(tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    write_landscape(tiny(), made, language="nl")
    book = openpyxl.load_workbook(made)
    page = next(page for page in book.worksheets if page.max_row > 1 and page["A2"].value == "suite")
    rows = [list(reversed([cell.value for cell in row])) for row in page.iter_rows()]
    for row, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells, start=1):
            page.cell(row, column).value = value
    page.title = "application"
    book.save(made)
    assert read_landscape([made]).landscape == tiny()


@pytest.mark.parametrize(
    ("names", "fault"), [(("Polder", "Duin"), []), (("Polder", "Polder"), ["records.fault.ambiguous_name"])]
)
def test_a_unique_name_refers_and_an_ambiguous_one_is_a_fault(tmp_path: Path, names: Any, fault: list[str]) -> None:
    reading = read(
        tmp_path,
        application=[["id", "name", "platform"], ["a", "A", "polder"]],
        platform=[["id", "name"], ["p1", names[0]], ["p2", names[1]]],
    )
    assert keys(reading) == fault
    if not fault:
        assert reading.landscape is not None
        assert reading.landscape.all(Application)[0].platform.value == "p1"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("0,5", 0.5),
        ("1.234.567", 1234567.0),
        ("5\u00a0000", 5000.0),
        ("1\u202f234,5", 1234.5),
    ],
)
def test_dutch_and_english_numbers_are_understood(tmp_path: Path, text: str, value: float) -> None:
    reading = read(tmp_path, process=[["id", "name", "maximum_outage"], ["p", "P", text]])
    assert reading.landscape is not None, reading.faults
    assert reading.landscape.all(Process)[0].maximum_outage.value == value


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_a_number_that_may_be_two_numbers_is_not_guessed(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, process=[["id", "name", "maximum_outage"], ["p", "P", text]])
    assert keys(reading) == ["records.fault.ambiguous_number"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_example_rows_that_nobody_replaced_are_named(tmp_path: Path, language: Language) -> None:
    faults = read_landscape([regie.new(tmp_path / "new.xlsx", language=language)]).faults
    assert {fault.what.key for fault in faults} == {"records.fault.example"}
    assert {fault.severity for fault in faults} == {Severity.WARNING}
    assert [fault.place.row for fault in faults if fault.place.sheet in {"Applicaties", "Applications"}] == [2, 3, 4]


def test_of_two_folders_it_is_said_which_one_is_wrong(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "application.yaml").write_text("- {id: a, name: A}", encoding="utf-8")
    (fault,) = read_landscape([tmp_path / "north", tmp_path / "south"]).faults
    assert fault.place.file == "south/application.yaml"
    assert dict(fault.what.values)["sheet"] == "north/application.yaml"


@pytest.mark.parametrize("text", ["10 20", "1 23", "1 2345"])
def test_two_numbers_in_a_cell_are_not_one(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, process=[["id", "name", "maximum_outage"], ["p", "P", text]])
    assert keys(reading) == ["records.fault.number"]


def test_a_day_that_a_spreadsheet_kept_as_a_number_is_told_as_such(tmp_path: Path) -> None:
    reading = read(tmp_path, application=[["id", "name", "date"], ["a", "A", 46082]])
    assert [(dict(one.what.values)["value"], one.mend.key) for one in reading.faults] == [
        ("46082", "records.mend.date_number")
    ]


@pytest.mark.parametrize("cell", ["31-12-2026", "2026-12-31", date(2026, 12, 31)])
def test_dates_are_understood(tmp_path: Path, cell: Any) -> None:
    reading = read(tmp_path, process=[["id", "name", "critical", "date"], ["p", "P", "ja", cell]])
    assert reading.landscape is not None
    assert reading.landscape.all(Process)[0].source.date == date(2026, 12, 31)


def test_an_unknown_sheet_or_column_warns_and_the_rest_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, process=[["id", "name", "zzz"], ["p", "P", 1]], Kladblok=[["x"]])
    assert {(fault.what.key, fault.severity) for fault in reading.faults} == {
        ("workbook.fault.column", Severity.WARNING),
        ("workbook.fault.sheet", Severity.WARNING),
    }
    assert reading.landscape is not None


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!", "#VERW!", "#N/B", "#NAAM?", "Err:502", " #GETAL! "])
def test_a_cell_with_the_error_of_a_formula_is_a_fault(tmp_path: Path, cell: str) -> None:
    (tmp_path / "process.csv").write_text(f"id;name;owner\np;P;{cell}\n", encoding="utf-8")
    assert keys(read_landscape([tmp_path / "process.csv"])) == ["workbook.fault.formula"]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_cell_of_xlsx_is_one_fault_at_its_cell(tmp_path: Path, cell: str) -> None:
    reading = read(tmp_path, process=[["id", "name", "owner"], ["p", cell, cell]])
    assert [
        (fault.what.key, dict(fault.what)["value"], fault.place.row, fault.place.column) for fault in reading.faults
    ] == [
        ("workbook.fault.formula", cell, 2, "name"),
        ("workbook.fault.formula", cell, 2, "owner"),
    ]


def test_a_formula_whose_outcome_is_not_in_the_file_is_a_fault_and_no_unknown(tmp_path: Path) -> None:
    reading = read(tmp_path, process=[["id", "name", "maximum_outage"], ["p", "P", "=1+1"]])
    assert [(fault.what.key, fault.place.column) for fault in reading.faults] == [
        ("workbook.fault.not_computed", "maximum_outage")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_workbook_warns_of_its_examples_only_and_has_drop_downs(tmp_path: Path, language: Language) -> None:
    write_template(tmp_path / "new.xlsx", language)
    reading = read_landscape([tmp_path / "new.xlsx"])
    assert {fault.what.key for fault in reading.faults} == {"records.fault.example"}
    assert reading.landscape is not None
    assert len(reading.landscape.all(Application)) == 3
    book = openpyxl.load_workbook(tmp_path / "new.xlsx")
    lists = [rule.formula1 for page in book for rule in page.data_validations.dataValidation]
    assert {"nl": '"ja,nee"', "en": '"yes,no"'}[language] in lists


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    landscape = setting(tiny(), "suite", description=text)
    write_landscape(landscape, tmp_path / "x.xlsx", language="en")
    write_landscape(landscape, tmp_path / "x.csv", language="en")
    cells = [cell for page in openpyxl.load_workbook(tmp_path / "x.xlsx") for row in page for cell in row]
    assert f"'{text}" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}
    assert f";'{text};" in (tmp_path / "x.csv" / "Applications.csv").read_text(encoding="utf-8-sig")


def test_an_id_that_a_spreadsheet_holds_as_a_number_can_be_referred_to(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "organisation"
    sheet.append(["id", "name"])
    sheet.append([10, "Tien BV"])
    applications = book.create_sheet("application")
    applications.append(["id", "name", "suppliers"])
    applications.append([1, "Een", 10])
    book.save(tmp_path / "nummers.xlsx")
    reading = read_landscape([tmp_path / "nummers.xlsx"])
    assert reading.faults == ()
    assert reading.landscape["1"].suppliers.value == ("10",)


def test_a_text_too_long_for_a_cell_is_refused_rather_than_cut(tmp_path):
    from tiny import setting, tiny

    long = setting(tiny(), "suite", description="x" * 40_000)
    with pytest.raises(InputFaults):
        write_landscape(long, tmp_path / "lang.xlsx")


def test_a_workbook_with_only_sheets_of_another_kind_is_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, Kladblok=[["x"]], Blad2=[["y"]])
    assert keys(reading) == ["workbook.fault.no_sheets", "workbook.fault.sheet", "workbook.fault.sheet"]
    assert reading.landscape is None


def test_a_sheet_without_one_known_column_is_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, process=[["Processen van de gemeente"], ["id", "name"], ["p", "P"]])
    assert keys(reading) == ["workbook.fault.no_columns"]


def test_rows_of_facts_that_say_the_same_are_each_placed_where_they_stand(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        application=[["id", "name", "suite"], ["a", "A", None], ["b", "B", "gone"]],
        facts=[
            ["id", "field", "value", "source"],
            ["a", "suite", "gone", "CMDB"],
            ["b", "suite", "gone", "CMDB"],
            ["a", "users", "many", "CMDB"],
            ["b", "users", "many", "CMDB"],
            ["b", "users", "many", "CMDB"],
            ["b", "users", 10, "register"],
        ],
    )
    places = [(fault.place.sheet, fault.place.row, fault.place.column) for fault in reading.faults]
    assert places == [("facts", row, "value") for row in (2, 3, 4, 5, 6)]


def test_an_alternative_that_does_not_say_what_kind_of_dependency_it_is_is_a_fault(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        application=[["id", "name"], ["a", "A"], ["b", "B"]],
        dependency=[["subject", "target", "group"], ["a", "b", "either"]],
    )
    assert [(fault.what.key, fault.place.column) for fault in reading.faults] == [("records.fault.missing", "kind")]


def test_facts_speak_of_things_in_other_files(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("noun;id;field;value;source\nprocess;p;owner;A;x\nprocess;p;owner;B;y\n")
    (tmp_path / "process.csv").write_text("id;name;owner\np;P;betwist\n")
    (tmp_path / "organisation.csv").write_text("id;name\nA;A\nB;B\n")
    files = [tmp_path / name for name in ("facts.csv", "process.csv", "organisation.csv")]
    reading = read_landscape(files)
    assert reading.landscape is not None, reading.faults
    assert reading.landscape.all(Process)[0].owner.candidates == ("A", "B")


@pytest.mark.parametrize("facts", [[], ["8"], ["8", "8,0"]])
def test_what_is_called_contested_needs_two_values_that_differ(tmp_path: Path, facts: list[str]) -> None:
    rows = [["process", "p", "maximum_outage", value, f"source {number}"] for number, value in enumerate(facts)]
    reading = read(
        tmp_path,
        process=[["id", "name", "maximum_outage"], ["p", "P", "betwist"]],
        facts=[["noun", "id", "field", "value", "source"], *rows],
    )
    assert [(fault.what.key, fault.place.sheet, fault.place.row, fault.place.column) for fault in reading.faults] == [
        ("records.fault.contested", "process", 2, "maximum_outage")
    ]


def test_a_hidden_sheet_and_merged_cells_are_read_with_a_warning(tmp_path: Path) -> None:
    path = workbook(tmp_path, process=[["id", "name"], ["p", "P"], ["q", "Q"]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Blad")
    book["process"].sheet_state = "hidden"
    book["process"].merge_cells("C2:C3")
    book["process"]["C1"] = "description"
    book["process"]["C2"] = "both?"
    book.save(path)
    reading = read_landscape([path])
    assert [fault.what.key for fault in reading.faults if fault.place.sheet == "process"] == [
        "workbook.fault.hidden",
        "workbook.fault.merged",
    ]
    assert reading.landscape is not None
    assert [one.description.known for one in reading.landscape.all(Process)] == [True, False]


def test_what_refers_to_nothing_is_said_in_the_same_list_as_what_does_not_fit(tmp_path):
    file = tmp_path / "stad.xlsx"
    write_landscape(tiny(), file)
    book = openpyxl.load_workbook(file)
    sheet = book["Applicaties"]
    column = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, column["platform"]).value = "Nergens"
    sheet.cell(2, column["gebruikers"]).value = "veel"
    book.save(file)
    faults = read_landscape([file]).faults
    assert {fault.what.key for fault in faults} == {"landscape.problem.dangling", "records.fault.number"}


def test_a_country_may_be_given_by_its_name_and_is_kept_by_its_code(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        organisation=[["id", "name", "seat", "staff_locations"], ["a", "A", "Germany", "Nederland; VS; ie"]],
    )
    assert reading.faults == ()
    assert reading.landscape is not None
    (one,) = reading.landscape.all(Organisation)
    assert (one.seat.value, one.staff_locations.value) == ("DE", ("NL", "US", "IE"))
    write_landscape(reading.landscape, tmp_path / "texts")
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "texts").rglob("*.*"))
    assert "DE" in written
    assert "Germany" not in written


def test_a_country_with_a_slip_of_the_pen_is_a_fault_that_suggests_its_code(tmp_path: Path) -> None:
    reading = read(tmp_path, organisation=[["id", "name", "seat"], ["a", "A", "Duitslnad"], ["b", "B", "Amerika"]])
    slip, continent = reading.faults
    assert "DE" in say(slip.mend, "nl")
    assert continent.mend.key == "records.mend.country"
