"""Formulas, errors and the true size of sheets, told by the XML itself."""

from pathlib import Path

import pytest

from readers.raw_spreadsheets import ods, ods_words, words, xlsx
from regie.landscape.faults import InputFaults
from regie.readers.landscape_files import read_landscape
from regie.readers.opening import open_zip
from regie.readers.workbook.sheet_facts import SpecialCell
from regie.readers.workbook.special_cells import inspect_sheets
from regie.readers.workbook.spreadsheet import read_spreadsheet

ERROR, NO_OUTCOME, OUTCOME = SpecialCell(True, "#REF!", True), SpecialCell(True, "", False), SpecialCell(True, "", True)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="B3" t="e"><f>A1</f><v>#REF!</v></c>', ERROR),
        ('<c r="B3" t="e"><v>#REF!</v></c>', SpecialCell(False, "#REF!", True)),
        ('<c r="B3"><f>1+1</f></c>', NO_OUTCOME),
        ('<c r="B3"><f>1+1</f><v></v></c>', NO_OUTCOME),
        ('<c r="B3"><f/><v>2</v></c>', OUTCOME),
        ('<c r="B3"><f>1-1</f><v>0</v></c>', OUTCOME),
        ('<c r="B3" t="str"><f>""</f><v></v></c>', OUTCOME),
        ('<c r="B3"><v>2</v></c>', None),
        ('<c r="B3" t="inlineStr"><is><t>=1+1 &lt;f></t></is></c>', None),
    ],
)
def test_a_cell_of_xlsx_tells_whether_it_is_a_formula_with_an_outcome_or_an_error(
    cell: str, told: SpecialCell | None
) -> None:
    (sheet,) = read_spreadsheet(xlsx(f'<row r="3">{cell}</row>'), "x.xlsx")
    assert sheet.special == ({(3, 2): told} if told else {})


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('table:formula="x" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>', ERROR),
        ('table:formula="x" office:value-type="float" office:value="0"><text:p>#REF!</text:p>', ERROR),
        ('table:formula="x">', NO_OUTCOME),
        ('table:formula="x" office:value-type="float" office:value="0"><text:p>0</text:p>', OUTCOME),
        ('office:value-type="string"><text:p>#Utrecht</text:p>', None),
    ],
)
def test_a_cell_of_ods_tells_the_same(cell: str, told: SpecialCell | None) -> None:
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="4"/><table:table-cell {cell}'
    rows = f'<table:table-row table:number-rows-repeated="2"/>{row}</table:table-cell></table:table-row>'
    (sheet,) = read_spreadsheet(ods(rows), "x.ods")
    assert sheet.special == ({(3, 5): told} if told else {})


def test_an_error_cell_of_ods_is_a_fault_at_its_cell(tmp_path: Path) -> None:
    error = (
        '<table:table-cell table:formula="of:=1+" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>'
    )
    rows = ods_words("id", "name", "owner") + ods_words("p", "P").replace(
        "</table:table-row>", f"{error}</table:table-row>"
    )
    (tmp_path / "x.ods").write_bytes(ods(rows))
    (fault,) = read_landscape([tmp_path / "x.ods"]).faults
    assert (dict(fault.what)["value"], fault.place.row, fault.place.column) == ("Err:502", 2, "owner")


@pytest.mark.parametrize("way", ["", 'xmlns:x="urn:x"', "<!-- remark -->"])
def test_rows_and_cells_without_a_place_follow_each_other(way: str) -> None:
    rows = f'<row>{way if way.startswith("<") else ""}<c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    (sheet,) = read_spreadsheet(xlsx(rows), "x.xlsx")
    assert list(sheet.special) == [(1, 2)]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (xlsx('<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'), "sheet_too_large"),
        (xlsx('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), "cell_nowhere"),
        (xlsx('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "cell_nowhere"),
        (xlsx('<row r="1"><c r="A99999999999"><v>1</v></c></row>'), "cell_nowhere"),
        (xlsx('<row r="0"><c r="A0"><v>1</v></c></row>'), "cell_nowhere"),
        (xlsx("<row><c r='XFD1'><v>1</v></c></row><row><c r='A900000'><v>1</v></c></row>"), "sheet_too_large"),
        (xlsx('<row><c r="A1"><v>1</v></c></row><x:row xmlns:x="x"><x:c r="XFD900000"><x:v>1</x:v></x:c></x:row>'),
         "sheet_too_large"),
        (ods('<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
             'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'), "sheet_too_large"),
        (ods('<table:table-row table:number-rows-repeated="-1"><table:table-cell/></table:table-row>'), "cell_nowhere"),
    ],
)  # fmt: skip
def test_a_sheet_that_would_exhaust_the_memory_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(InputFaults) as refused:
        read_spreadsheet(content, "x")
    assert [fault.what.key for fault in refused.value.faults] == [f"opening.{key}.what"]


@pytest.mark.parametrize(
    ("far", "fits"),
    [
        ("I999999", True), ("J999999", True), ("J1000001", False), ("BZ99999", True), ("CA99999", True),
        ("CX99999", False), ("ZZ9999", True), ("AAA10000", True), ("AAA14300", False), ("ZZ14300", False),
    ],
)  # fmt: skip
def test_a_sheet_is_refused_by_its_furthest_cell_whatever_the_form_of_the_sheet(far: str, fits: bool) -> None:
    archive = open_zip(xlsx(f'<row><c r="A1"><v>1</v></c><c r="{far}"><v>1</v></c></row>'), "x")
    if fits:
        assert inspect_sheets(archive)
    else:
        with pytest.raises(InputFaults):
            inspect_sheets(archive)


@pytest.mark.slow
def test_a_sheet_of_16384_columns_and_empty_cells_with_a_format_far_away_is_read(tmp_path: Path) -> None:
    wide = "".join(f'<c t="inlineStr"><is><t>c{number}</t></is></c>' for number in range(16_382))
    heading = words("id", "name").replace("</row>", f"{wide}</row>")
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    (tmp_path / "x.xlsx").write_bytes(xlsx(heading + words("p", "P") + far))
    reading = read_landscape([tmp_path / "x.xlsx"])
    assert reading.landscape is not None
    assert len(reading.faults) == 16_382


@pytest.mark.parametrize(
    ("serial", "properties", "day"),
    [("40000", "", "2009-07-06"), ("40000", '<workbookPr date1904="1"/>', "2013-07-07"), ("2958465", "", "9999-12-31")],
)
def test_both_date_systems_of_excel_are_understood(tmp_path: Path, serial: str, properties: str, day: str) -> None:
    row = words("p", "P").replace("</row>", f'<c s="1"><v>{serial}</v></c></row>')
    (tmp_path / "x.xlsx").write_bytes(xlsx(words("id", "name", "date") + row, properties=properties))
    reading = read_landscape([tmp_path / "x.xlsx"])
    assert reading.landscape is not None, reading.faults
    assert str(reading.landscape["p"].source.date) == day


@pytest.mark.parametrize("serial", ["-5", "0", "2958466", "99999999", "1e300", "1e999"])
def test_a_date_that_no_calendar_has_is_a_fault(tmp_path: Path, serial: str) -> None:
    row = words("p", "P").replace("</row>", f'<c s="1"><v>{serial}</v></c></row>')
    (tmp_path / "x.xlsx").write_bytes(xlsx(words("id", "name", "date") + row))
    (fault,) = read_landscape([tmp_path / "x.xlsx"]).faults
    assert (fault.what.key, fault.place.row, fault.place.column) == ("records.fault.date", 2, "date")
