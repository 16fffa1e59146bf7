"""One JSON object a line. What a line may hold is listed; everything else stays out, whoever logs it."""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request under way."""

_ALLOWED = ("method", "route", "status", "milliseconds", "job", "kind")


class JsonFormatter(logging.Formatter):
    """Time, level, logger, what happened without its values, the request, and for an error its type and places.

    A message is told as it stands in the code, its values left out: they may be a path with somebody's name in it. What
    others logged without values is left out whole, for then the values may be inside; so is the text of an exception.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": _says(record),
            "place": f"{record.module}:{record.lineno}",
        }
        if request := REQUEST.get():
            line["request"] = request
        line |= {name: getattr(record, name) for name in _ALLOWED if isinstance(getattr(record, name, None), str | int)}
        if record.exc_info and record.exc_info[1] is not None:
            line |= _error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _says(record: logging.LogRecord) -> str:
    ours = record.name.split(".")[0] == "regie"
    return record.msg if isinstance(record.msg, str) and (ours or record.args) else ""


def _error(error: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "places": places}
