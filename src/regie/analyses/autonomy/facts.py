"""What the decision models ask of each thing, taken from the facts of the landscape: one small function an input, and
the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from regie.analyses.autonomy.possible import Values, of_places, of_verdict
from regie.analyses.autonomy.reach import reaches
from regie.analyses.autonomy.suppliers import Suppliers
from regie.landscape import (
    UNKNOWN,
    Application,
    Chain,
    Contract,
    Evidence,
    Fact,
    FactRef,
    Landscape,
    LinkKind,
    Organisation,
    Platform,
    Team,
    Verdict,
    each,
    known,
    providers,
)
from regie.landscape.vocabulary import Clause, EvidenceKind
from regie.reference_data.jurisdictions import in_eea

Thing = Application | Platform | Organisation

_PAPERS = frozenset(
    {EvidenceKind.DPIA, EvidenceKind.PROCESSING_AGREEMENT, EvidenceKind.RISK_ANALYSIS, EvidenceKind.CERTIFICATE}
)
_AUDITS = frozenset({EvidenceKind.AUDIT_REPORT, EvidenceKind.ASSURANCE_REPORT})
_DRILLS = frozenset({EvidenceKind.EXIT_DRILL})
_PROVIDERS = frozenset({"suppliers", "operated_by"})
_PROVIDES = frozenset({LinkKind.SUPPLIED_BY, LinkKind.OPERATED_BY})
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

    def refs(self, thing: Thing, name: str) -> tuple[FactRef, ...]:
        """The facts behind an input of a thing."""
        made_by = (
            [thing.id]
            if isinstance(thing, Organisation)
            else [link.provider for link in self.suppliers.links(thing.id)]
        )
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

    def locations(self, things: Iterable[Application | Platform]) -> list[Values]:
        """Whether the locations of each are in the EEA; an application that states none is where its platforms are."""
        return each(map(self._places, things), lambda places: of_places(places, in_eea))

    def _places(self, thing: Application | Platform) -> Fact[tuple[str, ...]]:
        if thing.locations.claims or not isinstance(thing, Application):
            return thing.locations
        hosts = providers(self.landscape, thing, "platform").value_or(())
        places = [self._platforms[host].locations for host in hosts if host in self._platforms]
        if len(places) == 1:
            return places[0]
        # of several the places add up, once those of each are known
        if len(places) < len(hosts) or not all(one.value_or(()) for one in places):
            return UNKNOWN
        return known(tuple(dict.fromkeys(country for one in places for country in one.value))) if places else UNKNOWN

    # suppliers and operators ------------------------------------------------------------------------
    @cached_property
    def suppliers(self) -> Suppliers:
        """The suppliers of each thing, and what they lead to."""
        return Suppliers(self.landscape, self.chain, self.reach)

    def providers(self, thing: Application | Platform) -> Values:
        """How many of its suppliers and operators are controlled from outside the EEA."""
        links = [link for link in self.chain.needs.get(thing.id, ()) if link.kind in _PROVIDES]
        open_ended = not _PROVIDERS.isdisjoint(self.chain.open_ends.get(thing.id, ()))
        if open_ended or not all(link.sure for link in links):
            return None
        makers = {link.provider for link in links if link.provider not in self._teams}
        values = [self.suppliers.outside(maker) for maker in makers]
        if any(one is None or len(one) > 1 for one in values):
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
        """The contracts that run, about each thing, and whether that is certain: sources may differ on what one covers
        or how long it lasts."""
        found: dict[str, dict[str, tuple[Contract, bool]]] = {}
        for contract in self.landscape.all(Contract):
            runs = contract.in_force(self.at)
            if runs is Verdict.NO:
                continue
            supplier = contract.supplier.candidates or ()
            covered = contract.covers.candidates or ()
            for id_ in {*supplier, *(id_ for ids in covered for id_ in ids)}:
                about = supplier == (id_,) or (bool(covered) and all(id_ in ids for ids in covered))
                found.setdefault(id_, {})[contract.id] = contract, about and runs is Verdict.YES
        return {id_: list(held.values()) for id_, held in found.items()}

    def clause(self, thing: Thing, clause: Clause) -> Values:
        """Whether a contract about it agrees on something."""
        said = []
        for contract, sure in self._contracts.get(thing.id, ()):
            agreed = contract.clauses.every(lambda clauses: clause in clauses)
            # what perhaps is about something else takes nothing away, and can only add
            if sure or agreed is not False:
                said.append(agreed if sure else None)
        if True in said:
            return ("yes",)
        return ("no",) if said and None not in said else None

    def export(self, thing: Application | Platform) -> Values:
        """Whether its data can be had in a usable form."""
        agreed = [self.clause(thing, clause) for clause in (Clause.DATA_RETURN, Clause.OPEN_FORMATS)]
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

    def drilled(self, thing: Thing) -> Values:
        """Whether leaving it was tried."""
        return of_verdict(self._proof(thing, _DRILLS)) if thing.id in self.evidence else ("no",)

    def papers(self, thing: Thing) -> Values:
        """How many kinds of papers there are about it, or that it was audited."""
        if thing.id not in self.evidence:
            return ("none",)
        audited = self._proof(thing, _AUDITS)
        if audited is Verdict.YES:
            return ("audited",)
        held = [one for one in self.evidence.get(thing.id, ()) if one.kind in _PAPERS | _AUDITS]
        most = len({one.kind for one in held})
        least = len({one.kind for one in held if one.valid_at(self.at) is Verdict.YES})
        found = tuple(dict.fromkeys(_PAPER_COUNTS[min(count, 2)] for count in range(least, most + 1)))
        return found if audited is Verdict.NO else (*found, "audited")
