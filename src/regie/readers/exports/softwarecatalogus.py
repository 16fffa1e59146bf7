"""Applications in the columns of the Softwarecatalogus, as VNG Realisatie exports them.

Source: the export of applications in VNG-Realisatie/Softwarecatalogus (32 columns). A column that starts with `_` holds
the names that belong to the ids in the column without it; lists are JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from regie.landscape import Application, Landscape
from regie.landscape.vocabulary import ServiceModel
from regie.readers.archimate.conversion import SEPARATOR
from regie.readers.exports.remainder import count_remainder
from regie.readers.exports.tables import Table, known_or_empty
from regie.readers.losses import Losses
from regie.reference_data.jurisdictions import in_eu

COLUMNS = (
    *("id", "naam", "beschrijvingKort", "beschrijvingLang", "website", "contactpersoon", "_contactpersoon"),
    *("cloudDienstverleningsmodel", "hostingJurisdictie", "hostingLocatie", "aanbieder", "_aanbieder"),
    *("licentietype", "licentie", "referentieComponenten", "_referentieComponenten", "type", "logo"),
    *("diensten", "_diensten", "koppelingen", "_koppelingen", "compliancy", "_compliancy"),
    *("standaarden", "standaardenGemma", "standaardVersies", "_standaardVersies"),
    *("moduleVersies", "_moduleVersies", "gebruiken", "_gebruiken", "geregistreerdDoor"),
)
SERVICE_MODELS = {
    ServiceModel.SAAS: "SaaS",
    ServiceModel.PAAS: "PaaS",
    ServiceModel.IAAS: "IaaS",
    ServiceModel.ON_PREMISE: "On-premises (self-managed)",
}
"""In the words of the catalogue's own forms, as are `LICENCE_TYPES` and the places of hosting."""

LICENCE_TYPES = {True: "Open source", False: "Closed source"}
_HELD = frozenset(
    {"description", "service_model", "locations", "suppliers", "open_source", "reference_component", "open_standards"}
)


def as_catalogue(landscape: Landscape, losses: Losses) -> Table:
    """One row an application. Its supplier is the first one; more do not fit and are said."""
    table = Table("applicaties", COLUMNS)
    for application in landscape.all(Application):
        table.add(_cells(landscape, application, losses))
    count_remainder(landscape, {"application": _HELD}, losses)
    return table


def _cells(landscape: Landscape, application: Application, losses: Losses) -> dict[str, object]:
    suppliers = application.suppliers.value_or(())
    losses.say("application", "suppliers", "more_than_one", max(len(suppliers) - 1, 0))
    model = application.service_model.value_or(None)
    if model is not None and model not in SERVICE_MODELS:
        losses.say("application", "service_model", "no_word")
    open_source = application.open_source.every(bool)
    components = application.reference_component.value_or("")
    return {
        "id": application.id,
        "naam": application.name,
        "beschrijvingKort": known_or_empty(application.description),
        "cloudDienstverleningsmodel": SERVICE_MODELS.get(model) if model else None,
        "hostingLocatie": _places(application, losses),
        "aanbieder": suppliers[0] if suppliers else None,
        "_aanbieder": landscape.name_of(suppliers[0]) if suppliers else None,
        "licentietype": None if open_source is None else LICENCE_TYPES[open_source],
        "_referentieComponenten": _list([one for one in components.split(SEPARATOR) if one]),
        "type": "Applicatie",
        "_standaardVersies": _list(application.open_standards.value_or(())),
    }


def _places(application: Application, losses: Losses) -> str:
    """The catalogue knows the Netherlands, the rest of the EU, the US, and elsewhere."""
    countries = application.locations.value_or(())
    losses.say("application", "locations", "coarser", any(country not in ("NL", "US") for country in countries))
    return _list(dict.fromkeys(_place(country) for country in countries))


def _place(country: str) -> str:
    if country in ("NL", "US"):
        return country
    return "EU" if in_eu(country) else "elders"


def _list(values: Iterable[str]) -> str:
    """A JSON list, as the catalogue writes several values; empty when there are none."""
    listed = list(values)
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) if listed else ""
