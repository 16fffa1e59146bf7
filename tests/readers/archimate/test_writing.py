"""A model that is written reads back as it was, and is valid by the schemas of the exchange format."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.archimate.exchange_schema import NC_NAME, violations
from readers.archimate.small_models import written
from regie.readers.archimate import read_model
from regie.readers.archimate.identifiers import as_id, as_identifier
from regie.readers.archimate.model import NOWHERE, ArchimateModel
from regie.readers.archimate.writing import as_exchange


def without_lines(model: ArchimateModel) -> ArchimateModel:
    """The model without where its concepts stood in a file."""
    parts = {
        name: tuple(dataclasses.replace(one, place=NOWHERE) for one in getattr(model, name))
        for name in ("elements", "relationships", "views")
    }
    return dataclasses.replace(model, **parts)


def again(model: ArchimateModel, tmp_path: Path) -> ArchimateModel:
    file = tmp_path / "again.xml"
    file.write_bytes(as_exchange(model))
    return read_model(file)[0]


def test_a_small_model_reads_back_as_it_was(tmp_path: Path):
    model, _ = read_model(written(tmp_path)["exchange.xml"])
    assert without_lines(again(model, tmp_path)) == without_lines(model)
    assert violations(as_exchange(model)) == []


@pytest.mark.slow
@pytest.mark.shared
def test_a_real_model_reads_back_as_it_was(tmp_path: Path, shared: Path):
    model, _ = read_model(shared / "gemma" / "Over_GEMMA_2024-11.exchange.xml")
    back = again(model, tmp_path)
    assert back.counts == model.counts
    assert without_lines(back).elements == without_lines(model).elements
    assert without_lines(back).relationships == without_lines(model).relationships
    lost = {
        view.id: len(set(view.shows) - set(again_.shows))
        for view, again_ in zip(model.views, back.views, strict=True)
        if set(view.shows) != set(again_.shows)
    }
    # This view shows lines whose ends it does not show as elements.
    assert lost == {"id-2b010106316640e79913b5ce60fa00ec": 4}
    assert violations(as_exchange(model)) == []


def test_the_checks_of_the_schema_see_what_is_wrong(tmp_path: Path):
    model, _ = read_model(written(tmp_path)["exchange.xml"])
    sound = as_exchange(model).decode()
    for old, new in (
        ('identifier="a"', 'identifier="1 a"'),
        ('identifier="p"', 'identifier="n"'),
        ('elementRef="a"', 'elementRef="r1"'),
        ('xsi:type="DataObject"', 'xsi:type="Spaceship"'),
        ("<elements>", "<elements><name>x</name>"),
        ('source="a"', 'source="gone"'),
        (' w="160"', ' w="0"'),
        ("propertyDefinitionRef", "identifierref"),
    ):
        assert sound.count(old) >= 1, old
        assert violations(sound.replace(old, new, 1).encode()) != [], old


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_id_becomes_an_xml_name_of_its_own_and_comes_back(one, other):
    assert as_id(as_identifier(one)) == one
    assert NC_NAME.fullmatch(as_identifier(one))
    assert (as_identifier(one) == as_identifier(other)) == (one == other)


@given(st.text(st.sampled_from("regie-_0af1x"), max_size=16))
def test_identifiers_of_others_stay_themselves(identifier):
    id_ = as_id(identifier)
    assert id_ == identifier or as_identifier(id_) == identifier
