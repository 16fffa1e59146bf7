"""What is proven about decision models: enumerated in the background, kept by the text of the model, then shown.

Enumeration takes up to a second a model; a page may take a tenth of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from django_tasks import task

from regie.actions.keeping.models_in_use import model_of
from regie.analyses.placement import shipped_model
from regie.decision_models import shipped
from regie.decisions import Model, check_model, write_dmn
from regie.locale import Message
from regie.locale.carried import from_data, to_data
from regie.store.models import ModelProof, ModelVersion


@dataclass(frozen=True, slots=True)
class Proof:
    """What enumeration found, in words. `overlaps` are those the hit policy forbids, `allowed` the others; `states`
    counts the combinations of answers, None without end; `complete` is false when there may be more."""

    states: int | None
    complete: bool
    gaps: tuple[Message, ...]
    unreachable: tuple[Message, ...]
    overlaps: tuple[Message, ...]
    allowed: tuple[Message, ...]

    @property
    def sound(self) -> bool:
        """No gap, no unreachable rule, and no overlap that the hit policy forbids."""
        return self.complete and not (self.gaps or self.unreachable or self.overlaps)


def kept(models: Iterable[Model]) -> Mapping[Model, Proof]:
    """The proofs that are there already."""
    by_key = {key_of(model): model for model in models}
    found = ModelProof.objects.filter(key__in=by_key).values_list("key", flat=True)
    return {by_key[key]: _read(key) for key in found}


def proven(model: Model) -> Proof:
    """The proof of a model, enumerated now when it is not there yet."""
    found = kept([model])
    return found[model] if model in found else _prove(model)


def prove_lacking() -> int:
    """Prove every shipped model and every own version that has no proof yet; how many those were."""
    models = [shipped_model(name) for name in shipped()]
    models += [model_of(text) for text in ModelVersion.objects.values_list("dmn", flat=True)]
    there = kept(models)
    lacking = [model for model in dict.fromkeys(models) if model not in there]
    for model in lacking:
        _prove(model)
    return len(lacking)


def ask_for_proofs() -> None:
    """Queue what lacks a proof."""
    proofs_task.enqueue()


@task()
def proofs_task() -> None:
    """The queue's door to `prove_lacking`."""
    prove_lacking()


@lru_cache(64)
def key_of(model: Model) -> str:
    """What names a proof: everything the model says, words too, and who proved it."""
    return hashlib.sha256(version("regie").encode() + write_dmn(model)).hexdigest()


@lru_cache(64)
def _read(key: str) -> Proof:
    """A proof that is there; it never becomes another, for its key says all it hangs on."""
    return _proof(ModelProof.objects.values_list("body", flat=True).get(key=key))


def _prove(model: Model) -> Proof:
    body = _checked(model)
    ModelProof.objects.update_or_create(key=key_of(model), defaults={"body": body})
    return _proof(body)


@lru_cache(64)
def _checked(model: Model) -> dict[str, Any]:
    found = check_model(model)
    return {
        "states": None if found.states is None else str(found.states),  # larger than JSON's numbers may be
        "complete": found.complete,
        "gaps": to_data([one.message for one in found.gaps]),
        "unreachable": to_data([one.message for one in found.unreachable]),
        "overlaps": to_data([one.message for one in found.overlaps if one.fault]),
        "allowed": to_data([one.message for one in found.overlaps if not one.fault]),
    }


def _proof(body: Mapping[str, Any]) -> Proof:
    said = {name: from_data(body[name]) for name in ("gaps", "unreachable", "overlaps", "allowed")}
    return Proof(None if body["states"] is None else int(body["states"]), body["complete"], **said)
