"""Pages of help; for everybody, signed in or not."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from regie.locale import Language
from regie.web.help_pages.topics import TOPICS, paragraphs, search, title
from regie.web.templating import page


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """All topics, or those that hold the words searched for."""
    language: Language = request.language  # type: ignore[attr-defined] # put there by our middleware
    words = request.GET.get("q", "").strip()
    found = [(topic, title(topic, language), paragraphs(topic, language)[0]) for topic in search(words, language)]
    return HttpResponse(page(request, "help_pages/index.html.j2", topics=found, words=words))


@require_safe
def help_topic(request: HttpRequest, topic: str) -> HttpResponse:
    """One topic."""
    if topic not in TOPICS:
        raise Http404
    language: Language = request.language  # type: ignore[attr-defined] # put there by our middleware
    text = page(
        request, "help_pages/topic.html.j2", topic=title(topic, language), paragraphs=paragraphs(topic, language)
    )
    return HttpResponse(text)
