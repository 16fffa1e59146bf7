"""Templates: Jinja with escaping, strict about what is undefined, with words and numbers in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from regie.landscape import Interval
from regie.locale import Language, Message, day, euro, number, percent, say
from regie.reports import words
from regie.web.addresses import address
from regie.web.shell import navigation


def environment(**options: Any) -> Environment:
    """The environment Django asks for."""
    made = Environment(
        loader=PackageLoader("regie.web", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=bool(options.get("auto_reload")),
    )
    theme = settings.THEME_STYLESHEET.name if settings.THEME_STYLESHEET else ""
    made.globals.update(theme=theme, static=static, url=_url, t=_words, navigation=navigation, messages=get_messages)
    made.filters.update(
        say=_filter(say),
        words=_filter(_said),
        number=_filter(number),
        percent=_filter(percent),
        euro=_filter(euro),
        day=_filter(_day),
        moment=_filter(_moment),
        share=_filter(_share),
    )
    return made


def page(request: HttpRequest, template: str, **context: Any) -> str:
    """A template in words, for this request."""
    return render_to_string(template, context, request=request)


def _language(context: Context) -> Language:
    return cast(Language, context["request"].language)


@pass_context
def _words(context: Context, key: str, **values: Any) -> str:
    return say(Message(key, **values), _language(context))


@pass_context
def _url(context: Context, name: str, **values: Any) -> str:
    """The address of a page; the municipality is the one the page is about, unless given."""
    actor = getattr(context["request"], "shown", None)
    if actor is not None and "municipality" not in values and not name.startswith("="):
        values["municipality"] = actor.municipality.slug
    return address(name.removeprefix("="), **values)


def _filter(spoken: Callable[..., str]) -> Callable[..., str]:
    @pass_context
    def said(context: Context, value: Any, *more: Any) -> str:
        return spoken(value, _language(context), *more)

    return said


def _said(value: object, language: Language) -> str:
    """An answer of a decision model: a message, a number, a date or text, or several of these."""
    return say(Message("decisions.box", parts=value if isinstance(value, tuple) else (value,)), language)


def _day(value: date | datetime, language: Language) -> str:
    return day(timezone.localtime(value).date() if isinstance(value, datetime) else value, language)


def _moment(value: datetime, language: Language) -> str:
    local = timezone.localtime(value)
    return f"{day(local.date(), language)}, {local:%H:%M}"


def _share(ends: tuple[float, float] | None, language: Language, aim: float | None = None) -> str:
    """A share in the words of the report: from worst to best case, and never rounded to the aim beside it."""
    return words.share(None if ends is None else Interval(*ends), language, aim)
