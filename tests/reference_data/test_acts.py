"""Acts by their names: one of the Union has its title in the reader's language, a Dutch one keeps its own."""

from datetime import date

from regie.reference_data.acts import in_words
from regie.reference_data.tender import rules
from regie.reference_data.tendering import procedures, switching, threshold


def test_an_act_of_the_union_is_named_in_the_language_of_the_reader():
    assert in_words(switching().act, "nl") == "Verordening (EU) 2023/2854 (Dataverordening)"
    assert in_words(switching().act, "en") == "Regulation (EU) 2023/2854 (Data Act)"
    named = [*(one.act for one in rules().values()), threshold(date(2026, 6, 1)).act]
    assert [one for one in named if "erordening (EU)" in in_words(one, "en")] == []
    assert in_words(rules()["avg-5"].part, "en") == "chapter V"


def test_a_dutch_act_keeps_its_name():
    assert procedures()["open"][0].act == "Aanbestedingswet 2012" == in_words("Aanbestedingswet 2012", "en")
