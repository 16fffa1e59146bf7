"""A file about the route: what it says, and every fault at once."""

import openpyxl
import pytest

from regie.landscape.faults import InputFaults
from regie.readers.roadmap import Budget, Order, Strategy, read_roadmap

GOOD = """
options:
  - {thing: suite, strategy: repurchase, target: saas_european, once_low: 1000, once: 2000, once_high: 5000}
mogelijkheden:
  - {ding: suite, strategie: stoppen, eenmalig: 100}
work:
  - {thing: suite, strategy: repurchase, target: saas_european, skill: data, days: 12}
orders:
  - {thing: suite, after: poldercloud, years: 1}
budgets:
  - {year: 2027, amount: "1.500.000,00"}
"""
BAD = """
options:
  - {thing: suite, strategy: repurchase, once: -5}
  - {thing: weg, strategy: verven, once: 5}
  - {thing: suite, strategy: rehost, once_low: 9, once: 5, meets: "gelukkig"}
orders:
  - {thing: suite, after: poldercloud}
  - {thing: poldercloud, after: suite}
groups:
  - {group: een, thing: suite}
  - {group: twee, thing: suite}
freezes:
  - {first: 2030, last: 2029}
budgets:
  - {year: 2027}
tabel: []
"""


def written(tmp_path, text):
    path = tmp_path / "opties.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_options_with_ranges_work_order_and_money(tmp_path):
    given = read_roadmap(written(tmp_path, GOOD), ["suite", "poldercloud"])
    bought, stopped = given.options
    assert (bought.once.low, bought.once.likely, bought.once.high) == (1000, 2000, 5000)
    assert bought.skills == (("data", 12.0),)
    assert stopped.strategy is Strategy.RETIRE
    assert given.orders == (Order("suite", "poldercloud", 1),)
    assert given.budgets == (Budget(2027, 1_500_000.0),)


def test_everything_wrong_is_told_at_once_each_at_its_place(tmp_path):
    with pytest.raises(InputFaults) as refused:
        read_roadmap(written(tmp_path, BAD), ["suite", "poldercloud"])
    found = {fault.what.key: fault.place for fault in refused.value.faults}
    assert found.keys() >= {
        "records.fault.range",
        "records.fault.choice",
        "roadmap.fault.range",
        "roadmap.fault.word",
        "roadmap.fault.circle",
        "roadmap.fault.two_groups",
        "roadmap.fault.freeze",
        "roadmap.fault.missing",
        "roadmap.fault.table",
    }
    assert found["records.fault.range"].row == 3
    assert found["records.fault.range"].column == "once"


def test_a_workbook_says_the_same(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Budgetten"
    sheet.append(["Jaar", "Bedrag"])
    sheet.append([2027, 1_500_000])
    book.save(tmp_path / "opties.xlsx")
    assert read_roadmap(tmp_path / "opties.xlsx").budgets == (Budget(2027, 1_500_000.0),)
