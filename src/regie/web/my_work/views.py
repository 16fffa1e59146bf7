"""The page of one's own questions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.locale import say
from regie.web.asking import Asked, for_member
from regie.web.listing.asked import page_of
from regie.web.my_work.questions import Answered, questions_page, take_answer


@for_member(Permission.EDIT, methods=("GET", "HEAD", "POST"))
def my_work(request: Asked) -> HttpResponse:
    """The questions; posted, one is answered in its place."""
    answered = Answered()
    number = page_of(request.GET.get("page", "1"))
    if request.method == "POST":
        try:
            answered = take_answer(request, request.actor)
        except NotThereError:
            raise Http404 from None
        if answered.said:
            messages.success(request, say(answered.said, request.language))
            return redirect(request.get_full_path())
    text = questions_page(request, request.shown, "my_work/my_work.html.j2", number, answered)
    return HttpResponse(text, status=answered.status)
