"""The list of owners, with a link to make for each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from regie.actions.keeping import owner_links as acting
from regie.actions.keeping.rights import Permission
from regie.actions.keeping.shown import NotThereError
from regie.locale import Message, say
from regie.web.asking import Asked, for_member
from regie.web.templating import page


@for_member(Permission.IMPORT, methods=("GET", "HEAD", "POST"))
def owners(request: Asked) -> HttpResponse:
    """Owners and links; posted, it makes a link and shows it, once."""
    owner, link = request.POST.get("owner", ""), ""
    if request.method == "POST":
        try:
            _, token = acting.make_owner_link(request.actor, owner)
        except NotThereError:
            raise Http404 from None
        link = request.build_absolute_uri(reverse("answer", kwargs={"token": token}))
    text = page(
        request,
        "owners/owners.html.j2",
        owners=acting.owners(request.actor),
        links=acting.owner_links(request.actor),
        link=link,
        owner=owner,
        days=acting.DAYS,
        now=timezone.now(),
    )
    return HttpResponse(text)


@for_member(Permission.IMPORT, methods=("POST",))
def revoke(request: Asked, number: int) -> HttpResponse:
    """Make a link count no more."""
    try:
        acting.revoke_owner_link(request.actor, number)
    except NotThereError:
        raise Http404 from None
    messages.success(request, say(Message("owners.revoked"), request.language))
    return redirect("owners", municipality=request.shown.municipality.slug)
