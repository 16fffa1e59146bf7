"""The commands, one file a group; each command is a thin skin on the function of the same name in `regie`."""

from __future__ import annotations

from importlib import import_module

import click

# Loaded when first asked for: one command needs no options, words and help of all others.
COMMANDS = {
    "new": "files.new",
    "example": "files.example",
    "check": "files.check",
    "assess": "assessing.assess",
    "explain": "assessing.explain",
    "place": "deciding.place",
    "check-model": "deciding.check_model",
    "report": "assessing.report",
    "questions": "asking.questions",
    "quality": "asking.quality",
    "diff": "assessing.diff",
    "convert": "files.convert",
    "map": "mapping.map_table",
    "check-mapping": "mapping.check_mapping",
    "roll-up": "nation.roll_up",
    "keep": "serving.keep",
    "account": "serving.account",
    "serve": "serving.serve",
    "doctor": "serving.doctor",
    "subject": "serving.subject",
    "suppliers": "suppliers.suppliers",
    "enrich": "suppliers.enrich",
    "export": "exchanging.export",
    "sanctions": "suppliers.sanctions",
    "merge": "merging.merge",
    "undo": "merging.undo",
    "whatif": "supposing.whatif",
    "downtime": "estimating.downtime",
    "watch": "estimating.watch",
    "calendar": "contracting.calendar",
    "cost": "costing.cost",
    "tender": "contracting.tender",
    "plan": "routing.plan",
    "follow": "routing.follow",
    "plan-nation": "nation.plan_nation",
}
"""By name: the file and the function."""


def load(name: str) -> click.Command:
    """A command by its name. Raises KeyError."""
    file, _, function = COMMANDS[name].partition(".")
    found = getattr(import_module(f"regie.cli.commands.{file}"), function)
    assert isinstance(found, click.Command)
    return found
