"""From the objects of a file to a Bom, with every field of the wrong shape as a fault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from regie.landscape.faults import Severity
from regie.readers.cyclonedx.bom import Bom, Flow, Item, Need, Party
from regie.readers.cyclonedx.mapping import SERVICE, VERSIONS
from regie.readers.cyclonedx.part import Part

DIRECTIONS = frozenset({"inbound", "outbound", "bi-directional", "unknown"})
_TOP = frozenset(
    {"$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "services"}
    | {"dependencies", "vulnerabilities"}
)
_ITEM = frozenset(
    {"type", "bom-ref", "name", "group", "version", "purl", "cpe", "description", "licenses", "components", "services"}
    | {"supplier", "manufacturer", "provider", "publisher", "author", "authors", "data", "endpoints", "authenticated"}
    | {"x-trust-boundary", "trustZone", "properties", "externalReferences"}
)
_FLOW = frozenset({"flow", "name", "description", "classification", "source", "destination", "type", "bom-ref"})
_METADATA = frozenset({"timestamp", "component", "supplier", "manufacture", "tools", "lifecycles", "licenses"})


def decode(top: Part) -> Bom:
    """The bill of materials in the object of a whole file."""
    version = top.text("specVersion")
    if version not in VERSIONS:
        top.found.say(top.place, "version", Severity.WARNING, version=version or "–", newest=VERSIONS[-1])
    metadata = top.part("metadata")
    root = metadata.part("component") if metadata else None
    services = (_item(one, SERVICE) for one in top.parts("services"))
    return Bom(
        version,
        _date(metadata) if metadata else None,
        _item(root, "", metadata) if root else None,
        (*(_item(one, "") for one in top.parts("components")), *services),
        tuple(Need(one.text("ref"), one.texts("dependsOn"), one.place) for one in top.parts("dependencies")),
        tuple(_left_of_file(top, metadata)),
        len(top.parts("vulnerabilities")),
    )


def _date(metadata: Part) -> date | None:
    written = metadata.text("timestamp")
    if not written:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        metadata.found.say(metadata.place, "timestamp", Severity.WARNING, value=written)
        return None


def _left_of_file(top: Part, metadata: Part | None) -> Iterator[tuple[str, str, str]]:
    for one in top.parts("vulnerabilities"):
        yield "vulnerability", one.text("id") or "–", "vulnerability"
    for name in top.names():
        if name not in _TOP:
            yield name, "", "section"
    yield from (("provides", one.text("ref"), "detail") for one in top.parts("dependencies") if one.has("provides"))
    if metadata:
        yield from ((f"metadata.{name}", "", "section") for name in metadata.names() if name not in _METADATA)


def _item(part: Part, type_: str, metadata: Part | None = None) -> Item:
    """A component, or a service when `type_` says so; `metadata` may name who supplied and made the root."""
    provider = (part, "provider") if type_ == SERVICE else (part, "supplier")
    owners = [provider, (part, "manufacturer")]
    if metadata:
        # `metadata.manufacturer` (1.6) made the file, not what it describes.
        owners += [(metadata, "supplier"), (metadata, "manufacture")]
    parties = [party for owner, name in owners if (party := _party(owner, name))]
    licences, unnamed = _licences(part)
    components = (_item(one, "") for one in part.parts("components"))
    services = (_item(one, SERVICE) for one in part.parts("services"))
    return Item(
        ref=part.text("bom-ref"),
        type=type_ or part.text("type"),
        name=_name(part),
        description=part.text("description"),
        parties=tuple(parties),
        publisher=part.text("publisher"),
        licences=licences,
        unnamed_licences=unnamed,
        flows=tuple(_flow(one, type_) for one in part.parts("data")),
        notes=tuple(_notes(part, type_)),
        left=tuple(_left(part)),
        items=(*components, *services),
        place=part.place,
    )


def _name(part: Part) -> str:
    name, ref = part.text("name"), part.text("bom-ref")
    if not name:
        part.found.say(part.place, "no_name", Severity.WARNING if ref else Severity.ERROR)
    return name or ref


def _party(owner: Part, name: str) -> Party | None:
    part = owner.part(name)
    if part is None or not part.text("name"):
        return None
    return Party(part.text("name"), next(iter(part.texts("url")), ""), part.place)


def _licences(part: Part) -> tuple[tuple[str, ...], int]:
    named, unnamed = [], 0
    for choice in part.parts("licenses"):
        licence = choice.part("license")
        written = choice.text("expression") or (licence.text("id") if licence else "")
        named += [written] if written else []
        unnamed += not written
    return tuple(named), unnamed


def _flow(part: Part, type_: str) -> Flow:
    direction = part.text("flow")
    if type_ == SERVICE and direction not in DIRECTIONS:
        part.found.say(part.place, "direction", Severity.WARNING, value=direction or "–")
        direction = "unknown"
    ends = ((name, "; ".join(part.texts(name))) for name in ("source", "destination"))
    return Flow(
        part.text("name"),
        part.text("classification"),
        direction if type_ == SERVICE else "",
        part.text("description"),
        tuple((name, text) for name, text in ends if text),
        part.place,
    )


def _notes(part: Part, type_: str) -> Iterator[tuple[str, str]]:
    for name in ("group", "version", "purl", "cpe"):
        if text := part.text(name):
            yield name, text
    if type_ != SERVICE:
        return
    if endpoints := part.texts("endpoints"):
        yield "endpoints", "; ".join(endpoints)
    for name in ("authenticated", "x-trust-boundary"):
        if (flag := part.flag(name)) is not None:
            yield name, str(flag).lower()
    if zone := part.text("trustZone"):
        yield "trustZone", zone


def _left(part: Part) -> Iterator[tuple[str, str, str]]:
    """What has no place: properties by name only, since their values may be about persons."""
    for one in part.parts("properties"):
        yield "property", one.text("name"), "property"
    for one in part.parts("externalReferences"):
        yield "externalReference", f"{one.text('type')}: {one.text('url')}", "reference"
    if part.has("author") or part.has("authors"):
        yield "author", "", "person"
    for owner in ("provider", "supplier", "manufacturer"):
        if party := part.part(owner):
            yield from ((name, "", "person") for name in ("contact", "address") if party.has(name))
    for flow in part.parts("data"):
        yield from ((name, flow.text("name"), "detail") for name in flow.names() if name not in _FLOW)
    yield from ((name, "", "detail") for name in part.names() if name not in _ITEM)
