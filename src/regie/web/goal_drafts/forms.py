"""A goal as a form holds it, to data and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from regie.locale import LANGUAGES
from regie.reference_data.goals import Among, Counts, MetWhen, Weigh

CHOICES: Mapping[str, tuple[str, ...]] = {
    "counts": tuple(one.value for one in Counts),
    "weigh": tuple(one.value for one in Weigh),
    "met_when": tuple(one.value for one in MetWhen),
}
AMONG = tuple(one.value for one in Among)
NOT_MEASURED = ("", "not-in-landscape", "no-share")
_WRONG = -1.0


def goal_of(typed: QueryDict) -> dict[str, Any]:
    """What was typed, as data; a share that is no number is outside 0 to 1, for the rules to refuse."""
    name = {one: typed.get(f"name_{one}", "").strip() for one in LANGUAGES}
    goal = {
        "id": typed.get("id", "").strip() or _slug(name["nl"]),
        "name": name,
        "due": typed.get("due", ""),
        "target": _share(typed.get("target", "")),
        "more_than": "more_than" in typed,
        "section": typed.get("section", "").strip(),
        "sentence": typed.get("sentence", "").strip(),
        "readings": [_reading(typed, at) for at in typed.getlist("reading") if _kept(typed, at)],
    }
    not_measured = typed.get("not_measured", "")
    return goal | ({"not_measured": not_measured} if not_measured in NOT_MEASURED[1:] else {})


def target_text(goal: Mapping[str, Any]) -> str:
    """A target as people type it: 30, or nothing."""
    target = goal["target"]
    return "" if target is None or target == _WRONG else f"{target * 100:g}"


def _kept(typed: QueryDict, at: str) -> bool:
    """The empty rows at the end are no readings."""
    return f"{at}.remove" not in typed and any(typed.get(f"{at}.name_{one}", "").strip() for one in LANGUAGES)


def _reading(typed: QueryDict, at: str) -> dict[str, Any]:
    name = {one: typed.get(f"{at}.name_{one}", "").strip() for one in LANGUAGES}
    reading: dict[str, Any] = {
        "id": typed.get(f"{at}.id", "").strip() or _slug(name["nl"]),
        "name": name,
        "among": typed.getlist(f"{at}.among"),
        **{field: typed.get(f"{at}.{field}", "") for field in CHOICES},
    }
    own = {field: typed.get(f"{at}.{field}", "").strip() for field in ("sentence", "section")}
    return reading | {field: text for field, text in own.items() if text}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:50].strip("-")


def _share(text: str) -> float | None:
    cleaned = text.strip().removesuffix("%").strip().replace(",", ".")
    if not cleaned:
        return None
    return round(float(cleaned) / 100, 6) if re.fullmatch(r"\d{1,4}(\.\d{1,4})?", cleaned) else _WRONG
