"""A landscape to ArchiMate and back: the same things and the same links; every combination of types is allowed."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from readers.any_landscape import any_landscape
from readers.archimate.exchange_schema import violations
from regie.examples import amsterdam_schaal, voorbeeldstad
from regie.landscape import NOUNS, Fact, Landscape, Link, LinkKind, NamedRecord, Organisation, contested, known, links
from regie.landscape.vocabulary import DependencyKind
from regie.readers.archimate import read_archimate
from regie.readers.archimate.from_landscape import TYPE_OF_NOUN, to_model
from regie.readers.archimate.marks import FIELDS, of_dependency
from regie.readers.archimate.views import MOST_NODES
from regie.readers.archimate.writing import as_exchange
from regie.readers.losses import Losses
from tiny import SOURCE, adding, depending, fact, owned, setting, supplier, tiny

AT = date(2026, 11, 1)
# ArchiMate 3.2, appendix B: from these types to these, the relationships allowed beside association.
ACTIVE = ("BusinessProcess", "ApplicationComponent", "Node", "BusinessActor", "BusinessRole")
ALLOWED = {
    *(("Serving", one, other) for one in ACTIVE for other in ACTIVE),
    *(("Access", one, "DataObject") for one in ACTIVE),
    ("Assignment", "BusinessActor", "BusinessRole"),
    ("Assignment", "BusinessRole", "BusinessProcess"),
    ("Aggregation", "ApplicationComponent", "ApplicationComponent"),
}
NODES = ("process", "application", "dataset", "platform", "organisation", "team")
PROVIDERS = {
    "suppliers": ("organisation",),
    "operated_by": ("organisation", "team"),
    "infrastructure": ("platform",),
    "platform": ("platform",),
    "stored_in": ("application", "platform"),
    "applications": ("application",),
    "teams": ("team",),
    "suite": ("application",),
    "organisation": ("organisation",),
    "sub_processors": ("organisation",),
    "municipality": ("organisation",),
    "supplier": ("organisation",),
    "covers": ("application", "platform"),
}


def file_of(landscape: Landscape, losses: Losses | None = None) -> bytes:
    return as_exchange(to_model(landscape, "nl", losses or Losses()))


def back(landscape: Landscape, folder: Path) -> Landscape:
    file = folder / "model.xml"
    file.write_bytes(file_of(landscape))
    found = read_archimate(file).landscape
    assert found is not None
    return found


def things(landscape: Landscape) -> list[tuple[str, str, str, str]]:
    """What ArchiMate holds of each thing: noun, id, name and description, without space around them."""
    return [
        (one.noun, one.id, one.name.strip() or one.id, str(getattr(one, "description", Fact()).value_or("")).strip())
        for one in landscape.records
        if isinstance(one, NamedRecord)
    ]


def held_links(landscape: Landscape) -> set[tuple[str, LinkKind, str, str, object]]:
    """The links that ArchiMate holds: those that are sure and said by a fact on which sources agree, without
    ownership. What all sources name is sure too where they differ on the rest, and a contested fact is left."""
    return {
        (link.dependant, link.kind, link.provider, link.group.strip(), link.fact)
        for link in links(landscape, AT)
        if link.sure and link.kind is not LinkKind.OWNED_BY and not disputed(landscape, link)
    }


def disputed(landscape: Landscape, link: Link) -> bool:
    held = getattr(landscape[link.fact.id], link.fact.field)
    return isinstance(held, Fact) and not held.known


def test_the_tiny_landscape_is_written_as_agreed(golden):
    golden("archimate/tiny.xml", file_of(tiny()).decode())


@pytest.mark.slow
@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_any_landscape_comes_back_with_the_same_things_and_links(noun, seed):
    landscape = any_landscape(seed, noun)
    with TemporaryDirectory() as folder:
        content = file_of(landscape)
        assert violations(content) == []
        assert file_of(landscape) == content
        found = back(landscape, Path(folder))
    assert sorted(things(found)) == sorted(things(landscape))
    assert held_links(found) == held_links(landscape)
    assert found.as_of == landscape.as_of


@pytest.mark.slow
def test_a_whole_city_is_valid():
    assert violations(file_of(voorbeeldstad())) == []


@pytest.mark.slow
@pytest.mark.parametrize("make", [voorbeeldstad, amsterdam_schaal])
def test_a_whole_city_comes_back_with_the_same_things_and_links(make, tmp_path: Path):
    city = make()
    found = back(city, tmp_path)
    assert things(found) == things(city)
    assert held_links(found) == held_links(city)
    for mark in FIELDS:
        noun, field = mark.split(".")
        for record in city.records:
            if record.noun == noun and getattr(record, field).known and getattr(record, field).value:
                assert getattr(found[record.id], field).value == getattr(record, field).value


def test_the_tiny_landscape_comes_back_with_the_same_things_and_links(tmp_path: Path):
    awkward = supplier(" =1+1; _x_ 日本", "'s-Hertogenbosch & <Zn>", "NL")
    landscape = setting(adding(tiny(), awkward), "suite", suppliers=("duinsoft", awkward.id))
    found = back(landscape, tmp_path)
    assert things(found) == things(landscape)
    assert held_links(found) == held_links(landscape)


def test_alternatives_stay_alternatives(tmp_path: Path):
    landscape = adding(tiny(), supplier("other", "Andere Host BV", "NL"))
    for target in ("polderhost", "other"):
        landscape = depending(landscape, "suite", DependencyKind.OPERATED_BY, target, group="hosting", needed=known(1))
    assert held_links(back(landscape, tmp_path)) == held_links(landscape)


def test_contested_and_empty_facts_are_said_in_words_and_never_read_back_as_known(tmp_path: Path):
    landscape = adding(tiny(), supplier("other", "Andere Host BV", "NL"))
    both = contested([(("duinsoft",), SOURCE), (("other",), SOURCE)])
    landscape = setting(landscape, "suite", suppliers=both, users=contested([(4, SOURCE), (5, SOURCE)]))
    text = file_of(landscape).decode()
    assert "betwist: Duinsoft BV [CMDB, 2026-10-01]; Andere Host BV [CMDB, 2026-10-01]" in text
    assert "betwist: 4 [CMDB, 2026-10-01]; 5 [CMDB, 2026-10-01]" in text
    found = back(landscape, tmp_path)
    assert found["suite"].suppliers.claims == ()
    assert found["poldercloud"].infrastructure.claims == ()
    assert "contested" in {one.reason.key.rpartition(".")[2] for one in read_archimate(tmp_path / "model.xml").left_out}


def test_a_relationship_that_was_drawn_to_something_else_is_read_by_its_type_again(tmp_path: Path):
    content = file_of(tiny()).decode()
    changed = content.replace(
        'source="regie-poldercloud" target="regie-suite" xsi:type="Serving"',
        'source="regie-poldercloud" target="regie-uitkeringen" xsi:type="Serving"',
    )
    assert changed != content
    file = tmp_path / "model.xml"
    file.write_text(changed, encoding="utf-8")
    found = read_archimate(file).landscape
    assert found["suite"].platform.claims == ()
    assert {(link.dependant, link.kind, link.provider) for link in links(found, AT)} >= {
        ("uitkeringen", LinkKind.USES, "poldercloud")
    }


def test_an_organisation_drawn_where_a_platform_belongs_is_no_platform(tmp_path: Path):
    content = file_of(tiny()).decode()
    changed = content.replace(
        'source="regie-poldercloud" target="regie-suite"', 'source="regie-polderhost" target="regie-suite"'
    )
    assert changed != content
    file = tmp_path / "model.xml"
    file.write_text(changed, encoding="utf-8")
    found = read_archimate(file).landscape
    assert found["suite"].platform.claims == ()
    assert ("suite", LinkKind.OPERATED_BY, "polderhost") in {
        (link.dependant, link.kind, link.provider) for link in links(found, AT)
    }


@pytest.mark.parametrize("mark", FIELDS)
def test_every_reference_is_a_relationship_that_archimate_allows(mark):
    noun, field = mark.split(".")
    written = FIELDS[mark]
    for provider in PROVIDERS[field]:
        ends = (TYPE_OF_NOUN[noun], TYPE_OF_NOUN[provider])
        source, target = reversed(ends) if written.backward else ends
        assert written.relationship == "Association" or (written.relationship, source, target) in ALLOWED


@pytest.mark.parametrize("kind", DependencyKind)
@pytest.mark.parametrize("subject", NODES)
@pytest.mark.parametrize("target", NODES)
def test_every_dependency_is_a_relationship_that_archimate_allows(kind, subject, target):
    written = of_dependency(kind, subject, target)
    ends = (TYPE_OF_NOUN[subject], TYPE_OF_NOUN[target])
    source, end = reversed(ends) if written.backward else ends
    assert written.relationship == "Association" or (written.relationship, source, end) in ALLOWED


def test_a_view_shows_the_chain_of_an_application_and_never_more_than_can_be_read():
    view = to_model(tiny(), "nl", Losses()).views[0]
    assert {one for one in view.shows if one.startswith("regie-")} == {
        f"regie-{id_}" for id_ in ("suite", "uitkeringen", "clienten", "duinsoft", "poldercloud", "polderhost")
    }
    crowd = [supplier(f"s{number}", f"S{number}", "NL") for number in range(100)]
    losses = Losses()
    crowded = setting(adding(tiny(), *crowd), "suite", suppliers=tuple(one.id for one in crowd))
    model = to_model(crowded, "nl", losses)
    nodes = [one for one in model.views[0].shows if one in model.elements_by_id]
    assert len(nodes) == MOST_NODES
    assert [(loss.noun, loss.count) for loss in losses.all()] == [("application", 26)]
    assert "26 dingen" in model.views[0].documentation.text()


def test_ownership_is_written_with_its_share_though_it_is_not_read_back(tmp_path: Path):
    landscape = owned(tiny(), "duinsoft", supplier("parent", "Moeder Inc", "US"), share=0.8)
    assert "0.8" in file_of(landscape).decode()
    assert back(landscape, tmp_path)["duinsoft"].seat.claims == ()


def test_texts_that_xml_cannot_hold_are_cleaned(tmp_path: Path):
    odd = Organisation(id="o\x00", name="A\x0b & <B>", legal_name=fact("\ud800x"), source=SOURCE)
    landscape = adding(tiny(), odd)
    assert violations(file_of(landscape)) == []
    assert back(landscape, tmp_path)["o\x00"].name == "A & <B>"
