"""What the suppliers of a thing lead to: the worst of them counts. Things with the same suppliers share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from regie.analyses.autonomy.possible import Values, of_places, worst
from regie.analyses.autonomy.reach import CONTROL, LAWS, Reach
from regie.landscape import Application, Chain, Landscape, Link, LinkKind, Organisation, Platform
from regie.reference_data.jurisdictions import in_eu

_CSF_REGION = {"nl": "eu", "eu": "eu", "eea": "eea", "ch": "outside", "outside": "outside"}
_CSF_SCALE = ("eu", "eea", "outside")
_SHARE = ("all", "some", "none")
_OUTSIDE = ("none_outside", "some_outside")


@dataclass(frozen=True, slots=True)
class Supplied:
    """What the suppliers of a thing together may be, or an organisation by itself.

    `seat` and `csf_control` are on the scale of the CSF, `control` and `laws` on that of the definition of autonomous.
    """

    seat: Values = None
    csf_control: Values = None
    control: Values = None
    laws: Values = None
    staff: Values = None
    sub_processors: Values = None


_NOTHING_KNOWN = Supplied()
_OWN = Supplied(("eu",), ("eu",), ("nl",), ("not_reached",))
"""What the municipality makes itself: a Dutch municipality is under Dutch control and Dutch law."""


class Suppliers:
    """The suppliers of everything in a landscape, by the reach over each organisation in it."""

    def __init__(self, landscape: Landscape, chain: Chain, reach: Mapping[str, Reach]) -> None:
        self._chain = chain
        self._links = _supplied_by(chain)
        self._organisations = {
            one.id: _by_itself(reach[one.id], of_places(one.staff_locations, in_eu))
            for one in landscape.all(Organisation)
        }
        self._outside = {id_: _of_outside(one.control) for id_, one in self._organisations.items()}
        self._together: dict[tuple[bool, tuple[tuple[str, bool], ...]], Supplied] = {}

    def links(self, thing: str) -> tuple[Link, ...]:
        """The links to those who supply a thing."""
        return self._links.get(thing, ())

    def outside(self, organisation: str) -> Values:
        """Whether an organisation is controlled from outside the EEA; of one that is not there nothing is known."""
        return self._outside.get(organisation)

    def of(self, thing: Application | Platform | Organisation) -> Supplied:
        """What its suppliers lead to; an organisation is its own."""
        if isinstance(thing, Organisation):
            return self._organisations[thing.id]
        more = "suppliers" in self._chain.open_ends.get(thing.id, ())
        makers = tuple([(link.provider, link.sure) for link in self.links(thing.id)])
        found = self._together.get((more, makers))
        if found is None:
            found = self._together[more, makers] = self._worst(makers, more)
        return found

    def _worst(self, makers: tuple[tuple[str, bool], ...], more: bool) -> Supplied:
        if not makers:
            own = _NOTHING_KNOWN if more else _OWN
            return Supplied(own.seat, own.csf_control, own.control, own.laws, None, self._sub_processors((), more))
        known = [(self._organisations.get(id_, _NOTHING_KNOWN), sure) for id_, sure in makers]

        def over(scale: tuple[str, ...], of: Callable[[Supplied], Values]) -> Values:
            sure, unsure = ([of(one) for one, counts in known if counts is which] for which in (True, False))
            return worst(scale, sure, unsure, more=more)

        return Supplied(
            over(_CSF_SCALE, lambda one: one.seat),
            over(_CSF_SCALE, lambda one: one.csf_control),
            over(CONTROL, lambda one: one.control),
            over(LAWS, lambda one: one.laws),
            over(_SHARE, lambda one: one.staff),
            self._sub_processors(makers, more),
        )

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
