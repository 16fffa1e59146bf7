"""A municipality that keeps the tiny landscape, and people with roles in it."""

from dataclasses import dataclass

from regie.actions.keeping.changing import change
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Grant, Permission
from regie.landscape import Change, Landscape
from regie.store.models import Membership, Municipality, Role, User
from tiny import tiny


@dataclass(frozen=True)
class Town:
    """A municipality with one way to get an actor of each role."""

    municipality: Municipality

    def actor(
        self, role: Role = Role.ADMINISTRATOR, *, clusters: tuple[str, ...] = (), owns: tuple[str, ...] = ()
    ) -> Actor:
        return Actor(self.municipality.id, "tester", (Grant(role, frozenset(clusters), frozenset(owns)),))

    def user(self, name: str, role: Role, *, clusters: tuple[str, ...] = ()) -> User:
        user = User.objects.create_user(name)
        Membership.objects.create(user=user, municipality=self.municipality, role=role, clusters=list(clusters))
        return user


def town(slug: str = "tiny", landscape: Landscape | None = None) -> Town:
    """A municipality that holds a landscape, the tiny one unless given; its results are computed when asked for."""
    made = Town(Municipality.objects.create(slug=slug, name=slug.capitalize()))
    with performing(made.actor(), Permission.IMPORT, "take_in") as doing:
        change(doing, Change("start", put=(landscape or tiny()).records))
    made.municipality.refresh_from_db()
    return made
