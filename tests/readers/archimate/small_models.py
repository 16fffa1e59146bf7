"""One small municipality, written by hand in every form ArchiMate tools use."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

ELEMENTS = (
    ("p", "BusinessProcess", "Vergunning verlenen"),
    ("a", "ApplicationComponent", "Zaaksysteem Zaan"),
    ("s", "ApplicationService", "Zaken behandelen"),
    ("r", "ApplicationComponent", "Zaakafhandelcomponent"),
    ("n", "Node", "Rekencentrum"),
    ("d", "DataObject", "Zaken"),
    ("o", "BusinessActor", "Gemeente Voorbeeld"),
    ("t", "BusinessRole", "Functioneel beheer"),
    ("g", "Goal", "Minder papier"),
)
RELATIONSHIPS = (
    ("r1", "Realization", "a", "s", None),
    ("r2", "Serving", "s", "p", None),
    ("r3", "Serving", "n", "a", None),
    ("r4", "Access", "a", "d", "ReadWrite"),
    ("r5", "Assignment", "t", "p", None),
    ("r6", "Specialization", "a", "r", None),
    ("r7", "Association", "a", "g", None),
    ("r8", "Composition", "o", "t", None),
)
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_ARCHI = 'xmlns:archimate="http://www.archimatetool.com/archimate"'
_REFERENCE = (
    '<properties><property propertyDefinitionRef="pd"><value>Referentiecomponent</value></property></properties>'
)
_ACCESS = {"ReadWrite": ' accessType="3"', None: ""}


def exchange(elements=ELEMENTS, relationships=RELATIONSHIPS, extra: str = "") -> bytes:
    written = "".join(
        f'<element identifier="{id_}" xsi:type="{kind}">'
        + f'<name xml:lang="en">x</name><name xml:lang="nl">{name}</name>' * bool(name)
        + _REFERENCE * (id_ == "r")
        + "</element>"
        for id_, kind, name in elements
    )
    lines = "".join(
        f'<relationship identifier="{id_}" source="{source}" target="{target}" xsi:type="{kind}"'
        + (f' accessType="{access}"' if access else "")
        + "/>"
        for id_, kind, source, target, access in relationships
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" {_XSI} identifier="m">'
        f'<name xml:lang="nl">Klein</name><elements>{written}</elements><relationships>{lines}</relationships>'
        f'<organizations><item><label>Alles</label><item identifierRef="a"/></item></organizations>'
        f'<propertyDefinitions><propertyDefinition identifier="pd" type="string"><name>GEMMA type</name>'
        f"</propertyDefinition></propertyDefinitions>"
        f'<views><diagrams><view identifier="v" xsi:type="Diagram"><name>Overzicht</name>'
        f'<node identifier="x1" elementRef="a" xsi:type="Element"/></view></diagrams></views>{extra}</model>'
    ).encode()


def archi() -> bytes:
    elements = "".join(
        f'<element xsi:type="archimate:{kind}" id="{id_}" name="{name}"'
        + (' profiles="pr"' if id_ == "r" else "")
        + "/>"
        for id_, kind, name in ELEMENTS
    )
    lines = "".join(
        f'<element xsi:type="archimate:{kind}Relationship" id="{id_}" source="{source}" target="{target}"'
        f"{_ACCESS[access]}/>"
        for id_, kind, source, target, access in RELATIONSHIPS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<archimate:model {_XSI} {_ARCHI} name="Klein" id="m">'
        f'<folder name="Alles" id="f1" type="application">{elements}</folder>'
        f'<folder name="Relations" id="f2" type="relations">{lines}</folder>'
        f'<folder name="Views" id="f3" type="diagrams"><element xsi:type="archimate:ArchimateDiagramModel" id="v" '
        f'name="Overzicht"><child xsi:type="archimate:DiagramObject" id="x1" archimateElement="a"/></element></folder>'
        f'<profile name="Referentiecomponent" id="pr" conceptType="ApplicationComponent"/></archimate:model>'
    ).encode()


def archi_archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model.xml", archi())
        archive.writestr("images/logo.png", b"\x89PNG")
    return stream.getvalue()


def grafico_files() -> dict[str, bytes]:
    head = f"{_XSI} {_ARCHI}"
    files = {
        "model/folder.xml": f'<archimate:ArchimateModel {head} name="Klein" id="m"><profiles '
        f'name="Referentiecomponent" id="pr" conceptType="ApplicationComponent"/></archimate:ArchimateModel>',
        "model/all/folder.xml": f'<archimate:Folder {head} name="Alles" id="f1"/>',
        "model/views/v.xml": f'<archimate:ArchimateDiagramModel {head} name="Overzicht" id="v"><children id="x1">'
        f'<archimateElement href="ApplicationComponent_a.xml#a"/></children></archimate:ArchimateDiagramModel>',
    }
    for id_, kind, name in ELEMENTS:
        profile = '<profiles href="folder.xml#pr"/>' if id_ == "r" else ""
        text = f'<archimate:{kind} {head} name="{name}" id="{id_}">{profile}</archimate:{kind}>'
        files[f"model/all/{kind}_{id_}.xml"] = text
    for id_, kind, source, target, access in RELATIONSHIPS:
        ends = f'<source href="X_{source}.xml#{source}"/><target href="X_{target}.xml#{target}"/>'
        text = f'<archimate:{kind}Relationship {head} id="{id_}"{_ACCESS[access]}>{ends}</archimate:{kind}Relationship>'
        files[f"model/relations/{kind}_{id_}.xml"] = text
    return {name: text.encode() for name, text in files.items()}


def grafico_tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in grafico_files().items():
            info = tarfile.TarInfo(f"klein/{name}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(stream.getvalue(), mtime=0)


SINGLE_FILES = {
    "exchange.xml": exchange,
    "klein.archimate": archi,
    "archive.archimate": archi_archive,
    "klein.tar.gz": grafico_tar,
}


def written(folder: Path) -> dict[str, Path]:
    """The model in every form under a folder, by the name of the form."""
    paths: dict[str, Path] = {}
    for name, make in SINGLE_FILES.items():
        paths[name] = folder / name
        paths[name].write_bytes(make())
    for name, content in grafico_files().items():
        file = folder / "grafico" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    paths["grafico"] = folder / "grafico"
    return paths
