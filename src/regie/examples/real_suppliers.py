"""The few real organisations in the examples, with public facts only and where each comes from.

Sub-processors stand here only where the strategy names them (§2.2, §3.2); of all others they are unknown.
"""

from __future__ import annotations

from datetime import date

from regie.landscape import UNKNOWN, Organisation, Ownership, Record, Source, known
from regie.landscape.vocabulary import OrganisationKind

PROBO = Source("Probo, common third parties (MIT)", date(2026, 7, 1))
REPORT = Source("Rapport Streven naar Digitale Autonomie, Gemeente Amsterdam", date(2025, 3, 1))
GENERAL = Source("algemeen bekend; niet bij de bron nagegaan", date(2025, 12, 31))
STRATEGY = Source("Meerjarenstrategie Digitale Autonomie 2026–2035, Gemeente Amsterdam", date(2026, 2, 4))

# id, name, legal name, seat, source of the seat, independent, sub-processors (None: unknown)
_ROWS: tuple[tuple[str, str, str, str, Source, bool | None, tuple[str, ...] | None], ...] = (
    ("microsoft", "Microsoft", "Microsoft Corporation", "US", PROBO, True, None),
    (
        "microsoft-ie",
        "Microsoft Ireland",
        "Microsoft Ireland Operations Limited",
        "IE",
        GENERAL,
        False,
        ("microsoft",),
    ),
    ("salesforce", "Salesforce", "Salesforce, Inc.", "US", PROBO, True, ("aws", "oracle")),
    ("amazon", "Amazon", "Amazon.com, Inc.", "US", GENERAL, True, None),
    ("aws", "Amazon Web Services", "Amazon Web Services, Inc.", "US", PROBO, False, None),
    ("oracle", "Oracle", "Oracle Corporation", "US", PROBO, True, None),
    ("alphabet", "Alphabet", "Alphabet Inc.", "US", GENERAL, True, None),
    ("google", "Google", "Google LLC", "US", PROBO, False, None),
    ("sap", "SAP", "SAP SE", "DE", PROBO, True, None),
    ("kpn", "KPN", "Koninklijke KPN N.V.", "NL", GENERAL, True, None),
    ("proximus", "Proximus NXT", "", "", REPORT, None, None),
    ("sogeti", "Sogeti", "", "", REPORT, False, None),
    ("capgemini", "Capgemini", "Capgemini SE", "FR", GENERAL, True, None),
    ("accenture", "Accenture", "Accenture plc", "IE", GENERAL, True, None),
    ("solvinity", "Solvinity", "", "NL", GENERAL, None, ("microsoft-ie",)),
    ("centric", "Centric", "", "NL", GENERAL, None, None),
    ("pinkroccade", "PinkRoccade", "", "NL", GENERAL, None, None),
    ("ovh", "OVHcloud", "OVH Groupe SAS", "FR", PROBO, True, None),
    ("scaleway", "Scaleway", "Scaleway SAS", "FR", PROBO, None, None),
    ("hetzner", "Hetzner", "Hetzner Online GmbH", "DE", PROBO, True, None),
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
            independent=UNKNOWN if independent is None else known(independent, GENERAL),
            sub_processors=UNKNOWN if sub_processors is None else known(sub_processors, STRATEGY),
        )
        for id_, name, legal, seat, source, independent, sub_processors in _ROWS
    ]
    owners = [
        Ownership(id=f"{child} < {parent}", organisation=child, owner=parent, source=GENERAL, share=known(1.0, GENERAL))
        for child, parent in _OWNERS
    ]
    return (*organisations, *owners)
