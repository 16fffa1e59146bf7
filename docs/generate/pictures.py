"""The pictures in the documents, made from the example city: `make pictures`. Needs Chromium and poppler's pdftoppm.

Terminal output is an SVG of text; pages and sheets are PNG with few colours, so that the repository stays small.
"""

import html
import re
import shutil
import subprocess
import tempfile
from io import StringIO
from pathlib import Path

import regie
from docs.generate.site_pictures import site_pictures
from regie.reports import show_assessment
from regie.reports.assessment import Assessment

PICTURES = Path(__file__).parents[1] / "pictures"
_SCREEN = (1440, 900)
_SHEETS = (
    (
        "Applicaties",
        ("kenmerk", "naam", "cluster", "leveringsvorm", "leveranciers", "platform", "sleutelhouder"),
        "workbook.png",
    ),
    ("Feiten", ("soort", "kenmerk", "veld", "waarde", "bron", "peildatum"), "workbook-facts.png"),
)
"""The sheets to show: which columns, and the name of the picture."""
_LINES = 34


def pictures() -> None:
    """Make all pictures anew."""
    city = regie.example("voorbeeldstad")
    assessment = regie.assess(city)
    terminal(assessment, PICTURES / "assess.svg")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        regie.report(city, folder / "report.html")
        photograph(folder / "report.html", PICTURES / "report.png", *_SCREEN)
        regie.report(city, folder / "report.pdf")
        _page_of_pdf(folder / "report.pdf", 2, PICTURES / "report-pdf.png")
        regie.example("voorbeeldstad", folder / "city.xlsx")
        for sheet, columns, picture in _SHEETS:
            page = folder / "sheet.html"
            page.write_text(sheet_as_page(folder / "city.xlsx", sheet, columns), encoding="utf-8")
            photograph(page, PICTURES / picture, 1200, 330)
    for picture in site_pictures(PICTURES):
        _fewer_colours(picture)


def terminal(assessment: Assessment, target: Path) -> None:
    """The first lines of an assessment as they stand in a terminal."""
    from rich.console import Console

    whole, shown = (Console(record=True, width=112, file=StringIO(), highlight=False) for _ in range(2))
    show_assessment(assessment, whole, "nl")
    shown.print("\n".join(whole.export_text().splitlines()[:_LINES]), markup=False)
    drawn = shown.export_svg(title="regie assess voorbeeldstad.xlsx")
    # a picture loads nothing from elsewhere: the reader's own monospaced font will do
    target.write_text(re.sub(r"@font-face \{[^}]*\}\s*", "", drawn), encoding="utf-8")


def photograph(page: Path, target: Path, width: int, height: int) -> None:
    """What a browser shows of a page at this size."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        raise SystemExit("no Chromium found: see make browser")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}"]
    subprocess.run([browser, *flags, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True)
    _fewer_colours(target)


def sheet_as_page(workbook: Path, title: str, columns: tuple[str, ...]) -> str:
    """The first rows of a sheet of a workbook as a page that looks like a spreadsheet, for a picture of it."""
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    head, *rows = book[title].iter_rows(max_row=7, values_only=True)
    places = [head.index(column) for column in columns]
    body = [[str(row[place] or "").removesuffix(" 00:00:00") for place in places] for row in rows]
    cells = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    lines = "".join(
        f"<tr><td class=n>{line}</td>" + "".join(f"<td>{html.escape(value)}</td>" for value in row) + "</tr>"
        for line, row in enumerate(body, start=2)
    )
    tabs = "".join(
        f"<li class={'on' if one.title == title else 'off'}>{html.escape(one.title)}</li>" for one in book.worksheets
    )
    return f"""<meta charset=utf-8><style>
    body {{ margin: 0; font: 14px "Source Sans 3", "Segoe UI", sans-serif; }}
    table {{ border-collapse: collapse; width: 100%; }}
    td, th {{ border: 1px solid #d5dde4; padding: 5px 8px; text-align: left; vertical-align: top; }}
    th {{ background: #13293d; color: #fff; }} .n {{ background: #f4f6f8; color: #4a5b6b; width: 24px; }}
    ul {{ display: flex; gap: 2px; list-style: none; padding: 0; margin: 12px 0 0; }}
    li {{ padding: 4px 7px; background: #e9eef2; white-space: nowrap; font-size: 12px; }}
    .on {{ background: #fff; font-weight: 700; border: 1px solid #d5dde4; }}
    </style><table><tr><th class=n>1</th>{cells}</tr>{lines}</table><ul>{tabs}</ul>"""


def _page_of_pdf(document: Path, number: int, target: Path) -> None:
    size = ["-r", "80", "-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", *size, str(document), str(target.with_suffix(""))], check=True)
    _fewer_colours(target)


def _fewer_colours(picture: Path) -> None:
    """Sixty-four colours are enough for pages; without ImageMagick the picture stays as it is."""
    if tool := shutil.which("convert"):
        subprocess.run([tool, str(picture), "-strip", "+dither", "-colors", "64", f"PNG8:{picture}"], check=True)


if __name__ == "__main__":
    pictures()
