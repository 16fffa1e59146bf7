"""Tables of money that somebody sends: worked out and shown; nothing is kept unless asked, and then for an hour."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from regie.actions.cost import Basis, cost_of_tables
from regie.actions.keeping.rights import Actor, NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.uploads import forget_old, named
from regie.analyses.cost import ChargeBack, PlanCost
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.reports import cost_xlsx
from regie.store.models import JobFile

KEPT = timedelta(hours=1)
_NAME = "cost-"
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: tables of money, the agreed keys (if any), the tag that names a department, and which cost."""

    files: Sequence[File]
    keys: File | None = None
    tag: str = ""
    basis: Basis = "billed"


def cost_sent(actor: Actor, sent: Sent) -> PlanCost | ChargeBack:
    """A plan by year, or cost charged back. Nothing of it is kept.

    Raises InputFaults with all that is wrong with the files, also when they hold neither; what `named` raises.
    """
    actor.require(Permission.READ)
    with tempfile.TemporaryDirectory(prefix="regie-cost-") as folder:
        files = _on_disk(Path(folder, "files"), sent.files)
        keys = _on_disk(Path(folder, "keys"), [sent.keys] if sent.keys else [])
        if not files:
            raise InputFaults([_nothing_sent()])
        return cost_of_tables(files, keys=keys[0] if keys else None, tag=sent.tag, basis=sent.basis)


def cost_file(found: PlanCost | ChargeBack, language: Language) -> bytes:
    """All its tables as a workbook."""
    with tempfile.TemporaryDirectory(prefix="regie-cost-") as folder:
        path = Path(folder, "cost.xlsx")
        cost_xlsx(found, path, language)
        return path.read_bytes()


def keep_cost(actor: Actor, found: PlanCost | ChargeBack, language: Language) -> JobFile:
    """Keep the workbook for an hour, for who asks and nobody else."""
    actor.require(Permission.READ)
    if actor.user is None:
        raise NotAllowedError(Permission.READ)
    forget_old()
    return JobFile.objects.create(
        municipality_id=actor.municipality,
        user_id=actor.user,
        name=f"{_NAME}{timezone.localtime():%Y-%m-%d-%H%M%S}-{language}.xlsx",
        content=cost_file(found, language),
        expires_at=timezone.now() + KEPT,
    )


def kept_costs(actor: Actor) -> list[JobFile]:
    """One's own workbooks that are still kept, the newest first."""
    actor.require(Permission.READ)
    return list(_mine(actor).defer("content").order_by("-id"))


def kept_cost(actor: Actor, number: int) -> JobFile:
    """One's own workbook. Raises NotThereError; also when its hour has passed."""
    actor.require(Permission.READ)
    found = _mine(actor).filter(id=number).first()
    if found is None:
        raise NotThereError(str(number))
    return found


def _mine(actor: Actor) -> QuerySet[JobFile]:
    if actor.user is None:
        return JobFile.objects.none()
    kept = JobFile.objects.filter(municipality_id=actor.municipality, user_id=actor.user, name__startswith=_NAME)
    return kept.filter(expires_at__gt=timezone.now())


def _on_disk(folder: Path, files: Sequence[File]) -> list[Path]:
    paths = []
    for number, (name, content) in enumerate(named(files)):
        path = folder / str(number) / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        paths.append(path)
    return paths


def _nothing_sent() -> Fault:
    return Fault(Place("", column="files"), Message("costing.fault.files"), Message("costing.mend.files"))
