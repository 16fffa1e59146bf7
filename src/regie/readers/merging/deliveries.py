"""What a merged landscape remembers of its registers: when each last delivered, which thing is which, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.merging.loading import load_file
from regie.readers.replacing import replacing

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Delivery:
    """The last delivery of a register. `ids` gives for each id of the register the id in the landscape; `gone` the
    things that it no longer holds, with the date of the first delivery without them (None: a delivery without date).
    """

    register: str
    delivered: date | None
    file: str
    ids: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    gone: Mapping[str, date | None] = field(default_factory=lambda: _NOTHING)


def memory_of(folder: Path) -> Path:
    """Where a merged landscape keeps what it remembers; a folder that was never merged into has no such file."""
    return folder / ".deliveries" / "deliveries.yaml"


def write_deliveries(path: Path, deliveries: Iterable[Delivery]) -> None:
    """Write one item a register, by name."""
    import yaml

    ordered = sorted(deliveries, key=lambda delivery: delivery.register)
    text = yaml.dump(
        [_mapping(delivery) for delivery in ordered],
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=110,
    )
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8")


def _mapping(delivery: Delivery) -> dict[str, object]:
    return {
        "register": delivery.register,
        "delivered": _written(delivery.delivered),
        "file": delivery.file,
        "gone": {id_: _written(day) for id_, day in sorted(delivery.gone.items())},
        "ids": dict(sorted(delivery.ids.items())),
    }


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def read_deliveries(path: Path) -> tuple[Delivery, ...]:
    """Raises InputFaults when the file is not what `write_deliveries` wrote: it is no file to edit."""
    data = load_file(path).data
    try:
        return tuple(_delivery(item) for item in _list(data))
    except (AttributeError, KeyError, TypeError, ValueError):  # no mapping where one was
        fault = Fault(Place(path.name), Message("merging.fault.deliveries"), Message("merging.mend.deliveries"))
        raise InputFaults([fault]) from None


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("a list is meant")
    return data


def _delivery(item: Any) -> Delivery:
    return Delivery(
        item["register"],
        _day(item["delivered"]),
        item["file"],
        {str(id_): str(held) for id_, held in item["ids"].items()},
        {str(id_): _day(day) for id_, day in item["gone"].items()},
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
