"""The reference pages, made from the definitions themselves: `make docs`. A test fails when a page is stale."""

from collections.abc import Callable, Mapping
from pathlib import Path

from docs.generate.api import api_page
from docs.generate.commands import commands
from docs.generate.decisions import decision_records
from docs.generate.fields import fields_page
from docs.generate.frameworks import frameworks
from docs.generate.mappings import mapping_form
from docs.generate.models import models
from docs.generate.processing import processing_page
from docs.generate.scenarios import scenario_form
from docs.generate.settings import settings_page
from docs.generate.suppliers import suppliers_page

DOCS = Path(__file__).parents[1]
PAGES: Mapping[str, Callable[[], str]] = {
    "reference/fields.md": fields_page,
    "reference/models.md": models,
    "reference/mapping-form.md": mapping_form,
    "reference/scenario-form.md": scenario_form,
    "reference/api.md": api_page,
    "reference/commands.md": commands,
    "reference/frameworks.md": frameworks,
    "reference/settings.md": settings_page,
    "reference/processing-activities.md": processing_page,
    "reference/suppliers.md": suppliers_page,
    "decisions/README.md": decision_records,
}
"""Every generated page by its place under docs/."""
