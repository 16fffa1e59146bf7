"""What the suppliers of a thing lead to: the worst of them counts. Things with the same suppliers share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import starmap
from operator import attrgetter
from typing import NamedTuple

from regie.analyses.autonomy.possible import Values, of_places, worst
from regie.analyses.autonomy.reach import CONTROL, LAWS, Reach
from regie.landscape import Chain, Landscape, Link, LinkKind, Organisation
from regie.reference_data.jurisdictions import in_eu

_CSF_REGION = {"nl": "eu", "eu": "eu", "eea": "eea", "ch": "outside", "outside": "outside"}
_CSF_SCALE = ("eu", "eea", "outside")
_OUTSIDE = ("none_outside", "some_outside")


class Supplied(NamedTuple):
    """What an organisation by itself may be, or the suppliers of a thing together: the worst of them.

    `seat` and `csf_control` are on the scale of the CSF, `control` and `laws` on that of the definition of autonomous.
    """

    seat: Values = None
    csf_control: Values = None
    control: Values = None
    laws: Values = None
    staff: Values = None


Makers = tuple[tuple[tuple[str, bool], ...], bool]
"""Who surely or perhaps supplies a thing, and whether there may be others of whom nothing is known."""

_SCALES = Supplied(_CSF_SCALE, _CSF_SCALE, CONTROL, LAWS, ("all", "some", "none"))
_NOTHING_KNOWN = Supplied()
_OWN = Supplied(("eu",), ("eu",), ("nl",), ("not_reached",))
"""What the municipality makes itself: a Dutch municipality is under Dutch control and Dutch law."""


class Suppliers:
    """The suppliers of everything in a landscape, by the reach over each organisation in it."""

    def __init__(self, landscape: Landscape, chain: Chain, reach: Mapping[str, Reach]) -> None:
        self._chain = chain
        self._links = _supplied_by(chain)
        self.by_itself: Mapping[str, Supplied] = {
            one.id: _by_itself(reach[one.id], of_places(one.staff_locations, in_eu))
            for one in landscape.all(Organisation)
        }

    def links(self, thing: str) -> tuple[Link, ...]:
        """The links to those who supply a thing."""
        return self._links.get(thing, ())

    def outside(self, organisation: str) -> Values:
        """Whether an organisation is controlled from outside the EEA; of one that is not there nothing is known."""
        return self._outside.get(organisation)

    @cached_property
    def _outside(self) -> Mapping[str, Values]:
        return {id_: _of_outside(one.control) for id_, one in self.by_itself.items()}

    def makers(self, thing: str) -> Makers:
        """Those of an application or a platform."""
        found = tuple([(link.provider, link.sure) for link in self.links(thing)])
        return found, "suppliers" in self._chain.open_ends.get(thing, ())

    def together(self, name: str, makers: Iterable[Makers]) -> list[Values]:
        """What the makers of one thing after another lead to, for one of the fields of `Supplied`."""
        of, scale = attrgetter(name), attrgetter(name)(_SCALES)

        @cache
        def found(known: tuple[tuple[str, bool], ...], more: bool) -> Values:
            if not known:
                values: Values = of(_NOTHING_KNOWN if more else _OWN)
                return values
            sure, unsure = (
                [of(self.by_itself.get(id_, _NOTHING_KNOWN)) for id_, counts in known if counts is which]
                for which in (True, False)
            )
            # where sources differ on all of them, perhaps nobody supplies it but we ourselves
            return worst(scale, sure, unsure, more=more or (not sure and of(_OWN) is None))

        return [found(*one) for one in makers]

    def sub_processors(self, makers: Iterable[Makers]) -> list[Values]:
        """Whether the makers of one thing after another let others outside the EEA process the data."""
        return list(starmap(cache(self._sub_processors), makers))

    def _sub_processors(self, makers: Iterable[tuple[str, bool]], more: bool) -> Values:
        sure: list[Values] = []
        unsure: list[Values] = []
        for maker, certain in makers:
            for link in self._chain.needs.get(maker, ()):
                if link.kind is LinkKind.SUB_PROCESSOR:
                    (sure if certain and link.sure else unsure).append(self.outside(link.provider))
            more = more or maker in self._chain.missing or "sub_processors" in self._chain.open_ends.get(maker, ())
        return worst(_OUTSIDE, sure, unsure, more=more)


def _supplied_by(chain: Chain) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in chain.links:
        if link.kind is LinkKind.SUPPLIED_BY:
            found.setdefault(link.dependant, []).append(link)
    return {id_: tuple(links) for id_, links in found.items()}


def _by_itself(reach: Reach, staff: Values) -> Supplied:
    return Supplied(_coarse(reach.seat), _coarse(reach.control), reach.control, reach.laws, staff)


def _coarse(values: Values) -> Values:
    """On the scale of the CSF."""
    return values and tuple(sorted({_CSF_REGION[value] for value in values}, key=_CSF_SCALE.index))


def _of_outside(control: Values) -> Values:
    return control and tuple(dict.fromkeys(_OUTSIDE[one in {"ch", "outside"}] for one in control))
