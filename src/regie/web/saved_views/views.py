"""The two buttons of saved views; the views themselves stand above their list."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect

from regie.actions.keeping.saved_views import forget_view, save_view
from regie.actions.keeping.shown import NotThereError
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import seen


@for_member(methods=("POST",))
def save(request: Asked, noun: str) -> HttpResponse:
    """Keep the list of this address under a name."""
    question = seen(noun, QueryDict(request.POST.get("question", "").removeprefix("?"))).address()
    name = request.POST.get("name", "").strip()
    if name:
        save_view(request.actor, noun, name, question, shared="shared" in request.POST)
        messages.success(request, say(Message("saved_views.saved", name=name), request.language))
    return _to_list(request, noun, question)


@for_member(methods=("POST",))
def forget(request: Asked, number: int) -> HttpResponse:
    """Take a view away; the list stays where it is."""
    try:
        found = forget_view(request.actor, number)
    except NotThereError:
        raise Http404 from None
    return _to_list(request, found.noun, "")


def _to_list(request: Asked, noun: str, question: str) -> HttpResponse:
    response = redirect("list", municipality=request.shown.municipality.slug, noun=noun)
    response["Location"] += question
    return response
