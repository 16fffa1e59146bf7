"""The same questions for an owner without an account, who came by a signed link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from regie.actions.keeping.owner_links import TooManyAnswersError, actor_of_link, count_use, link_of
from regie.actions.keeping.shown import NotThereError, Shown
from regie.locale import say
from regie.web.asking import address_of
from regie.web.listing.asked import page_of
from regie.web.my_work.questions import Answered, questions_page, take_answer
from regie.web.templating import page


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Questions of one owner. A link that was tampered with, has expired or was revoked is not there."""
    link = link_of(token)
    if link is None:
        return HttpResponse(page(request, "my_work/no_link.html.j2"), status=404)
    actor = actor_of_link(link, address_of(request))
    answered = Answered()
    if request.method == "POST":
        try:
            count_use(link)
            answered = take_answer(request, actor)
        except NotThereError:
            raise Http404 from None
        except TooManyAnswersError:
            return HttpResponse(page(request, "my_work/no_link.html.j2", busy=True), status=429)
        if answered.said:
            messages.success(request, say(answered.said, request.language))  # type: ignore[attr-defined]
            return redirect(request.get_full_path())
    number = page_of(request.GET.get("page", "1"))
    text = questions_page(request, Shown(actor), "my_work/by_link.html.j2", number, answered, link=link)
    return HttpResponse(text, status=answered.status)
