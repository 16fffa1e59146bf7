"""GLEIF's records written in the three forms it publishes, for tests: column and element names as in its files."""

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

LEI_COLUMNS = {
    "lei": "LEI",
    "name": "Entity.LegalName",
    "other": "Entity.OtherEntityNames.OtherEntityName.1",
    "country": "Entity.LegalAddress.Country",
    "authority": "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "number": "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
    "expired": "Entity.EntityExpirationDate",
    "successor": "Entity.SuccessorEntity.1.SuccessorLEI",
    "updated": "Registration.LastUpdateDate",
    "status": "Registration.RegistrationStatus",
    "renewal": "Registration.NextRenewalDate",
}
RR_COLUMNS = {
    "child": "Relationship.StartNode.NodeID",
    "child_type": "Relationship.StartNode.NodeIDType",
    "parent": "Relationship.EndNode.NodeID",
    "parent_type": "Relationship.EndNode.NodeIDType",
    "kind": "Relationship.RelationshipType",
    "active": "Relationship.RelationshipStatus",
    "accounting": "Relationship.Period.1.startDate",
    "accounting_type": "Relationship.Period.1.periodType",
    "since": "Relationship.Period.2.startDate",
    "until": "Relationship.Period.2.endDate",
    "period_type": "Relationship.Period.2.periodType",
    "share": "Relationship.Quantifiers.1.QuantifierAmount",
    "unit": "Relationship.Quantifiers.1.QuantifierUnits",
    "updated": "Registration.LastUpdateDate",
    "status": "Registration.RegistrationStatus",
    "deleted": "Extension.Deletion.DeletedAt",
}
REPEX_COLUMNS = {
    "lei": "LEI",
    "category": "Exception.Category",
    "reason": "Exception.Reason.1",
    "deleted": "Extension.Deletion.DeletedAt",
}
COLUMNS = {"lei": LEI_COLUMNS, "rr": RR_COLUMNS, "repex": REPEX_COLUMNS}
_ROOTS = {
    "lei": ("leidata", "LEIData", "LEIHeader", "LEIRecords", "LEIRecord", "records"),
    "rr": ("rr", "RelationshipData", "Header", "RelationshipRecords", "RelationshipRecord", "relations"),
    "repex": ("repex", "ReportingExceptionData", "Header", "ReportingExceptions", "Exception", "exceptions"),
}


def lei(code, name, country="NL", **values):
    return {
        "lei": code,
        "name": name,
        "country": country,
        "updated": "2026-05-01T08:00:00Z",
        "status": "ISSUED",
        **values,
    }


def parent(child, owner, kind="IS_DIRECTLY_CONSOLIDATED_BY", **values):
    return {
        "child": child,
        "child_type": "LEI",
        "parent": owner,
        "parent_type": "LEI",
        "kind": kind,
        "active": "ACTIVE",
        "accounting": "2025-01-01T00:00:00Z",
        "accounting_type": "ACCOUNTING_PERIOD",
        "since": "2020-01-01T00:00:00.000Z",
        "period_type": "RELATIONSHIP_PERIOD",
        "updated": "2026-05-01T08:00:00Z",
        "status": "PUBLISHED",
        **values,
    }


def exception(code, reason, category="ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT", **values):
    return {"lei": code, "category": category, "reason": reason, **values}


def as_csv(level, records):
    columns = COLUMNS[level]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), quoting=csv.QUOTE_ALL, lineterminator="\n")
    text.write(",".join(f'"{column}"' for column in columns.values()) + "\n")
    writer.writerows(records)
    return text.getvalue().encode()


def as_xml(level, records):
    space, root, header, container, element, _ = _ROOTS[level]
    parts = [_xml(element, _tree(level, record)) for record in records]
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<x:{root} xmlns:x="http://www.gleif.org/data/schema/{space}/2016" '
        'xmlns:gleif="http://www.gleif.org/data/schema/golden-copy/extensions/1.0">'
        f"<x:{header}><x:ContentDate>2026-11-01T08:00:00Z</x:ContentDate></x:{header}>"
        f"<x:{container}>{''.join(parts)}</x:{container}></x:{root}>"
    )
    return text.encode()


def as_json(level, records):
    *_, element, name = _ROOTS[level]
    objects = [_object(_tree(level, record)) for record in records]
    wrapped = [{element: one} for one in objects] if level == "rr" else objects
    return json.dumps({name: wrapped}, indent=1).encode()


def zipped(data, name="gleif.csv"):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return content.getvalue()


FORMS = {"csv": as_csv, "xml": as_xml, "json": as_json}


def _tree(level, record):
    """The record as nested lists of (element, text or children), as in the XML schemas."""
    get = record.get
    if level == "lei":
        return _filled(
            ("LEI", get("lei")),
            (
                "Entity",
                _filled(
                    ("LegalName", get("name")),
                    ("OtherEntityNames", _filled(("OtherEntityName", get("other")))),
                    ("LegalAddress", _filled(("Country", get("country")))),
                    (
                        "RegistrationAuthority",
                        _filled(
                            ("RegistrationAuthorityID", get("authority")),
                            ("RegistrationAuthorityEntityID", get("number")),
                        ),
                    ),
                    ("EntityExpirationDate", get("expired")),
                    ("SuccessorEntity", _filled(("SuccessorLEI", get("successor")))),
                ),
            ),
            ("Registration", _registration(record)),
        )
    if level == "rr":
        periods = _filled(
            ("RelationshipPeriod", _filled(("StartDate", get("accounting")), ("PeriodType", get("accounting_type")))),
            (
                "RelationshipPeriod",
                _filled(("StartDate", get("since")), ("EndDate", get("until")), ("PeriodType", get("period_type"))),
            ),
        )
        quantifiers = _filled(
            ("RelationshipQuantifier", _filled(("QuantifierAmount", get("share")), ("QuantifierUnits", get("unit"))))
        )
        return _filled(
            (
                "Relationship",
                _filled(
                    ("StartNode", _filled(("NodeID", get("child")), ("NodeIDType", get("child_type")))),
                    ("EndNode", _filled(("NodeID", get("parent")), ("NodeIDType", get("parent_type")))),
                    ("RelationshipType", get("kind")),
                    ("RelationshipPeriods", periods),
                    ("RelationshipStatus", get("active")),
                    ("RelationshipQuantifiers", quantifiers),
                ),
            ),
            ("Registration", _registration(record)),
            ("Extension", _deletion(record)),
        )
    return _filled(
        ("LEI", get("lei")),
        ("ExceptionCategory", get("category")),
        ("ExceptionReason", get("reason")),
        ("Extension", _deletion(record)),
    )


def _registration(record):
    names = {"updated": "LastUpdateDate", "status": "RegistrationStatus", "renewal": "NextRenewalDate"}
    return _filled(*((element, record.get(name)) for name, element in names.items()))


def _deletion(record):
    return _filled(("Deletion", _filled(("DeletedAt", record.get("deleted")))))


def _filled(*pairs):
    return [(name, held) for name, held in pairs if held]


def _xml(name, held):
    inner = escape(held) if isinstance(held, str) else "".join(_xml(*pair) for pair in held)
    return f"<x:{name}>{inner}</x:{name}>"


def _object(pairs):
    found = {}
    for name, held in pairs:
        value = {"$": held} if isinstance(held, str) else _object(held)
        if name in found:
            found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
        else:
            found[name] = value
    return found
