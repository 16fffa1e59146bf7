"""Tables of money as people and providers make them, and every fault at once."""

from decimal import Decimal

import pytest

from regie.landscape.faults import InputFaults
from regie.readers.cost import CostForm, Line, form_of, read_charges, read_keys, read_plan
from regie.readers.cost.money import amount
from regie.readers.mapping.sheets import open_book
from regie.readers.records.values import UnfitValueError

PLAN = """Bedragen;;2026;2027
Totaal;Huidige operationele kosten*;€41M;€43M
;Alternatieve operationele kosten;€41M;€44M
;Kosten verandering (eenmalig);-;€8.8M
;Vershil in kosten per jaar;€0;€9.8M
"""
FOCUS = """ChargePeriodStart,ProviderName,ServiceName,BilledCost,EffectiveCost,BillingCurrency,Tags
2026-01-01T00:00:00Z,Wolk,Rekenen,1000.001,2.5,EUR,"{""dep"": ""Sociaal""}"
2026-02-01T00:00:00Z,Wolk,Opslag,-0.5,1E-3,EUR,
"""


@pytest.fixture
def book(tmp_path):
    def opened(text, name="tabel.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return open_book(path)

    return opened


def keys_of(refused):
    return [fault.what.key.rpartition(".")[2] for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("said", "euros"),
    [
        ("€41M", 41_000_000),
        ("€8.8M", 8_800_000),
        ("8,8 mln", 8_800_000),
        ("€ 1.250.000", 1_250_000),
        ("€ 1.250.000,50", Decimal("1250000.5")),
        ("120k", 120_000),
        ("-", 0),
        (12, 12),
    ],
)
def test_an_amount_is_read_as_people_write_it(said, euros):
    assert amount(said) == euros


@pytest.mark.parametrize("said", ["veel", "-3", "1.800", "€M", "NaN", "1e400"])
def test_what_is_no_amount_or_can_be_read_in_two_ways_is_refused(said):
    with pytest.raises(UnfitValueError):
        amount(said)


def test_a_number_in_a_table_in_millions_is_in_millions(book):
    table = read_plan(book(PLAN.replace("Bedragen", "Bedragen in € mln.").replace("€43M", "43")))
    assert table.rows[0].amounts == (41_000_000, 43_000_000)


def test_a_plan_in_the_form_of_the_strategy_is_read_with_the_errors_of_its_maker(book):
    opened = book(PLAN)
    assert form_of(opened) is CostForm.PLAN
    table = read_plan(opened)
    assert [(row.subject, row.line) for row in table.rows] == [("Totaal", line) for line in Line]
    assert table.rows[2].amounts == (0, 8_800_000)


def test_every_fault_of_a_plan_is_named_at_its_cell(book):
    text = PLAN.replace("€44M", "-3").replace("€43M", "")
    text = text.replace(";Kosten verandering (eenmalig)", ";Kosten van koffie")
    with pytest.raises(InputFaults) as refused:
        read_plan(book(text))
    assert keys_of(refused) == ["empty_amount", "range", "unknown_line", "line_missing"]
    places = {(fault.place.row, fault.place.column) for fault in refused.value.faults}
    assert {(2, "2027"), (3, "2027")} <= places


def test_a_line_that_is_there_twice_is_a_fault(book):
    with pytest.raises(InputFaults) as refused:
        read_plan(book(PLAN + ";Huidige operationele kosten;1;1\n"))
    assert keys_of(refused) == ["line_twice"]


def test_a_focus_export_is_read_exactly(book):
    opened = book(FOCUS)
    assert form_of(opened) is CostForm.FOCUS
    found = read_charges(opened)
    assert [(one.service, one.month, one.amount) for one in found.charges] == [
        ("Rekenen", "2026-01", Decimal("1000.001")),
        ("Opslag", "2026-02", Decimal("-0.5")),
    ]
    assert found.charges[0].tags == (("dep", "Sociaal"),)
    assert read_charges(opened, "effective").charges[1].amount == Decimal("0.001")


def test_rows_that_say_the_same_of_a_month_are_one_charge_to_the_last_decimal(book):
    more = """2026-01-31T23:00:00Z,Wolk,Rekenen,0.0000000001,1,EUR,"{""dep"": ""Sociaal""}"
2026-01-01T00:00:00Z,Wolk,Rekenen,5,1,EUR,"{""dep"": ""Zorg""}"
2026-01-01T00:00:00Z,Wolk,Rekenen,-1000.001,1,EUR,"{""dep"": ""Sociaal""}"
,,,,,,
"""
    found = read_charges(book(FOCUS + more)).charges
    assert [(one.month, one.service, one.tags, one.amount) for one in found] == [
        ("2026-01", "Rekenen", (("dep", "Sociaal"),), Decimal("1E-10")),
        ("2026-02", "Opslag", (), Decimal("-0.5")),
        ("2026-01", "Rekenen", (("dep", "Zorg"),), Decimal(5)),
    ]


def test_a_fault_in_a_row_like_one_before_is_told_in_every_row(book):
    broken = "2026-01-01T00:00:00Z,Wolk,Rekenen,veel,1,EUR,[]\n"
    with pytest.raises(InputFaults) as refused:
        read_charges(book(FOCUS + broken + broken))
    found = [(fault.place.row, fault.place.column) for fault in refused.value.faults]
    assert found == [(4, "BilledCost"), (4, "Tags"), (5, "BilledCost"), (5, "Tags")]


def test_version_1_3_names_the_provider_otherwise(book):
    text = FOCUS.replace("ProviderName", "ServiceProviderName")
    assert read_charges(book(text)).charges[0].provider == "Wolk"


def test_every_fault_of_a_focus_export_is_named_at_its_cell(book):
    text = FOCUS.replace("1000.001", "1.000,001").replace("2026-02-01T", "2026-13-01T").replace("Opslag", "")
    text = text.replace('"{""dep"": ""Sociaal""}"', "[]").replace("1E-3,EUR", "1E-3,USD")
    with pytest.raises(InputFaults) as refused:
        read_charges(book(text.replace("1.000,001", '"1.000,001"')))
    assert keys_of(refused) == ["focus_number", "focus_tags", "focus_moment", "empty_cell", "currencies"]
    assert {fault.place.row for fault in refused.value.faults} == {2, 3}


@pytest.mark.parametrize("column", ["BillingCurrency", "ChargePeriodStart", "ServiceName", "ProviderName"])
def test_a_column_that_focus_asks_is_missed(book, column):
    with pytest.raises(InputFaults) as refused:
        read_charges(book(FOCUS.replace(column, "x_Other")))
    assert keys_of(refused) == ["focus_column"]


def test_a_table_of_our_own_is_read_and_not_a_number_is_never_an_amount(book):
    found = read_charges(book("dienst;bedrag;maand\nOpslag;€ 1.250,50;2026-01\n"))
    assert (found.currency, found.charges[0].amount) == ("EUR", Decimal("1250.5"))
    with pytest.raises(InputFaults):
        read_charges(book(FOCUS.replace("1000.001", "NaN")))


def test_keys_are_weights_of_any_unit(book):
    (vm, others) = read_keys(
        book("dienst;afdeling;gewicht;sleutel\nvm;A;25%;omvang\nvm;B;75%;omvang\n*;A;400;gebruikers\n")
    )
    assert vm.weights == (("A", Decimal(25)), ("B", Decimal(75)))
    assert (others.service, others.name) == ("*", "gebruikers")


def test_every_fault_of_keys_is_named(book):
    with pytest.raises(InputFaults) as refused:
        read_keys(book("dienst;afdeling;gewicht\nvm;A;1\nvm;A;2\nx;;3\ny;A;-1\nz;A;0\n"))
    assert keys_of(refused) == ["key_twice", "empty_cell", "range", "no_weight"]


def test_a_landscape_is_none_of_these_forms(book):
    assert form_of(book("id;naam\nAPP-1;Suite\n")) is None
