"""A workbook in the layout of a TOPdesk CMDB export, with each trap it is known for; nothing in it is real."""

from pathlib import Path

import xlsxwriter

BEHEERD, ONBEH = "Beheerde Applicaties CMDB", "Onbeh Applicaties CMDB"
RAW = ("Invoer AIA data", "Invoer APP data")
COMMON = (
    "APPID",
    "Applicatie Naam",
    "Applicatie Code",
    "Roepnaam",
    "Functionele Omschrijving",
    "Applicatiesoort",
    "BNN Classificatie",
    "Datum",
    "Referentie datum wijziging",
    "Vendor",
    "Applicatie Status",
    "Classificatie",
    "End-of-Life Functioneel",
    "Cluster",
    "Applicatie Eigenaar Afdeling",
    "Applicatie Eigenaar Persoon",
    "Applicatie Eigenaar Functie",
    "Hostingpartij",
    "Software Suite",
    "Applicatiecomponent",
    "Bron",
    "Datum Interface",
    "Referentie element externe ID",
    "Cloud",
    "Rappeldatum",
    "Rappelreden",
    "Locatie BIOToets",
    "Beschikbaarheid",
    "Integriteit",
    "Vertrouwelijkheid",
    "Applicatienut",
    "Kwaliteit en betrouwbaarheid van leverancier",
    "Flexibiliteit",
    "Gebruikerstevredenheid",
    "Reputatie risico",
)
MANAGED = (
    *COMMON,
    "Nickname",
    "Standaard",
    "Behandelgroep",
    "End-of-life Technisch",
    "End-of-support Technisch",
    "Top5",
    "COTS",
)
MANAGED_ROWS = (
    {
        "APPID": 1001,
        "Applicatie Naam": "Sociaal Suite",
        "Applicatie Code": "App-0042",
        "Applicatiesoort": "Saas",
        "BNN Classificatie": "BBN 2",
        "Beschikbaarheid": 2,
        "Referentie datum wijziging": 45111.38,
        "Vendor": "Duinsoft BV",
        "Applicatie Status": "In productie",
        "Classificatie": "1. Tolereren (wordt ingelezen)",
        "End-of-Life Functioneel": 49675,
        "Applicatie Eigenaar Afdeling": "Werk en Inkomen",
        "Applicatie Eigenaar Persoon": "Voornaam Achternaam",
        "Hostingpartij": "Polderhost BV",
    },
    {"APPID": 1002, "Applicatie Naam": "Zaaksysteem", "Vendor": "Duinsoft BV", "Applicatie Status": "Uit te faseren"},
)
OTHER_ROWS = (
    {"APPID": 1002, "Applicatie Naam": "Zaaksysteem oud", "Applicatie Status": "Verwijderd"},
    {"APPID": 2001, "Applicatie Naam": "Register", "Applicatiesoort": "Webapplicatie", "BNN Classificatie": "NB"},
)


def write_topdesk(
    path: Path,
    *,
    decorate: bool = True,
    order: tuple[int, ...] | None = None,
    managed: tuple[dict, ...] = MANAGED_ROWS,
    others: tuple[dict, ...] = OTHER_ROWS,
    titles_above: int = 0,
) -> Path:
    """Write the workbook. Every cell below the headings is a formula with its value beside it; empty ones hold 0."""
    with xlsxwriter.Workbook(path) as book:
        for title in ("Toelichting", *RAW):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ("Personeelsnummer", "Telefoon", "Postbus"))
            sheet.write_row(1, 0, ("geheim-personeelsnummer", "geheim-telefoon", "geheim-postbus"))
        _sheet(book, BEHEERD, _ordered(MANAGED, order), managed, decorate, titles_above)
        _sheet(book, ONBEH, _ordered(COMMON, order), others, decorate, titles_above)
        book.add_worksheet("Gearchiveerde Applicaties").write_row(0, 0, ("APPID",))
    return path


def _ordered(columns: tuple[str, ...], order: tuple[int, ...] | None) -> tuple[str, ...]:
    return columns if order is None else tuple(columns[at] for at in order if at < len(columns))


def _sheet(book, title, columns, rows, decorate, titles_above):
    sheet = book.add_worksheet(title)
    for above in range(titles_above):
        sheet.write(above, 0, f"Overzicht {above}")
    for at, column in enumerate(columns):
        decorated = {0: f"{column}⚡", 1: f"{column}:", 2: f" {column.upper()} "}[at % 3]
        sheet.write(titles_above, at, decorated if decorate else column)
    bold = book.add_format({"bold": True})
    for number, row in enumerate((*rows, {}, {}), start=titles_above + 1):
        for at, column in enumerate(columns):
            value = row.get(column, 0)
            sheet.write_formula(number, at, f"='{RAW[0]}'!A{number}", bold, value)
    for at in range(len(columns)):
        sheet.write_blank(len(rows) + titles_above + 4, at, None, bold)
