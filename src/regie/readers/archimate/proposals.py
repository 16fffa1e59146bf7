"""Default BIV classes beside a landscape: proposals for applications whose reference component GEMMA has scored."""

from __future__ import annotations

from dataclasses import dataclass

from regie.landscape import Application, Landscape, Source
from regie.locale import Message
from regie.readers.archimate.biv import BivDefault, BivDefaults
from regie.readers.archimate.conversion import SEPARATOR


@dataclass(frozen=True, slots=True)
class BivProposal:
    """What GEMMA would give one application: `by` holds the default of each of its components that has one, and the
    classes are the highest among those. `source` is where the link between application and component comes from."""

    application: str
    by: tuple[BivDefault, ...]
    availability: int
    integrity: int
    confidentiality: int
    source: Source
    label: Message


@dataclass(frozen=True, slots=True)
class WithBivDefaults:
    """The landscape as it was, and beside it the proposals by application. `without` are the applications that get
    none: no reference component known, or none that the table scores."""

    landscape: Landscape
    proposals: tuple[BivProposal, ...]
    without: tuple[str, ...]


def with_biv_defaults(landscape: Landscape, defaults: BivDefaults) -> WithBivDefaults:
    """Proposals for every application with a known reference component. No fact changes: a default is what VNG thinks
    of a kind of component, not what anybody established about this application (docs/decisions/0031)."""
    by_name = defaults.by_name()
    proposals: list[BivProposal] = []
    without: list[str] = []
    for application in landscape.all(Application):
        fact = application.reference_component
        names = fact.value.split(SEPARATOR.strip()) if fact.known else []
        found = tuple(by_name[name] for written in names if (name := written.strip().casefold()) in by_name)
        if found:
            proposals.append(_proposal(application.id, found, fact.source))
        else:
            without.append(application.id)
    return WithBivDefaults(landscape, tuple(proposals), tuple(without))


def _proposal(application: str, found: tuple[BivDefault, ...], source: Source) -> BivProposal:
    return BivProposal(
        application,
        found,
        max(default.availability for default in found),
        max(default.integrity for default in found),
        max(default.confidentiality for default in found),
        source,
        Message("archimate.biv.default_source"),
    )
