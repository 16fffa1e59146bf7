"""The generated pages say what the code says now."""

import pytest

from docs.generate import DOCS, PAGES, real_files
from regie.cli.commands import COMMANDS
from regie.decision_models import shipped
from regie.landscape import NOUNS, fields

EVERY = [pytest.param(name, marks=pytest.mark.slow) if name == "reference/api.md" else name for name in PAGES]
"""For the page of the API the whole site is loaded and described."""


@pytest.mark.parametrize("name", EVERY)
def test_a_generated_page_is_fresh(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), f"docs/{name} is stale: make docs"


def test_every_field_every_model_and_every_command_has_its_place():
    described = PAGES["reference/fields.md"]()
    assert [field.name for noun in NOUNS for field in fields(noun) if f"| `{field.name}`" not in described] == []
    assert [name for name in shipped() if f"## {name}\n" not in PAGES["reference/models.md"]()] == []
    assert [name for name in COMMANDS if f"## regie {name}\n" not in PAGES["reference/commands.md"]()] == []


@pytest.mark.slow
@pytest.mark.shared
def test_the_figures_of_the_real_files_are_those_of_today(shared):
    stale = "docs/reference/real-files.md is stale: python -m docs.generate.real_files"
    assert real_files.PAGE.read_text(encoding="utf-8") == real_files.page(shared), stale


@pytest.mark.shared
def test_every_real_file_has_its_figures(shared):
    page = real_files.PAGE.read_text(encoding="utf-8")
    files = [one.relative_to(shared).as_posix() for one in shared.rglob("*") if one.is_file() and one.parent != shared]
    assert [
        one for one in files if f"`{one}`" not in page and not any(f"`{two}/`" in page for two in parents(one))
    ] == []


def parents(name):
    parts = name.split("/")
    return ["/".join(parts[:at]) for at in range(1, len(parts))]
