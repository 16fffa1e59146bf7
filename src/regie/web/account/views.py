"""Pages of one's own account, and of the one-time link by which one chooses a password."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from regie.actions.keeping import own_account
from regie.actions.keeping.signed_in import parts_of
from regie.landscape.faults import Fault, InputFaults
from regie.locale import Message, say
from regie.web.asking import address_of
from regie.web.templating import page

_FORM = ("GET", "HEAD", "POST")


@sensitive_post_parameters()
@require_http_methods(_FORM)
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What the site knows of somebody, and their password."""
    if request.method != "POST":
        return _account(request, ())
    given = [request.POST.get(name, "") for name in ("present", "wanted", "again")]
    number = cast(int, request.user.pk)
    try:
        own_account.change_password(number, given[0], given[1], given[2], address_of(request))
    except InputFaults as refused:
        return _account(request, refused.faults)
    # the session's own mark follows the password, so that only the others end
    update_session_auth_hash(request, get_user_model().objects.get(pk=number))
    messages.success(request, say(Message("account.changed"), request.language))  # type: ignore[attr-defined]
    return redirect("account")


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    own_account.sign_out_everywhere(cast(int, request.user.pk), address_of(request))
    request.session.flush()
    return redirect("sign-in")


@sensitive_post_parameters()
@require_http_methods(_FORM)
def choose_password(request: HttpRequest, link: str, token: str) -> HttpResponse:
    """Choose a password by a one-time link; a link that does not count is not there."""
    found = own_account.account_of_link(link, token)
    if found is None:
        raise Http404
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        wanted, again = request.POST.get("wanted", ""), request.POST.get("again", "")
        try:
            own_account.set_password(link, token, wanted, again, address_of(request))
        except InputFaults as refused:
            faults = refused.faults
        else:
            return redirect("sign-in")
    text = page(request, "account/choose_password.html.j2", username=found.get_username(), faults=faults)
    return HttpResponse(text, status=422 if faults else 200)


def _account(request: HttpRequest, faults: tuple[Fault, ...]) -> HttpResponse:
    parts = parts_of(cast(int, request.user.pk))
    local = cast(Any, request.user).has_usable_password()
    text = page(request, "account/account.html.j2", faults=faults, parts=parts, local=local)
    return HttpResponse(text, status=422 if faults else 200)
