"""The built-in functions of FEEL that decision models use. A wrong argument gives null, as DMN prescribes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from regie.decisions.feel.values import ARITHMETIC, Months, key, kind

Function = Callable[..., object]

_DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def call(name: str, arguments: list[object]) -> object:
    """Call a built-in function; null when the arguments do not fit. Raises KeyError on an unknown name."""
    function = FUNCTIONS[name]
    try:
        return function(*arguments)
    except (TypeError, ValueError, ArithmeticError, AttributeError):
        return None


def at_literal(text: str) -> object:
    """The value of `@"…"`: a date, time, date and time or duration; None when it is neither."""
    for read in (to_date, to_datetime, to_time, to_duration):
        try:
            value = read(text)
        except ValueError:
            continue
        if value is not None:
            return value
    return None


def to_date(*parts: object) -> object:
    match parts:
        case (str() as text,) if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        case (datetime() as moment,):
            return moment.date()
        case (date() as day,):
            return day
        case (Decimal() as year, Decimal() as month, Decimal() as day):
            return date(int(year), int(month), int(day))
    return None


def to_time(*parts: object) -> object:
    match parts:
        case (str() as text,):
            return time.fromisoformat(text) if ":" in text and "T" not in text else None
        case (datetime() as moment,):
            return moment.timetz()
        case (Decimal() as hour, Decimal() as minute, Decimal() as second):
            return time(int(hour), int(minute), int(second))
    return None


def to_datetime(*parts: object) -> object:
    match parts:
        case (str() as text,):
            return datetime.fromisoformat(text) if "T" in text or _DATE.fullmatch(text) else None
        case (date() as day, time() as moment):
            return datetime.combine(day, moment)
    return None


def to_duration(text: object) -> object:
    if not isinstance(text, str) or not (match := _DURATION.fullmatch(text)) or text[-1] in "PT":
        return None
    sign = -1 if match[1] else 1
    years, months, days, hours, minutes = (int(match[part] or 0) for part in range(2, 7))
    if match[2] or match[3]:
        return None if match[4] or "T" in text else Months(sign * (12 * years + months))
    return sign * timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match[7] or 0))


def _years_and_months(start: date, end: date) -> object:
    months = 12 * (end.year - start.year) + end.month - start.month
    if months > 0 and end.day < start.day:
        months -= 1
    if months < 0 and end.day > start.day:
        months += 1
    return Months(months)


def _items(*arguments: object) -> list[object]:
    return arguments[0] if len(arguments) == 1 and isinstance(arguments[0], list) else list(arguments)


def _extreme(pick: Callable[..., object]) -> Function:
    def found(*arguments: object) -> object:
        items = _items(*arguments)
        return pick(items) if items and len({kind(item) for item in items}) == 1 else None

    return found


def _sum(*arguments: object) -> object:
    items = _items(*arguments)
    if not items or any(kind(item) != "number" for item in items):
        return None
    total = Decimal(0)
    for item in items:
        assert isinstance(item, Decimal)
        total = ARITHMETIC.add(total, item)
    return total


def _mean(*arguments: object) -> object:
    total = _sum(*arguments)
    return ARITHMETIC.divide(total, Decimal(len(_items(*arguments)))) if isinstance(total, Decimal) else None


def _rounded(rounding: str) -> Function:
    def found(number: Decimal, scale: Decimal = Decimal(0)) -> object:
        return number.quantize(Decimal(1).scaleb(-int(scale)), rounding=rounding)

    return found


def _number(text: object, *separators: object) -> object:
    if not isinstance(text, str) or len(text) > 40 or not re.fullmatch(r"-?[\d., ]*\d", text):
        return None
    group, point = (*separators, None, None)[:2]
    if isinstance(group, str):
        text = text.replace(group, "")
    return Decimal(text.replace(point, ".") if isinstance(point, str) else text)


def _string(value: object) -> object:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value.normalize():f}"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _logical(deciding: bool) -> Function:
    def found(*arguments: object) -> object:
        items = _items(*arguments)
        if any(item is deciding for item in items):
            return deciding
        return (not deciding) if all(item is (not deciding) for item in items) else None

    return found


def _substring(text: str, start: Decimal, length: Decimal | None = None) -> object:
    first = int(start) - 1 if start > 0 else len(text) + int(start)
    return text[first:] if length is None else text[first : first + int(length)]


def _contains(items: list[object], item: object) -> bool:
    return key(item) in {key(one) for one in items}


FUNCTIONS: dict[str, Function] = {
    "not": lambda value: (not value) if isinstance(value, bool) else None,
    "all": _logical(deciding=False),
    "any": _logical(deciding=True),
    "date": to_date,
    "time": to_time,
    "date and time": to_datetime,
    "duration": to_duration,
    "years and months duration": _years_and_months,
    "number": _number,
    "string": _string,
    "string length": lambda text: Decimal(len(text)) if isinstance(text, str) else None,
    "substring": _substring,
    "upper case": lambda text: text.upper(),
    "lower case": lambda text: text.lower(),
    "contains": lambda text, part: part in text if isinstance(text, str) else None,
    "starts with": lambda text, part: text.startswith(part),
    "ends with": lambda text, part: text.endswith(part),
    "min": _extreme(min),
    "max": _extreme(max),
    "sum": _sum,
    "mean": _mean,
    "count": lambda *arguments: Decimal(len(_items(*arguments))),
    "list contains": lambda items, item: _contains(items, item) if isinstance(items, list) else None,
    "floor": _rounded(ROUND_FLOOR),
    "ceiling": _rounded(ROUND_CEILING),
    "decimal": _rounded(ROUND_HALF_EVEN),
    "abs": abs,
    "modulo": lambda number, divisor: number - divisor * (number / divisor).to_integral_value(ROUND_FLOOR),
}
