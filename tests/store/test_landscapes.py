import pytest
from django.utils import timezone

from keeping import town
from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Permission
from regie.landscape import UNKNOWN, Change, FactRef
from regie.store.landscapes import landscape_at, landscape_of
from tiny import tiny

pytestmark = pytest.mark.django_db


def test_the_kept_landscape_is_the_one_taken_in():
    assert landscape_of(town().municipality).records == tiny().records


def test_an_earlier_day_shows_the_landscape_as_it_was():
    place = town()
    before = timezone.now()
    application = next(record for record in tiny().records if record.noun == "application")
    with performing(place.actor(), Permission.EDIT, "edit") as doing:
        change(doing, Change("forget", facts=((FactRef(application.id, "platform"), UNKNOWN),)))
    assert landscape_of(place.municipality)[application.id] != application
    assert set(landscape_at(place.municipality, before).records) == set(tiny().records)
