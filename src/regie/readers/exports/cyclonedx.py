"""A landscape as a CycloneDX 1.6 bill of materials of services (SaaSBOM), in JSON.

Source: CycloneDX specification 1.6 (ECMA-424). What has no field of its own is a property in the namespace `regie`,
with the same words as the plain-text form of a landscape.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from regie.landscape import (
    NO_SOURCE,
    Application,
    Dataset,
    Fact,
    Landscape,
    LinkKind,
    Organisation,
    Platform,
    Record,
    Source,
    fact_fields,
    links,
    possible_bbn,
)
from regie.landscape.vocabulary import ServiceModel
from regie.readers.exports.remainder import count_remainder
from regie.readers.losses import Losses
from regie.readers.records.cells import as_text
from regie.readers.records.values import plain

SERVICES = frozenset({ServiceModel.SAAS, ServiceModel.PAAS, ServiceModel.IAAS})
"""Service models of applications that are services; the others, and the unknown, are components."""

_FLOWS = {
    frozenset({LinkKind.STORED_IN}): "inbound",
    frozenset({LinkKind.READS}): "outbound",
    frozenset({LinkKind.STORED_IN, LinkKind.READS}): "bi-directional",
}
_NEEDS = frozenset({LinkKind.USES, LinkKind.RUNS_ON, LinkKind.STORED_IN, LinkKind.READS, LinkKind.PART_OF})
_LISTED = (Application, Platform, Dataset)


# The schema asks for an IRI; people write other things in a field for a website too.
_ADDRESS = re.compile(r"https?://(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")


def as_bom(landscape: Landscape, losses: Losses) -> tuple[str, Mapping[str, int]]:
    """The text of the file, and how many services, components and dependencies it holds."""
    bom = _Bom(landscape).whole()
    counts = {name: len(bom[name]) for name in ("services", "components", "dependencies")}
    held = {noun.noun: frozenset(field.name for field in fact_fields(noun)) for noun in _LISTED}
    # Organisations are there by name, as who supplies; nothing else of them is.
    held["organisation"] = frozenset({"website"})
    sites = (one.website.value_or("") for one in landscape.all(Organisation))
    losses.say("organisation", "website", "no_address", sum(bool(one) and not _ADDRESS.fullmatch(one) for one in sites))
    count_remainder(landscape, held, losses, all_claims=frozenset({"application", "platform", "dataset"}))
    return json.dumps(bom, ensure_ascii=False, indent=1) + "\n", counts


class _Bom:
    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self._needs: dict[str, dict[str, None]] = defaultdict(dict)
        self._data: dict[str, dict[str, set[LinkKind]]] = defaultdict(lambda: defaultdict(set))
        for link in links(landscape, landscape.as_of or date.max):
            self._link(link.kind, link.dependant, link.provider, sure=link.sure)

    def _link(self, kind: LinkKind, dependant: str, provider: str, *, sure: bool) -> None:
        listed = all(isinstance(self._landscape.get(end), _LISTED) for end in (dependant, provider))
        if not listed or not sure or kind not in _NEEDS:
            return
        if kind is LinkKind.STORED_IN:
            # Data needs the place where it is kept; a bill of materials says that the place holds the data.
            dependant, provider = provider, dependant
        if isinstance(self._landscape[provider], Dataset):
            self._data[dependant][provider].add(kind)
            if self._is_service(self._landscape[dependant]):
                return  # its flows say more: also whether it keeps the data
        self._needs[dependant][provider] = None

    def whole(self) -> dict[str, Any]:
        """The object of the file."""
        landscape = self._landscape
        listed = [record for noun in _LISTED for record in landscape.all(noun)]
        services = [record for record in listed if self._is_service(record)]
        metadata: dict[str, Any] = {"properties": [_property("regie:landscape", landscape.name)]}
        if landscape.as_of:
            metadata = {"timestamp": f"{landscape.as_of.isoformat()}T00:00:00Z", **metadata}
        return {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": metadata,
            "components": [self._component(record) for record in listed if not self._is_service(record)],
            "services": [self._service(record) for record in services],
            "dependencies": [
                {"ref": record.id, "dependsOn": list(self._needs.get(record.id, ()))} for record in listed
            ],
        }

    def _is_service(self, record: Record) -> bool:
        return isinstance(record, Application) and record.service_model.value_or(None) in SERVICES

    def _component(self, record: Any) -> dict[str, Any]:
        type_ = {"application": "application", "platform": "platform", "dataset": "data"}[record.noun]
        made: dict[str, Any] = {"type": type_, "bom-ref": record.id, **self._supplier(record, "supplier")}
        made |= {"name": record.name, **self._description(record)}
        if isinstance(record, Dataset):
            held = {"type": "dataset", "name": record.name, "classification": _classification(record)}
            made["data"] = [{key: text for key, text in held.items() if text}]
        return {**made, "properties": self._properties(record)}

    def _service(self, record: Any) -> dict[str, Any]:
        made: dict[str, Any] = {"bom-ref": record.id, **self._supplier(record, "provider"), "name": record.name}
        made |= self._description(record)
        flows = [self._flow(id_, frozenset(kinds)) for id_, kinds in self._data.get(record.id, {}).items()]
        if flows:
            made["data"] = flows
        return {**made, "properties": self._properties(record)}

    def _flow(self, id_: str, kinds: frozenset[LinkKind]) -> dict[str, str]:
        dataset = self._landscape[id_]
        name = self._landscape.name_of(id_)
        classification = _classification(dataset) if isinstance(dataset, Dataset) else ""
        return {"flow": _FLOWS[kinds], "classification": classification or "unknown", "name": name}

    def _supplier(self, record: Any, key: str) -> dict[str, Any]:
        """The first supplier; the properties hold them all."""
        named = getattr(record, "suppliers", Fact()).value_or(())
        found = self._landscape.get(named[0]) if named else None
        if not isinstance(found, Organisation):
            return {}
        website = found.website.value_or("")
        return {key: {"name": found.name, **({"url": [website]} if _ADDRESS.fullmatch(website) else {})}}

    def _description(self, record: Any) -> dict[str, str]:
        text = getattr(record, "description", Fact()).value_or("")
        return {"description": text} if text else {}

    def _properties(self, record: Record) -> list[dict[str, str]]:
        found = _sources("regie:source", record.source)
        for field in fact_fields(type(record)):
            fact: Fact[Any] = getattr(record, field.name)
            name = f"regie:{record.noun}:{field.name}"
            if fact.claims and not fact.known:
                found.append(_property(f"{name}:status", "contested"))
            for claim in fact.claims:
                values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
                found += [_property(name, as_text(_shown(plain(value)))) for value in values or ("none",)]
                if claim.source not in (record.source, NO_SOURCE):
                    found += _sources(f"{name}:source", claim.source)
        return found


def _shown(value: object) -> object:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _classification(dataset: Dataset) -> str:
    """The level of the data when it is certain."""
    levels = possible_bbn(dataset)
    return levels[0].value if len(levels) == 1 else ""


def _property(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


def _sources(name: str, source: Source) -> list[dict[str, str]]:
    parts = (source.name, source.date.isoformat() if source.date else "")
    text = ", ".join(part for part in parts if part)
    return [_property(name, text)] if text else []
