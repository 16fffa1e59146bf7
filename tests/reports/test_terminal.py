"""What a terminal shows of landscapes in which there is nothing to show."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

import regie
import tiny
from regie.landscape import Application, Deviation, Interval, Landscape, contested, known
from regie.readers import Reading
from regie.reports import (
    report_html,
    show_assessment,
    show_difference,
    show_explanation,
    show_placement,
    show_quality,
    show_reading,
    words,
)
from tiny import AT

BARE = Landscape("Leegstad", None, (Application(id="een", name="Een", owner=known("afdelingshoofd")),))


def shown(show, found, language="nl"):
    out = io.StringIO()
    show(found, Console(file=out, width=120), language)
    return out.getvalue()


def test_a_table_of_nothing_is_its_title_and_a_dash():
    told = shown(show_assessment, regie.assess(BARE, at=AT, models=()))
    assert "Waar komen leveranciers ongezien samen?\n –\n" in told
    assert "komen samen bij" not in told


@pytest.mark.parametrize(("language", "sentence"), [("nl", "Van geen feit is te zeggen"), ("en", "Of no fact")])
def test_without_dates_nothing_is_said_to_be_too_old(language, sentence):
    told = shown(show_quality, regie.quality(BARE, at=AT), language)
    assert sentence in told
    assert " – " not in told.splitlines()[0]


def test_what_a_file_of_another_form_counts_is_said_in_words():
    told = shown(show_reading, Reading(None, (), {"property": 27161, "dangling": 0, "dataset": 2, "Eigen soort": 1}))
    lines = {" ".join(line.split()) for line in told.splitlines()}
    assert {"eigenschappen 27.161", "relaties met een eind dat ontbreekt 0"} <= lines
    assert {"Gegevensverzamelingen 2", "Eigen soort 1"} <= lines


@pytest.mark.parametrize(
    ("share", "aim", "told"),
    [
        (0.297, 0.3, "29,7%"),
        (0.3, 0.3, "30%"),
        (0.29999, 0.3, "< 30%"),
        (0.30001, 0.3, "> 30%"),
        (0.297, None, "30%"),
        (0.997, 1.0, "> 99%"),
        (0.003, 0.0, "< 1%"),
    ],
)
def test_a_share_is_never_rounded_to_its_aim(share, aim, told):
    assert words.share(Interval(share, share), "nl", aim) == told


def test_what_a_later_day_alone_does_to_goals_is_told():
    owner = tiny.supplier("oceaan", "Oceaan Inc.", "US")
    old = tiny.owned(tiny.tiny(), "polderhost", owner, since=date(2027, 7, 1))
    told = shown(show_difference, regie.diff(old, replace(old, as_of=date(2028, 1, 1))))
    assert "Geen ding kwam erbij" in told
    assert "Bedrijfskritische processen" in told


def test_a_share_that_moved_less_than_a_percent_is_told_closer():
    assert words.moved(Interval(0.481, 0.481), Interval(0.484, 0.484), "nl") == ("48,1%", "48,4%")
    assert words.moved(Interval(0.4, 0.5), Interval(0.6, 0.6), "nl") == ("40% – 50%", "60%")


def test_a_human_decision_stands_beside_the_outcome_with_who_why_and_until_when():
    made = Deviation(
        id="afwijking",
        source=tiny.SOURCE,
        application="suite",
        model="sourcing-2026",
        outcome="private_european",
        reason=known("Er is nog geen overheidscloud."),
        decided_by=known("CIO-beraad"),
        until=known(date(2028, 6, 1)),
    )
    city = tiny.adding(tiny.tiny(), made)
    for show, found in (
        (show_placement, regie.place(city, model="sourcing-2026")),
        (show_explanation, regie.explain(city, "suite")),
    ):
        told = " ".join(shown(show, found).split())
        for part in ("Waar mensen anders besloten", "CIO-beraad", "1 juni 2028", "private cloud NL/EU"):
            assert part in told
    html = report_html(regie.assess(city), "nl")
    assert "besloten door CIO-beraad, tot 1 juni 2028. Er is nog geen overheidscloud." in html
    ended = shown(show_placement, regie.place(city, model="sourcing-2026", at=date(2028, 6, 1)))
    assert "CIO-beraad" not in ended


def test_a_process_and_data_on_which_sources_differ_are_not_told_as_none():
    other = replace(tiny.tiny()["suite"], id="other", name="Ander")
    differ = contested([(("suite",), tiny.SOURCE), (("other",), tiny.SOURCE)])
    city = tiny.setting(tiny.adding(tiny.tiny(), other), "uitkeringen", applications=differ)
    told = shown(show_explanation, regie.explain(tiny.setting(city, "clienten", stored_in=differ), "suite", at=AT))
    assert "kritisch proces: nog niet te zeggen; processen: 1." in told
    assert "gegevensverzamelingen: 1." in " ".join(told.split())
