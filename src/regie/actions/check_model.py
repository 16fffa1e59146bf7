"""Check a decision model: gaps, rules that can never fire, overlaps, and its examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regie.analyses.placement import MODELS, can_place
from regie.decision_models import folder, shipped
from regie.decisions import ExampleResult, Model, ModelCheck, check_examples, load_model
from regie.decisions import check_model as prove
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """A model, what enumeration proved about it, and how its examples came out."""

    model: Model
    check: ModelCheck
    examples: tuple[ExampleResult, ...]

    @property
    def sound(self) -> bool:
        """No gap, no rule that can never fire, and every example as expected."""
        return not self.check.gaps and not self.check.unreachable and all(example.ok for example in self.examples)


def open_model(model: str | Path) -> Model:
    """A shipped model by name, or a model of your own by folder or file.

    Raises InputFaults when there is no such model, or it cannot be used.
    """
    if str(model) in shipped():
        return load_model(folder(str(model)))
    if not Path(model).exists():
        raise InputFaults(
            [
                Fault(
                    Place(str(model)),
                    Message("actions.fault.no_model", model=str(model)),
                    Message("actions.mend.no_model", models=shipped()),
                )
            ]
        )
    return load_model(Path(model))


def open_placing(model: str | Path) -> Model:
    """The same, of a model that says where applications may go.

    Raises InputFaults when it does not: it has several results, or asks nothing that a landscape holds.
    """
    opened = open_model(model)
    if can_place(opened):
        return opened
    what, mend = (
        Message("actions.fault.places_nothing", model=opened.name),
        Message("actions.mend.places_nothing", models=MODELS),
    )
    raise InputFaults([Fault(Place(str(model)), what, mend)])


def check_model(model: str | Path) -> CheckedModel:
    """Prove what a model's tables cover, and run its examples when it has any.

    Raises InputFaults when the model cannot be used.
    """
    opened = open_model(model)
    place = folder(str(model)) if str(model) in shipped() else Path(model)
    has_examples = place.is_dir() and (place / "examples.yaml").is_file()
    return CheckedModel(opened, prove(opened), check_examples(place) if has_examples else ())
