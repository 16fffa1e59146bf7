"""Exports that others laid out, on disk: a TOPdesk CMDB and a list of products. Nothing in them is real."""

import csv
from pathlib import Path

from readers.mapping.topdesk_book import write_topdesk

CMDB, CATALOGUE = Path("topdesk-2026-11-01.xlsx"), Path("catalogus.csv")
MAPPINGS = {"topdesk": "topdesk-cmdb", "catalogus": "softwarecatalogus"}


def product(id_: str, name: str, **cells: str) -> dict[str, str]:
    """A row of the export of the Softwarecatalogus: a product of Duinsoft, offered as a service."""
    row = {"id": id_, "naam": name, "aanbieder": "o-1", "_aanbieder": "Duinsoft BV", "type": "Applicatie"}
    return {**row, "cloudDienstverleningsmodel": '["SaaS"]', "hostingLocatie": "NL", "licentietype": "", **cells}


def write_catalogue(*products: dict[str, str]) -> None:
    """The export of the catalogue with these products, in the folder of the test."""
    with CATALOGUE.open("w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, list(products[0]))
        rows.writeheader()
        rows.writerows(products)


def write_exports() -> None:
    """Both exports; they agree on who makes the suite, and each knows what the other does not."""
    write_topdesk(CMDB)
    write_catalogue(product("p-1", "Sociaal-Suite", licentietype="Open source"), product("p-2", "Zaak Systeem"))
