import re

from regie.landscape import Interval
from regie.reports.charts import interval_bar, share_bar


def test_a_bar_is_certain_to_the_worst_case_and_possible_to_the_best() -> None:
    bar = interval_bar(Interval(0.25, 0.5), 0.75, "words")
    assert re.search(r'class="certain" x="0" y="6" width="100"', bar)
    assert re.search(r'class="possible" x="0" y="6" width="200"', bar)
    assert re.search(r'class="target" x="298"', bar)


def test_nothing_to_count_draws_an_empty_bar() -> None:
    bar = interval_bar(None, None, "words")
    assert "certain" not in bar
    assert "target" not in bar


def test_the_alternative_is_escaped() -> None:
    assert 'aria-label="&lt;b&gt; &#34;x&#34;"' in share_bar(Interval(0, 1), '<b> "x"')


def test_a_target_at_either_end_stays_in_the_picture() -> None:
    assert 'class="target" x="0"' in interval_bar(Interval(0, 0), 0.0, "")
    assert 'class="target" x="396"' in interval_bar(Interval(0, 0), 1.0, "")
