"""The tender pack of a contract, from kept results: to look at, and as the document the command makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from regie.actions.keeping.shown import NotThereError, Shown
from regie.actions.keeping.trace import models_behind
from regie.landscape import Contract, Fact, FactRef, Landscape, Record, fact_fields
from regie.locale import Language
from regie.reports.kept.tenders import mentioned, tender_of
from regie.reports.tender import write_tender
from regie.reports.tender.held import Tender

TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
"""The forms of the document, with the type of each."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def tender_pack_of(shown: Shown, contract: str) -> Tender:
    """The pack as the newest results have it. Raises NotThereError: also before the first computation."""
    body, dates = shown.result("tender", contract), shown.result("contract", contract)
    if body is None or dates is None:
        raise NotThereError(contract)
    records = {one.id: one for one in shown.records({contract, *mentioned(body, dates)})}
    if not isinstance(records.get(contract), Contract):
        raise NotThereError(contract)
    reasons = (*body["conditions"].values(), *dates["why"])
    shown_facts = {FactRef(id_, field) for reason in reasons for id_, field in reason["facts"]}
    shown_facts |= {FactRef(contract, field.name) for field in fact_fields(Contract)}
    named = set(_named(_held(records, shown_facts))) - records.keys()
    landscape = Landscape(shown.municipality.name, shown.municipality.as_of, (*records.values(), *shown.records(named)))
    return tender_of(landscape, contract, body, dates, models_behind(shown))


def tender_file(found: Tender, form: str, language: Language) -> tuple[str, bytes]:
    """The pack as a document with the name it gets; `form` is one of `TYPES`."""
    with TemporaryDirectory(prefix="regie-tender-") as folder:
        path = Path(folder, f"pack.{form}")
        write_tender(found, path, path.suffix, language)
        return f"{_UNSAFE.sub('-', found.pack.contract).strip('-') or 'contract'}.{form}", path.read_bytes()


def _held(records: dict[str, Record], refs: Iterable[FactRef]) -> Iterator[Fact[Any]]:
    for ref in refs:
        held = getattr(records.get(ref.id), ref.field, None)
        if isinstance(held, Fact):
            yield held


def _named(facts: Iterable[Fact[Any]]) -> Iterator[str]:
    """What may be the id of a thing in the values of these facts, so that it can be shown by name."""
    for fact in facts:
        for said in [*(claim.value for claim in fact.claims), *(claim.value for claim in fact.overruled)]:
            yield from (value for value in (said if isinstance(said, tuple) else (said,)) if isinstance(value, str))
