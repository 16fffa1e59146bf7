from datetime import date

import pytest

from keeping import town
from regie.actions.keeping.behind import behind, counted
from regie.actions.keeping.computing import compute_results
from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.trend import Point, pace, trend

DUE = date(2030, 1, 1)


def points(*figures):
    return [Point(date(year, 1, 1), share) for year, share in figures]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([(2026, (0.2, 0.2)), (2028, (0.7, 0.7))], "ahead"),
        ([(2026, (0.2, 0.2)), (2028, (0.3, 0.3))], "behind"),
        ([(2026, (0.2, 0.2)), (2028, (0.3, 0.9))], "between"),
        ([(2026, (0.2, 0.6)), (2028, (0.5, 0.5))], "between"),
        ([(2026, (0.9, 0.9)), (2028, (0.8, 0.8))], "ahead"),
        ([(2026, (0.9, 0.9)), (2028, (0.7, 0.7))], "behind"),
    ],
)
def test_a_reading_is_held_against_the_straight_line_to_its_goal(figures, said):
    assert pace(points(*figures), 0.8, DUE) == said


@pytest.mark.parametrize("figures", [[], [(2026, (0.2, 0.2))], [(2026, None), (2028, (0.2, 0.2))]])
def test_without_an_earlier_figure_there_is_no_path(figures):
    assert pace(points(*figures), 0.8, DUE) is None


def test_without_a_target_there_is_no_path():
    assert pace(points((2026, (0.2, 0.2)), (2028, (0.3, 0.3))), None, DUE) is None


@pytest.fixture
def shown(db):
    place = town()
    for day in (date(2025, 1, 1), date(2026, 1, 1)):
        compute_results(place.municipality.id, day=day)
    return Shown(place.actor())


def test_the_trend_has_a_point_a_day_oldest_first(shown):
    found = trend(shown, "thirty-percent")["thirty-percent/suppliers"]
    assert [point.day for point in found] == [date(2025, 1, 1), date(2026, 1, 1)]


def test_of_many_days_the_first_and_the_latest_are_kept(shown):
    compute_results(shown.municipality.id, day=date(2026, 6, 1))
    found = trend(shown, "thirty-percent", most=2)["thirty-percent/suppliers"]
    assert [point.day for point in found] == [date(2025, 1, 1), date(2026, 6, 1)]


def test_every_number_of_a_reading_is_the_number_of_its_rows(shown):
    for goal in shown.results("goal").values():
        for reading in goal["readings"]:
            for met in ("yes", "no", "between"):
                assert counted(shown, goal["id"], reading["id"], met=met).total == reading[f"n_{met}"]


def test_every_amount_of_applications_is_the_number_of_rows_behind_it(shown):
    for way in ("direct", "chain"):
        for level in ("supplier", "parent", "jurisdiction"):
            for part in shown.result("concentration", f"{way}/{level}/applications")["parts"]:
                ways, rows = behind(shown, f"{level}/{part['key']}", way=way)
                assert ways[way] == rows.total == part["amount"]
    for kind, count in shown.result("places").items():
        assert behind(shown, f"place/{kind}")[1].total == count


def test_behind_what_is_not_there_is_nothing(shown):
    with pytest.raises(NotThereError):
        behind(shown, "supplier/nergens")
    with pytest.raises(NotThereError):
        counted(shown, "thirty-percent", "nergens")
