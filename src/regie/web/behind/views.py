"""The things behind a number: what depends on a party, runs on a kind of place, or is held until a year."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from regie.actions.keeping.behind import behind as things_behind
from regie.actions.keeping.shown import NotThereError
from regie.landscape import fact_fields
from regie.landscape.nouns import NOUN_BY_NAME
from regie.locale import Language, Message, say
from regie.reference_data.jurisdictions import country_name
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import page_of
from regie.web.templating import page
from regie.web.values import Shower

WORDS = ("supplier", "parent", "jurisdiction", "hidden", "place", "end")
_COLUMNS = ("cluster", "owner", "critical", "autonomous")


@for_member()
def behind(request: Asked, word: str, key: str) -> HttpResponse:
    """A page of them, by what they are to the number."""
    if word not in WORDS:
        raise Http404
    way = request.GET.get("way", "")
    try:
        ways, rows = things_behind(request.shown, f"{word}/{key}", way=way, page=page_of(request.GET.get("page", "1")))
    except NotThereError:
        raise Http404 from None
    way = way if way in ways else next(iter(ways))
    noun = rows.rows[0].noun if rows.rows else "application"
    shower = Shower(request.shown, request.language, noun)
    has = {one.name for one in fact_fields(NOUN_BY_NAME[noun])} | (
        {"autonomous", "critical"} if way != "processes" else set()
    )
    columns = [name for name in _COLUMNS if name in has]
    text = page(
        request,
        "behind/behind.html.j2",
        word=word,
        key=key,
        title=_title(request, word, key),
        ways=ways,
        way=way,
        rows=rows,
        labels=[shower.field(name) for name in columns],
        cells=[(thing, [shower.cell(thing, name) for name in columns]) for thing in rows.rows],
        party=request.shown.names({key}).get(key),
    )
    return HttpResponse(text)


def _title(request: Asked, word: str, key: str) -> str:
    return say(Message(f"behind.title.{word}", what=_name(request, word, key)), request.language)


def _name(request: Asked, word: str, key: str) -> str:
    language: Language = request.language
    match word:
        case "jurisdiction":
            return country_name(key, language)
        case "place":
            area = "page.places" if key in {"none", "unknown"} else "landscape.choice.CloudKind"
            return say(Message(f"{area}.{key}"), language)
        case "end":
            return key if key.isdigit() else say(Message(f"behind.end.{key}"), language)
    return request.shown.names({key}).get(key, ("", key))[1]
