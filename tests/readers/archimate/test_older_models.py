"""Models of ArchiMate 2: the same municipality in the old exchange form and in an old Archi file."""

from pathlib import Path

import pytest

from readers.archimate.test_reading import EXPECTED, facts_of
from regie.readers.archimate import gemma_catalogue, read_archimate, read_model
from regie.readers.archimate.vocabulary import ELEMENT_TYPES, RELATIONSHIP_TYPES, RENAMED

ELEMENTS = (
    ("p", "BusinessProcess", "Vergunning verlenen"),
    ("a", "ApplicationComponent", "Zaaksysteem Zaan"),
    ("s", "ApplicationService", "Zaken behandelen"),
    ("r", "ApplicationComponent", "Zaakafhandelcomponent"),
    ("n", "InfrastructureService", "Rekencentrum"),
    ("d", "DataObject", "Zaken"),
    ("o", "BusinessActor", "Gemeente Voorbeeld"),
    ("t", "BusinessRole", "Functioneel beheer"),
    ("k", "Network", "Stadsnet"),
    ("j", "AndJunction", ""),
)
RELATIONSHIPS = (
    ("r1", "Realisation", "a", "s"),
    ("r2", "UsedBy", "s", "p"),
    ("r3", "UsedBy", "n", "a"),
    ("r4", "Access", "a", "d"),
    ("r5", "Assignment", "t", "p"),
    ("r6", "Specialisation", "a", "r"),
    ("r8", "Assignment", "o", "t"),
)
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def exchange_2() -> str:
    mark = '<properties><property identifierref="pd"><value>Referentiecomponent</value></property></properties>'
    elements = "".join(
        f'<element identifier="{id_}" xsi:type="{kind}"><label xml:lang="nl">{name}</label>'
        f"{mark if id_ == 'r' else ''}</element>"
        for id_, kind, name in ELEMENTS
    )
    lines = "".join(
        f'<relationship identifier="{id_}" source="{source}" target="{target}" xsi:type="{kind}Relationship"'
        f"{' accessType=' + chr(34) + 'ReadWrite' + chr(34) if kind == 'Access' else ''}/>"
        for id_, kind, source, target in RELATIONSHIPS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><model xmlns="http://www.opengroup.org/xsd/archimate" {_XSI} '
        f'identifier="m"><name xml:lang="nl">Oud</name><elements>{elements}</elements>'
        f"<relationships>{lines}</relationships><organization><item><label>Alles</label>"
        f'<item identifierref="a"/></item></organization><propertydefs>'
        f'<propertydef identifier="pd" name="GEMMA type" type="string"/></propertydefs>'
        f'<views><view identifier="v" viewpoint="1"><label>Overzicht</label>'
        f'<node identifier="x1" elementref="a"/><connection identifier="x2" relationshipref="r3"/></view></views>'
        f"</model>"
    )


def archi_2() -> str:
    mark = '<property key="GEMMA type" value="Referentiecomponent"/>'
    elements = "".join(
        f'<element xsi:type="archimate:{kind}" id="{id_}" name="{name}">{mark if id_ == "r" else ""}</element>'
        for id_, kind, name in ELEMENTS
    )
    lines = "".join(
        f'<element xsi:type="archimate:{kind}Relationship" id="{id_}" source="{source}" target="{target}"'
        f"{' accessType=' + chr(34) + '3' + chr(34) if kind == 'Access' else ''}/>"
        for id_, kind, source, target in RELATIONSHIPS
    )
    view = (
        '<folder name="Views" id="f3" type="diagrams"><element xsi:type="archimate:ArchimateDiagramModel" id="v" '
        'name="Overzicht"><child xsi:type="archimate:DiagramObject" id="x1" archimateElement="a">'
        '<sourceConnection xsi:type="archimate:Connection" id="x2" source="x1" target="x3" relationship="r3"/>'
        "</child></element></folder>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><archimate:model {_XSI} '
        f'xmlns:archimate="http://www.bolton.ac.uk/archimate" name="Oud" id="m" version="2.6.0">'
        f'<folder name="Alles" id="f1" type="application">{elements}</folder>'
        f'<folder name="Relations" id="f2" type="relations">{lines}</folder>{view}</archimate:model>'
    )


@pytest.mark.parametrize("write", [exchange_2, archi_2])
def test_a_model_of_archimate_2_reads_as_one_of_3(write, tmp_path: Path):
    file = tmp_path / "oud.xml"
    file.write_text(write(), encoding="utf-8")
    reading = read_archimate(file)
    assert [fault.what.key for fault in reading.faults] == []
    assert facts_of(reading) == EXPECTED
    assert reading.landscape["k"].noun == reading.landscape["n"].noun == "platform"
    assert reading.landscape["a"].reference_component.value == "Zaakafhandelcomponent"
    model, _ = read_model(file)
    assert model.elements_by_id["a"].folder == ("Alles",)
    assert model.views[0].name.text() == "Overzicht"
    assert model.views[0].shows == ("a", "r3")
    assert model.types()["Junction"] == 1
    assert [component.name for component in gemma_catalogue(model).components] == ["Zaakafhandelcomponent"]


def test_every_renamed_type_leads_to_a_type_of_archimate_3():
    assert set(RENAMED.values()) <= ELEMENT_TYPES | RELATIONSHIP_TYPES
    assert not set(RENAMED) & (ELEMENT_TYPES | RELATIONSHIP_TYPES)
