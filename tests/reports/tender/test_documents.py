"""The pack opens, with headings, heading rows and its language, in every form; another reader sees the same."""

import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import odfdo
import pytest
from docx.oxml.ns import qn

from regie.actions.tender import tender
from regie.landscape.faults import InputFaults
from regie.landscape.vocabulary import Clause
from regie.locale import LANGUAGES
from regie.reports.tender.content import tender_document
from tiny import AT, adding, setting, tiny

HOSTILE = 'Suite <script>&"|*_`[x](y)\x0b'


@pytest.fixture
def found():
    return tender(setting(tiny(), "c1", clauses=(Clause.AUDIT,)), "c1", at=AT)


def write(tmp_path, form, language="nl", landscape=None):
    path = tmp_path / f"pakket{form}"
    tender(landscape or tiny(), "c1", path, at=AT, models=(), language=language)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_odt_has_outline_heading_rows_and_language(tmp_path, language):
    made = odfdo.Document(str(write(tmp_path, ".odt", language)))
    levels = [header.get_attribute("text:outline-level") for header in made.body.get_headers()]
    assert levels[0] == "1"
    assert set(levels) == {"1", "2"}
    assert len(made.body.get_elements("//table:table-header-rows")) == len(made.body.get_elements("//table:table")) == 4
    spoken = {
        style.get_attribute("fo:language")
        for style in made.styles.get_elements("//style:default-style/style:text-properties")
    }
    assert spoken == {language}
    assert made.meta.title.endswith("Sociaal Suite")
    assert made.meta.language.startswith(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_docx_has_heading_styles_heading_rows_and_language(tmp_path, language):
    made = docx.Document(str(write(tmp_path, ".docx", language)))
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Caption"} <= set(styles)
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in made.tables)
    assert made.core_properties.language.startswith(language)
    assert made.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")).startswith(language)


def test_every_form_holds_the_same_words(found, tmp_path):
    document = tender_document(found, "nl")
    headings = [block.text for block in document.blocks if type(block).__name__ == "Heading"]
    odt = odfdo.Document(str(write(tmp_path, ".odt"))).get_formatted_text()
    word = "\n".join(paragraph.text for paragraph in docx.Document(str(write(tmp_path, ".docx"))).paragraphs)
    text = write(tmp_path, ".txt").read_text(encoding="utf-8")
    assert [name for name in headings if name not in text or name not in word] == []
    assert "Exitplan en hulp bij vertrek" in odt
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("form", [".odt", ".docx", ".md", ".txt"])
def test_a_name_that_means_harm_stays_text(tmp_path, form):
    landscape = adding(tiny(), replace(tiny()["suite"], name=HOSTILE.strip("\x0b")))
    path = write(tmp_path, form, landscape=landscape)
    if form in {".odt", ".docx"}:
        with zipfile.ZipFile(path) as held:
            body = held.read("content.xml" if form == ".odt" else "word/document.xml").decode()
        assert "<script>" not in body
        assert "&lt;script&gt;" in body
    if form == ".md":
        assert "\\<script\\>" in path.read_text(encoding="utf-8")


def test_an_unknown_form_is_refused_and_nothing_is_overwritten(tmp_path):
    with pytest.raises(InputFaults):
        write(tmp_path, ".pdf")
    write(tmp_path, ".txt")
    with pytest.raises(InputFaults):
        write(tmp_path, ".txt")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.parametrize("form", [".odt", ".docx"])
def test_libreoffice_opens_it(tmp_path, form):
    path = write(tmp_path, form)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [shutil.which("soffice"), profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    assert "Exitplan en hulp bij vertrek" in (tmp_path / "pakket.txt").read_text(encoding="utf-8-sig")
