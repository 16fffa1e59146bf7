"""Files people hand in: kept for an hour, for one person of one municipality, and laid on disk while they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.store.models import JobFile

MOST_BYTES = 25_000_000
"""Of one file. The whole of Amsterdam as a workbook is less than a megabyte; a model of GEMMA is three."""

_KEPT = timedelta(hours=1)


class TooLargeError(InputFaults):
    """A file that is larger than we take."""


def named(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files with a name that can be a file's, without its folders.

    Raises InputFaults with every file that has no name, TooLargeError when one is too large.
    """
    bases = [(Path(name.replace("\\", "/").replace("\x00", "")).name[:200], content) for name, content in files]
    large = [base for base, content in bases if len(content) > MOST_BYTES]
    nameless = [_fault("no_name", base) for base, _ in bases if not base.strip(". ")]
    if large:
        raise TooLargeError([*(_fault("too_large", base) for base in large), *nameless])
    if nameless:
        raise InputFaults(nameless)
    return bases


def _fault(kind: str, base: str) -> Fault:
    mend = Message(f"importing.mend.{kind}", limit=MOST_BYTES // 1_000_000)
    return Fault(Place(base), Message(f"importing.fault.{kind}"), mend)


def upload(
    actor: Actor, files: Iterable[tuple[str, bytes]], permission: Permission = Permission.IMPORT
) -> list[JobFile]:
    """Keep files (name and content) for an hour, all or none, for what asks this right. Raises what `named` raises."""
    actor.require(permission)
    forget_old()
    return [
        JobFile.objects.create(
            municipality_id=actor.municipality,
            user_id=actor.user,
            name=base,
            content=content,
            expires_at=timezone.now() + _KEPT,
        )
        for base, content in named(files)
    ]


@contextmanager
def on_disk(actor: Actor, numbers: Sequence[int]) -> Iterator[list[Path]]:
    """One's own files in a folder of their own, under their own names. Raises NotThereError for one that is gone."""
    found = JobFile.objects.filter(municipality_id=actor.municipality, user=actor.user, id__in=numbers)
    kept = {file.id: file for file in found.filter(expires_at__gt=timezone.now())}
    with tempfile.TemporaryDirectory(prefix="regie-import-") as folder:
        paths = []
        for place, number in enumerate(numbers):
            if number not in kept:
                raise NotThereError(str(number))
            path = Path(folder) / str(place) / kept[number].name
            path.parent.mkdir()
            path.write_bytes(bytes(kept[number].content))
            paths.append(path)
        yield paths


def forget_old() -> None:
    """Take away every file whose hour is over, whoever's it was."""
    JobFile.objects.filter(expires_at__lte=timezone.now()).delete()
