"""Which version of each decision model counts for a municipality: its own published one, else the one of regie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone

from regie.analyses.autonomy import ANSWERS, DEFINITION, AutonomyModels
from regie.analyses.placement import MODELS as PLACING
from regie.analyses.placement import shipped_model
from regie.decision_models import shipped
from regie.decisions import Model, read_dmn
from regie.store.models import ModelVersion, ResultRun
from regie.store.models.model_version import SHIPPED

_KEPT_OPEN = 64


@dataclass(frozen=True, slots=True)
class InUse:
    """The models in use on a day, by name, with the number of each version."""

    models: Mapping[str, Model]
    numbers: Mapping[str, int]

    @property
    def placing(self) -> tuple[Model, ...]:
        """The models that place applications."""
        return tuple(self.models[name] for name in PLACING)

    @property
    def autonomy(self) -> AutonomyModels:
        """The models autonomy rests on."""
        return AutonomyModels(self.models[DEFINITION], self.models[ANSWERS])

    def with_model(self, model: Model) -> InUse:
        """The same with one model replaced, to see what that would do."""
        return InUse({**self.models, model.name: model}, self.numbers)

    def to_data(self) -> dict[str, dict[str, object]]:
        """What a run of results keeps of it."""
        return {name: {"number": self.numbers[name], "hash": model.hash} for name, model in self.models.items()}


def day_in_force(as_of: date | None, today: date | None = None) -> date:
    """The day by which versions of models and goals count: today, also over a landscape of an earlier day."""
    now = today or timezone.localdate()
    return max(as_of or now, now)


def in_use(municipality: int, day: date) -> InUse:
    """The version of each model that counts on a day: of the published ones the latest that has begun."""
    begun = ModelVersion.objects.filter(
        municipality_id=municipality, state=ModelVersion.State.PUBLISHED, valid_from__lte=day
    )
    models = {name: shipped_model(name) for name in shipped()}
    numbers = dict.fromkeys(models, SHIPPED)
    for one in begun.order_by("valid_from", "number"):
        if one.name in models:
            models[one.name], numbers[one.name] = model_of(one.dmn), one.number
    return InUse(models, numbers)


def computed_with(run: ResultRun, name: str) -> Model:
    """The version of a model that results were computed with.

    Raises KeyError when regie has no model of this name.
    """
    number = run.model_versions.get(name, {}).get("number", SHIPPED)
    if number == SHIPPED:
        return shipped_model(name)
    return model_of(ModelVersion.objects.get(municipality_id=run.municipality_id, name=name, number=number).dmn)


@lru_cache(_KEPT_OPEN)
def model_of(dmn: str) -> Model:
    """A model from its text as a version keeps it."""
    return read_dmn(dmn.encode())
