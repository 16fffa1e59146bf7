"""The few real organisations in the examples, with public facts only and where each comes from."""

from __future__ import annotations

from datetime import date

from regie.landscape import UNKNOWN, Organisation, Ownership, Record, Source, known
from regie.landscape.vocabulary import OrganisationKind

PROBO = Source("Probo, common third parties (MIT)", date(2026, 7, 1))
REPORT = Source("Rapport Streven naar Digitale Autonomie, Gemeente Amsterdam", date(2025, 3, 1))
REGISTER = Source("openbaar handelsregister of jaarverslag; controleer voor gebruik", date(2025, 12, 31))

# id, name, legal name, seat, source of the seat, independent, sub-processors (None: unknown)
_ROWS: tuple[tuple[str, str, str, str, Source, bool | None, tuple[str, ...] | None], ...] = (
    ("microsoft", "Microsoft", "Microsoft Corporation", "US", PROBO, True, ()),
    (
        "microsoft-ie",
        "Microsoft Ireland",
        "Microsoft Ireland Operations Limited",
        "IE",
        REGISTER,
        False,
        ("microsoft",),
    ),
    ("salesforce", "Salesforce", "Salesforce, Inc.", "US", PROBO, True, ("aws", "oracle")),
    ("amazon", "Amazon", "Amazon.com, Inc.", "US", REGISTER, True, ()),
    ("aws", "Amazon Web Services", "Amazon Web Services, Inc.", "US", PROBO, False, ()),
    ("oracle", "Oracle", "Oracle Corporation", "US", PROBO, True, ()),
    ("alphabet", "Alphabet", "Alphabet Inc.", "US", REGISTER, True, ()),
    ("google", "Google", "Google LLC", "US", PROBO, False, ()),
    ("sap", "SAP", "SAP SE", "DE", PROBO, True, None),
    ("kpn", "KPN", "Koninklijke KPN N.V.", "NL", REGISTER, True, ()),
    ("proximus", "Proximus NXT", "", "", REPORT, None, None),
    ("sogeti", "Sogeti", "", "", REPORT, False, ("microsoft-ie",)),
    ("capgemini", "Capgemini", "Capgemini SE", "FR", REGISTER, True, ()),
    ("accenture", "Accenture", "Accenture plc", "IE", REGISTER, True, None),
    ("solvinity", "Solvinity", "", "NL", REGISTER, None, ("microsoft-ie",)),
    ("centric", "Centric", "", "NL", REGISTER, None, None),
    ("pinkroccade", "PinkRoccade", "", "NL", REGISTER, None, None),
    ("ovh", "OVHcloud", "OVH Groupe SAS", "FR", PROBO, True, ()),
    ("scaleway", "Scaleway", "Scaleway SAS", "FR", PROBO, None, ()),
    ("hetzner", "Hetzner", "Hetzner Online GmbH", "DE", PROBO, True, ()),
)
_OWNERS = (("microsoft-ie", "microsoft"), ("aws", "amazon"), ("google", "alphabet"), ("sogeti", "capgemini"))


def real_suppliers() -> tuple[Record, ...]:
    """Organisations and who owns them."""
    organisations = [
        Organisation(
            id=id_,
            name=name,
            source=source,
            kind=known(OrganisationKind.SUPPLIER, source),
            legal_name=known(legal, source) if legal else UNKNOWN,
            seat=known(seat, source) if seat else UNKNOWN,
            independent=UNKNOWN if independent is None else known(independent, REGISTER),
            sub_processors=UNKNOWN if sub_processors is None else known(sub_processors, REPORT),
        )
        for id_, name, legal, seat, source, independent, sub_processors in _ROWS
    ]
    owners = [
        Ownership(
            id=f"{child} < {parent}", organisation=child, owner=parent, source=REGISTER, share=known(1.0, REGISTER)
        )
        for child, parent in _OWNERS
    ]
    return (*organisations, *owners)
