"""What stands in the side menu: the pages, then the lists with their counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from regie.actions.keeping.rights import Permission
from regie.locale import Message
from regie.web.addresses import address
from regie.web.asking import Asked
from regie.web.help_pages.topics import topic_of

GROUPS: tuple[tuple[str, tuple[tuple[str, Permission], ...]], ...] = (
    ("", (("overview", Permission.READ), ("my-work", Permission.EDIT))),
    (
        "stand",
        (
            ("goals", Permission.READ),
            ("concentration", Permission.READ),
            ("chains", Permission.READ),
            ("quality", Permission.READ),
        ),
    ),
    (
        "ahead",
        (
            ("what-if", Permission.READ),
            ("plans", Permission.READ),
            ("calendar", Permission.READ),
            ("cost", Permission.READ),
            ("tables", Permission.READ),
        ),
    ),
    ("tell", (("report", Permission.READ), ("publishing", Permission.PUBLISH), ("changes", Permission.READ))),
    (
        "manage",
        (
            ("import", Permission.IMPORT),
            ("owners", Permission.IMPORT),
            ("members", Permission.ADMINISTER),
            ("audit", Permission.ADMINISTER),
        ),
    ),
)
"""Pages by the question they answer: the name of their address, with the right they ask for. The first group has no
heading."""

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


def groups(request: Asked) -> list[tuple[str, list[Entry]]]:
    """The pages this person may open, a heading's name and its entries; a group with nothing to open is left out."""
    made = (
        (heading, [_page(request, name) for name, permission in pages if request.actor.may(permission)])
        for heading, pages in GROUPS
    )
    return [(heading, entries) for heading, entries in made if entries]


def help_address(request: HttpRequest) -> str:
    """Help about this screen, or all help."""
    match = request.resolver_match
    topic = topic_of(match.url_name or "") if match else ""
    return address("help-topic", topic=topic) if topic else address("help")


def may(request: Asked, permission: str) -> bool:
    """Whether this person has a right, by its name: for the next step a page offers."""
    return request.actor.may(Permission(permission))


def holds_anything(request: Asked) -> bool:
    """Whether the municipality keeps any thing at all; else everything begins with taking in a file."""
    return bool(request.shown.counts())


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


def _page(request: Asked, name: str) -> Entry:
    where = address(name, municipality=request.shown.municipality.slug)
    match = request.resolver_match
    exact = match is not None and match.url_name == name
    below = request.path.startswith(f"{where.rstrip('/')}/")
    return Entry(Message(f"shell.page.{name}"), where, "page" if exact else "true" if below else "")


def _current(request: HttpRequest, noun: str) -> str:
    match = request.resolver_match
    if match is None or match.kwargs.get("noun") != noun:
        return ""
    return "page" if match.url_name == "list" else "true"
