"""The generated pages say what the code says now."""

import pytest

from docs.generate import DOCS, PAGES
from regie.cli.commands import COMMANDS
from regie.decision_models import shipped
from regie.landscape import NOUNS, fields


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), f"docs/{name} is stale: make docs"


def test_every_field_every_model_and_every_command_has_its_place():
    described = PAGES["reference/fields.md"]()
    assert [field.name for noun in NOUNS for field in fields(noun) if f"| `{field.name}`" not in described] == []
    assert [name for name in shipped() if f"## {name}\n" not in PAGES["reference/models.md"]()] == []
    assert [one.name for one in COMMANDS if f"## regie {one.name}\n" not in PAGES["reference/commands.md"]()] == []
