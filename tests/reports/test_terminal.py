"""What a terminal shows of landscapes in which there is nothing to show."""

import io

import pytest
from rich.console import Console

import regie
from regie.landscape import Application, Landscape, known
from regie.reports import show_assessment, show_quality
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
