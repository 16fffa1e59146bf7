"""What stands in the side menu: the pages, then the lists with their counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from regie.actions.keeping.rights import Permission
from regie.locale import Message
from regie.web.addresses import address
from regie.web.asking import Asked
from regie.web.help_pages.topics import topic_of

PAGES: tuple[tuple[str, Permission], ...] = (
    ("overview", Permission.READ),
    ("chains", Permission.READ),
    ("my-work", Permission.EDIT),
    ("goals", Permission.READ),
    ("concentration", Permission.READ),
    ("quality", Permission.READ),
    ("calendar", Permission.READ),
    ("cost", Permission.READ),
    ("what-if", Permission.READ),
    ("plans", Permission.READ),
    ("report", Permission.READ),
    ("publishing", Permission.PUBLISH),
    ("changes", Permission.READ),
    ("tables", Permission.READ),
    ("owners", Permission.IMPORT),
    ("members", Permission.ADMINISTER),
    ("audit", Permission.ADMINISTER),
    ("import", Permission.IMPORT),
)
"""Pages by the name of their address, with the right they ask for."""

LISTS = (
    "application",
    "organisation",
    "platform",
    "process",
    "dataset",
    "contract",
    "team",
    "dependency",
    "ownership",
    "evidence",
    "deviation",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu. `current`: "page" on that very page, "true" on a page below it, else empty."""

    label: Message
    address: str
    current: str
    count: int | None = None


def pages(request: Asked) -> list[Entry]:
    """The pages this person may open."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    slug = request.shown.municipality.slug
    return [
        Entry(
            Message(f"shell.page.{name}"),
            address(name, municipality=slug),
            "page" if here == name else "",
        )
        for name, permission in PAGES
        if request.actor.may(permission)
    ]


def help_address(request: HttpRequest) -> str:
    """Help about this screen, or all help."""
    match = request.resolver_match
    topic = topic_of(match.url_name or "") if match else ""
    return address("help-topic", topic=topic) if topic else address("help")


def lists(request: Asked) -> list[Entry]:
    """The lists, with how many things each holds."""
    slug, counts = request.shown.municipality.slug, request.shown.counts()
    return [
        Entry(
            Message(f"landscape.noun.{noun}.other"),
            address("list", municipality=slug, noun=noun),
            _current(request, noun),
            counts.get(noun, 0),
        )
        for noun in LISTS
    ]


def _current(request: HttpRequest, noun: str) -> str:
    match = request.resolver_match
    if match is None or match.kwargs.get("noun") != noun:
        return ""
    return "page" if match.url_name == "list" else "true"
