"""The few real organisations in the large city, with public facts only and where each comes from.

Most come from the supplier register. What it does not hold stands here with the page that says so; what no page says is
unknown, such as most sub-processors (the strategy names those of Salesforce, §3.2).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from regie.landscape import Organisation, Ownership, Record, Source, known
from regie.landscape.vocabulary import OrganisationKind
from regie.readers.directories import registered
from regie.reference_data.suppliers import register

REPORT = Source("Rapport Streven naar Digitale Autonomie, Gemeente Amsterdam", date(2025, 3, 1))
STRATEGY = Source("Meerjarenstrategie Digitale Autonomie 2026–2035, Gemeente Amsterdam", date(2026, 2, 4))
_READ = date(2026, 11, 25)
_MICROSOFT = Source("Microsoft, Investor FAQ, https://www.microsoft.com/en-us/Investor/FAQ.aspx", date(2024, 7, 30))
_AWS = Source("FOSS4G 2019, Amazon Web Services, https://2019.foss4g.org/sponsor/amazon-web-services", date(2019, 8, 1))
_ALPHABET = Source("TradingKey, Alphabet, https://www.tradingkey.com/markets/stocks/nasdaq-goog/company", _READ)
_CAPGEMINI = Source("Wikipedia, Capgemini, https://en.wikipedia.org/wiki/Capgemini", _READ)
_KPN = Source("Wikipedia, Koninklijke KPN, https://nl.wikipedia.org/wiki/Koninklijke_KPN_N.V.", _READ)
_ACCENTURE = Source("Wikipedia, Accenture, https://wikivisually.com/wiki/.accenture", _READ)
_CENTRIC = Source("Techzine, Centric, https://www.techzine.nl/nieuws/analytics/523248/", date(2023, 5, 1))
_SOLVINITY = Source("ANP, Solvinity, https://www.welingelichtekringen.nl/economie/", _READ)

_REGISTERED = (
    "microsoft", "salesforce", "amazon", "aws", "oracle", "google", "sap", "ovhcloud", "scaleway", "hetzner"
)  # fmt: skip
# id, name, source of the name, facts with the source of each
_NAMED: tuple[tuple[str, str, Source, dict[str, tuple[Any, Source]]], ...] = (
    ("alphabet", "Alphabet", _ALPHABET, {"legal_name": ("Alphabet Inc.", _ALPHABET), "seat": ("US", _ALPHABET), "independent": (True, _ALPHABET)}),
    ("capgemini", "Capgemini", _CAPGEMINI, {"legal_name": ("Capgemini SE", _CAPGEMINI), "seat": ("FR", _CAPGEMINI), "independent": (True, _CAPGEMINI)}),
    ("kpn", "KPN", REPORT, {"legal_name": ("Koninklijke KPN N.V.", _KPN), "seat": ("NL", _KPN), "independent": (True, _KPN)}),
    ("accenture", "Accenture", REPORT, {"legal_name": ("Accenture plc", _ACCENTURE), "seat": ("IE", _ACCENTURE), "independent": (True, _ACCENTURE)}),
    ("sogeti", "Sogeti", REPORT, {"independent": (False, _CAPGEMINI)}),
    ("proximus", "Proximus NXT", REPORT, {}),
    ("solvinity", "Solvinity", STRATEGY, {"seat": ("NL", _SOLVINITY)}),
    ("centric", "Centric", REPORT, {"seat": ("NL", _CENTRIC)}),
    ("pinkroccade", "PinkRoccade", REPORT, {}),
)  # fmt: skip
_BESIDE_THE_REGISTER: dict[str, dict[str, tuple[Any, Source]]] = {
    "microsoft": {"independent": (True, _MICROSOFT)},
    "salesforce": {"sub_processors": (("aws", "oracle"), STRATEGY)},
    "aws": {"independent": (False, _AWS)},
    "google": {"independent": (False, _ALPHABET)},
}
"""Facts about suppliers of the register that it has no document for."""
_OWNERS = (("aws", "amazon", _AWS), ("google", "alphabet", _ALPHABET), ("sogeti", "capgemini", _CAPGEMINI))


def real_suppliers() -> tuple[Record, ...]:
    """Organisations and who owns them. The register goes before what stands here."""
    found: dict[str, Record] = {record.id: record for record in registered(_REGISTERED)}
    named = (row for row in _NAMED if row[0] not in register().suppliers)
    for id_, name, source, facts in named:
        found[id_] = _with(
            Organisation(id=id_, name=name, source=source, kind=known(OrganisationKind.SUPPLIER, source)), facts
        )
    for id_, facts in _BESIDE_THE_REGISTER.items():
        found[id_] = _with(found[id_], facts)
    for child, parent, source in _OWNERS:
        id_ = f"{child} < {parent}"
        owned = Ownership(id=id_, organisation=child, owner=parent, source=source, control=known(True, source))
        found.setdefault(id_, owned)
    return tuple(found.values())


def _with(record: Record, facts: dict[str, tuple[Any, Source]]) -> Record:
    unknown: Any = {name: known(*fact) for name, fact in facts.items() if not getattr(record, name).claims}
    return replace(record, **unknown)
