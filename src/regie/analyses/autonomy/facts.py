"""What the decision models ask of each thing, taken from the facts of the landscape: one small function an input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from regie.analyses.autonomy.possible import Values, of_choice, of_fact, of_places, of_verdict, worst
from regie.analyses.autonomy.reach import CONTROL, LAWS, Reach, reaches
from regie.landscape import (
    Application,
    Chain,
    Contract,
    Evidence,
    FactRef,
    Landscape,
    Link,
    LinkKind,
    Organisation,
    Platform,
    Team,
    Verdict,
)
from regie.landscape.vocabulary import Clause, EvidenceKind
from regie.reference_data.jurisdictions import in_eea, in_eu

Thing = Application | Platform | Organisation
THINGS: tuple[type[Application] | type[Platform] | type[Organisation], ...] = (Application, Platform, Organisation)

_OWN = Reach(("nl",), ("nl",), ("not_reached",), ("not_reached",), ())
"""What the municipality makes itself: a Dutch municipality is under Dutch control and Dutch law."""
_CSF_REGION = {"nl": "eu", "eu": "eu", "eea": "eea", "ch": "outside", "outside": "outside"}
_CSF_SCALE = ("eu", "eea", "outside")
_SHARE = ("all", "some", "none")
_PAPERS = frozenset(
    {EvidenceKind.DPIA, EvidenceKind.PROCESSING_AGREEMENT, EvidenceKind.RISK_ANALYSIS, EvidenceKind.CERTIFICATE}
)
_AUDITS = frozenset({EvidenceKind.AUDIT_REPORT, EvidenceKind.ASSURANCE_REPORT})
_DRILLS = frozenset({EvidenceKind.EXIT_DRILL})
_PROVIDERS = frozenset({"suppliers", "operated_by"})
_PAPER_COUNTS = ("none", "one", "several")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "keys": ("key_holder",),
    "location": ("locations", "platform"),
    "cut_off": ("cut_off",),
    "standards": ("open_standards",),
    "open_source": ("open_source",),
    "export": ("export_formats", "haven"),
}
"""The fields of the thing itself behind an input."""


class Facts:
    """The inputs of the decision models for every thing of a landscape at a date."""

    def __init__(self, landscape: Landscape, at: date, chain: Chain) -> None:
        self.landscape = landscape
        self.at = at
        self.chain = chain
        self.reach = reaches(landscape, at)
        self._worst: dict[object, Values] = {}

    # what the models ask ----------------------------------------------------------------------------
    def csf(self, thing: Thing) -> dict[str, Values]:
        """The inputs of `csf-answers-2026` that apply to this kind of thing."""
        found: dict[str, Values] = {
            "seat": self._over_suppliers(thing, "seat"),
            "control": self._over_suppliers(thing, "csf_control"),
            "laws": self._over_suppliers(thing, "laws"),
            "eu_clause": self._clause(thing, Clause.EU_ONLY),
            "staff": self._staff(thing),
            "papers": self._papers(thing),
        }
        if isinstance(thing, Organisation):
            return found
        return found | {
            "keys": of_choice(thing.key_holder),
            "location": self.location(thing),
            "cut_off": of_choice(thing.cut_off),
            "export": self._export(thing),
            "exit_drill": self._drilled(thing),
            "standards": of_fact(thing.open_standards, lambda names: "some" if names else "none"),
            "open_source": of_fact(thing.open_source, lambda truth: "yes" if truth else "no"),
            "sub_processors": self._sub_processors(thing),
            "providers": self._providers(thing),
        }

    def autonomy(self, thing: Thing) -> dict[str, Values]:
        """The inputs of the definition of autonomous."""
        return {
            "noun": (thing.noun,),
            "control": self._over_suppliers(thing, "control"),
            "laws": self._over_suppliers(thing, "laws"),
            "location": ("not_applicable",) if isinstance(thing, Organisation) else self.location(thing),
            "keys": ("not_applicable",) if isinstance(thing, Organisation) else of_choice(thing.key_holder),
        }

    def alone(self, thing: Thing, row: Mapping[str, Values]) -> dict[str, Values]:
        """The same inputs without what its suppliers or owners cause, so that the chain names where it goes wrong.

        Only a Swiss supplier stays: there the thing's own keys decide.
        """
        if not isinstance(thing, Organisation):
            return {**row, "control": _swiss_or_own(row["control"]), "laws": ("not_reached",)}
        owners = (link for link in self.chain.needs.get(thing.id, ()) if link.kind is LinkKind.OWNED_BY)
        owned = any(link.sure for link in owners)
        control = _swiss_or_own(row["control"]) if owned else row["control"]
        return {**row, "control": control, "laws": self.reach[thing.id].own_laws}

    def refs(self, thing: Thing, name: str) -> tuple[FactRef, ...]:
        """The facts behind an input of a thing."""
        made_by = [thing.id] if isinstance(thing, Organisation) else [link.provider for link in self._suppliers(thing)]
        stated = () if isinstance(thing, Organisation) else (FactRef(thing.id, "suppliers"),)
        match name:
            case "seat" | "control" | "laws":
                behind = (ref for id_ in made_by if id_ in self.reach for ref in self.reach[id_].facts)
                return (*stated, *behind)
            case "staff" | "sub_processors":
                field = {"staff": "staff_locations"}.get(name, name)
                return (*stated, *(FactRef(id_, field) for id_ in made_by if id_ in self._organisations))
            case "providers":
                return (*stated, *(link.fact for link in self.chain.needs.get(thing.id, ())))
            case "exit_drill" | "papers":
                return tuple(FactRef(one.id, "strength") for one in self.evidence.get(thing.id, ()))
            case "eu_clause":
                return tuple(FactRef(one.id, "clauses") for one, _ in self._contracts.get(thing.id, ()))
        held = (field for field in _FIELDS.get(name, ()) if hasattr(thing, field))
        return tuple(FactRef(thing.id, field) for field in held)

    def location(self, thing: Application | Platform) -> Values:
        """Whether its locations are in the EEA; an application that states none is where its platform is."""
        places = thing.locations
        if isinstance(thing, Application) and not places.claims:
            platform = self._platforms.get(thing.platform.value_or(""))
            places = platform.locations if platform else places
        return of_places(places, in_eea)

    # over suppliers ---------------------------------------------------------------------------------
    @cached_property
    def _supplied_by(self) -> Mapping[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for link in self.chain.links:
            if link.kind is LinkKind.SUPPLIED_BY:
                found.setdefault(link.dependant, []).append(link)
        return {id_: tuple(links) for id_, links in found.items()}

    def _suppliers(self, thing: Thing) -> tuple[Link, ...]:
        return self._supplied_by.get(thing.id, ())

    def _over_suppliers(self, thing: Thing, name: str) -> Values:
        scale, of = _OVER[name]
        if isinstance(thing, Organisation):
            return of(self.reach[thing.id])
        links = self._suppliers(thing)
        more = "suppliers" in self.chain.open_ends.get(thing.id, ())
        if not links:
            return None if more else of(_OWN)
        key = name, more, *((link.provider, link.sure) for link in links)
        if key not in self._worst:
            known = [(link.sure, self._of(link.provider, of)) for link in links]
            sure, unsure = ([values for one, values in known if one is counts] for counts in (True, False))
            self._worst[key] = worst(scale, sure, unsure, more=more)
        return self._worst[key]

    def _of(self, organisation: str, of: Callable[[Reach], Values]) -> Values:
        """Of an organisation that is not in the landscape nothing is known."""
        return of(self.reach[organisation]) if organisation in self.reach else None

    def _staff(self, thing: Thing) -> Values:
        if isinstance(thing, Organisation):
            return of_places(thing.staff_locations, in_eu)
        sure: list[Values] = []
        unsure: list[Values] = []
        for link in self._suppliers(thing):
            maker = self._organisations.get(link.provider)
            (sure if link.sure else unsure).append(self._staff(maker) if maker else None)
        more = "suppliers" in self.chain.open_ends.get(thing.id, ())
        return worst(_SHARE, sure, unsure, more=more) if sure or unsure else None

    def _sub_processors(self, thing: Application | Platform) -> Values:
        links = self._suppliers(thing)
        sure: list[Values] = []
        unsure: list[Values] = []
        for maker in links:
            for link in self.chain.needs.get(maker.provider, ()):
                if link.kind is LinkKind.SUB_PROCESSOR:
                    (sure if maker.sure and link.sure else unsure).append(self._outside(link.provider))
        more = any(
            "sub_processors" in self.chain.open_ends.get(link.provider, ()) or link.provider in self.chain.missing
            for link in links
        )
        more = more or "suppliers" in self.chain.open_ends.get(thing.id, ())
        return worst(("none_outside", "some_outside"), sure, unsure, more=more)

    def _outside(self, organisation: str) -> Values:
        control = self._of(organisation, lambda reach: reach.control)
        if control is None:
            return None
        return tuple(dict.fromkeys("some_outside" if one in {"ch", "outside"} else "none_outside" for one in control))

    def _providers(self, thing: Application | Platform) -> Values:
        wanted = {LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY}
        links = [link for link in self.chain.needs.get(thing.id, ()) if link.kind in wanted]
        makers = {link.provider for link in links if link.provider not in self._teams}
        values = [self._outside(maker) for maker in makers]
        open_ended = not _PROVIDERS.isdisjoint(self.chain.open_ends.get(thing.id, ()))
        unsure = any(not link.sure for link in links)
        if open_ended or unsure or any(one is None or len(one) > 1 for one in values):
            return None
        outside = values.count(("some_outside",))
        if outside == 0:
            return ("none_outside",)
        if outside == len(values):
            return ("only_outside",)
        return ("mostly_outside" if 2 * outside >= len(values) else "few_outside",)

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        return {organisation.id: organisation for organisation in self.landscape.all(Organisation)}

    @cached_property
    def _teams(self) -> frozenset[str]:
        return frozenset(team.id for team in self.landscape.all(Team))

    @cached_property
    def _platforms(self) -> Mapping[str, Platform]:
        return {platform.id: platform for platform in self.landscape.all(Platform)}

    # contracts and evidence -------------------------------------------------------------------------
    @cached_property
    def _contracts(self) -> Mapping[str, list[tuple[Contract, bool]]]:
        """The contracts about each thing, and whether that is certain: sources may differ on what one covers."""
        found: dict[str, dict[str, tuple[Contract, bool]]] = {}
        for contract in self.landscape.all(Contract):
            supplier = contract.supplier.candidates or ()
            covered = contract.covers.candidates or ()
            for id_ in {*supplier, *(id_ for ids in covered for id_ in ids)}:
                sure = supplier == (id_,) or (bool(covered) and all(id_ in ids for ids in covered))
                found.setdefault(id_, {})[contract.id] = contract, sure
        return {id_: list(held.values()) for id_, held in found.items()}

    def _clause(self, thing: Thing, clause: Clause) -> Values:
        said = []
        for contract, sure in self._contracts.get(thing.id, ()):
            agreed = contract.clauses.every(lambda clauses: clause in clauses)
            said.append(None if agreed and not sure else agreed)
        if True in said:
            return ("yes",)
        return ("no",) if said and None not in said else None

    def _export(self, thing: Application | Platform) -> Values:
        agreed = [self._clause(thing, clause) for clause in (Clause.DATA_RETURN, Clause.OPEN_FORMATS)]
        formats = thing.export_formats.every(bool) if isinstance(thing, Application) else thing.haven.every(bool)
        if formats or ("yes",) in agreed:
            return ("yes",)
        return ("no",) if formats is False and None not in agreed else None

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence about each thing that exists by then and has not, as far as is known, expired."""
        found: dict[str, list[Evidence]] = {}
        for evidence in self.landscape.all(Evidence):
            if evidence.valid_at(self.at) is not Verdict.NO:
                found.setdefault(evidence.about, []).append(evidence)
        return {id_: tuple(held) for id_, held in found.items()}

    def _proof(self, thing: Thing, kinds: frozenset[EvidenceKind]) -> Verdict:
        """Whether valid evidence of these kinds proves something."""
        held = (one for one in self.evidence.get(thing.id, ()) if one.kind in kinds)
        return Verdict.some(Verdict.every((one.valid_at(self.at), one.proven)) for one in held)

    def _drilled(self, thing: Thing) -> Values:
        return of_verdict(self._proof(thing, _DRILLS))

    def _papers(self, thing: Thing) -> Values:
        audited = self._proof(thing, _AUDITS)
        if audited is Verdict.YES:
            return ("audited",)
        held = [one for one in self.evidence.get(thing.id, ()) if one.kind in _PAPERS | _AUDITS]
        most = len({one.kind for one in held})
        least = len({one.kind for one in held if one.valid_at(self.at) is Verdict.YES})
        found = tuple(dict.fromkeys(_PAPER_COUNTS[min(count, 2)] for count in range(least, most + 1)))
        return found if audited is Verdict.NO else (*found, "audited")


def _coarse(values: Values) -> Values:
    return None if values is None else tuple(_ordered({_CSF_REGION[value] for value in values}))


def _ordered(values: Iterable[str]) -> list[str]:
    return sorted(values, key=_CSF_SCALE.index)


def _swiss_or_own(values: Values) -> Values:
    if values is None:
        return ("nl",)
    return tuple(dict.fromkeys("ch" if value == "ch" else "nl" for value in values))


_OVER: Mapping[str, tuple[tuple[str, ...], Callable[[Reach], Values]]] = {
    "seat": (_CSF_SCALE, lambda reach: _coarse(reach.seat)),
    "csf_control": (_CSF_SCALE, lambda reach: _coarse(reach.control)),
    "control": (CONTROL, lambda reach: reach.control),
    "laws": (LAWS, lambda reach: reach.laws),
}
"""What is taken as the worst over suppliers: its scale, and where it stands in their reach."""
