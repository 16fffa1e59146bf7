"""Compiled templates are kept like compiled modules."""

from pathlib import Path

from jinja2 import DictLoader, Environment

from regie import reports
from regie.reports.page import keep_templates
from regie.reports.page.compiled import Compiled


def said(folder, text="{{ 1 + 1 }}", *, keep=True):
    cache = Compiled(folder, keep=keep)
    environment = Environment(loader=DictLoader({"page": text}), autoescape=True, bytecode_cache=cache)
    return environment.get_template("page").render()


def kept(folder):
    return {one.name: one.stat().st_mtime_ns for one in folder.iterdir()}


def test_a_template_is_compiled_once(tmp_path):
    assert said(tmp_path) == "2"
    before = kept(tmp_path)
    assert len(before) == 1
    assert said(tmp_path) == "2"
    assert kept(tmp_path) == before


def test_a_template_that_changed_is_compiled_anew(tmp_path):
    said(tmp_path)
    assert said(tmp_path, "{{ 1 + 2 }}") == "3"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path):
    assert said(tmp_path, keep=False) == "2"
    assert kept(tmp_path) == {}


def test_a_folder_that_is_not_there_is_no_fault(tmp_path):
    assert said(tmp_path / "weg") == "2"


def test_all_templates_of_the_page_can_be_kept_before_the_first_report():
    folder = Path(reports.__file__).parent
    (folder / "page" / "__pycache__").mkdir(exist_ok=True)  # Python makes it, where it may keep anything
    keep_templates()
    templates = list((folder / "templates").rglob("*.j2"))
    assert len(list((folder / "page" / "__pycache__").glob("*.jinja2"))) >= len(templates) > 10
