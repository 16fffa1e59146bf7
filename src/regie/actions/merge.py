"""One landscape out of files that contradict each other; and one step back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from regie.actions.deliveries import State, arrivals, deliver, state_of, write_state
from regie.actions.files import Paths, paths
from regie.analyses.difference import differ
from regie.analyses.merging import Merged, Part, Proposal, by_hand, merge_parts
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message, say
from regie.readers.merging import Decision, Match, Pair, read_matches, read_precedence, versions, write_matches
from regie.reference_data.precedence import Precedence, shipped_precedence
from regie.reports.merge import Delivered, MergeChanges, MergeReport


def merge(
    files: Paths = (),
    output: str | Path | None = None,
    *,
    registers: Sequence[str] = (),
    mappings: Mapping[str, str | Path] = MappingProxyType({}),
    review: str | Path | None = None,
    precedence: str | Path | Precedence | None = None,
    language: Language = "nl",
) -> MergeReport:
    """Merge each file, a delivery of its own register, into the landscape in the folder `output`.

    A register is called after its file without the date in the name, or by `registers`, one a file; `mappings` says by
    register how to read a table of others. Proposed matches and people's decisions are in `review` (beside the folder
    unless given); `precedence` says which source goes first.
    Without files the decisions are applied anew; without output nothing is written. The folder as it was is kept: see
    `undo`. Raises InputFaults with every fault, and then nothing has changed.
    """
    folder = Path(output) if output is not None else None
    _refuse(folder, files)
    state = state_of(folder)
    rules = _rules(precedence, language)
    matches_file = _review_file(review, folder)
    matches = read_matches(matches_file) if matches_file is not None and matches_file.is_file() else ()
    said = {match.things: match.decision for match in matches if match.by_person}
    arrived = arrivals(paths(files), registers, mappings)
    delivered, after = deliver(state, arrived)
    parts = after.parts if state.landscape is None else (_hand(state), *after.parts)
    merged = merge_parts(
        [part for part in parts if part.landscape.records or part.landscape.name],
        said,
        state.ids,
        rules,
        say(Message("merging.confirmed"), language),
    )
    changes = _changes(state.landscape, merged, delivered)
    written = folder is not None and write_state(folder, state, after, merged, changes)
    if matches_file is not None:
        write_matches(matches_file, _matches(merged.proposals, matches, language), language)
    return MergeReport(
        merged,
        state.landscape,
        changes,
        str(output or ""),
        str(matches_file or ""),
        written,
        tuple(fault for one in arrived for fault in one.reading.faults),
        tuple(left for one in arrived for left in one.reading.left_out),
    )


def undo(output: str | Path) -> Path:
    """Put the landscape in this folder back as it was before the last merge, byte for byte. What people decided in
    the list of matches stays. Raises InputFaults when there is nothing to undo."""
    folder = Path(output)
    versions.undo(folder)
    return folder


def _refuse(folder: Path | None, files: Paths) -> None:
    if folder is None:
        return
    place = Place(str(folder))
    if folder.suffix or folder.is_file():
        raise InputFaults([Fault(place, Message("merging.fault.folder"), Message("merging.mend.folder"))])
    if not folder.parent.is_dir():
        raise InputFaults([Fault(place, Message("actions.fault.no_folder"), Message("actions.mend.no_folder"))])
    if not paths(files) and not folder.is_dir():
        raise InputFaults([Fault(place, Message("merging.fault.no_files"), Message("merging.mend.no_files"))])


def _review_file(review: str | Path | None, folder: Path | None) -> Path | None:
    if review is not None:
        return Path(review)
    return folder.with_name(f"{folder.name}.matches.yaml") if folder is not None else None


def _rules(precedence: str | Path | Precedence | None, language: Language) -> Precedence:
    if precedence is None:
        return shipped_precedence(language)
    return precedence if isinstance(precedence, Precedence) else read_precedence(Path(precedence))


def _hand(state: State) -> Part:
    if state.landscape is None:
        raise TypeError("no landscape, nothing by hand")
    return by_hand(state.landscape, state.parts, state.ids)


def _changes(before: Landscape | None, merged: Merged, delivered: tuple[Delivered, ...]) -> MergeChanges:
    difference = differ(before or Landscape(""), merged.landscape)
    return MergeChanges(
        delivered,
        tuple(record.id for record in difference.added),
        tuple(record.id for record in difference.removed),
        difference.changed,
        merged.kept,
    )


def _matches(proposals: Sequence[Proposal], earlier: Sequence[Match], language: Language) -> list[Match]:
    """The proposals in words, and earlier decisions of people about pairs that are no longer proposed."""
    found: dict[Pair, Match] = {match.things: match for match in earlier if match.by_person}
    found.update((proposal.things, _match(proposal, language)) for proposal in proposals)
    return list(found.values())


def _match(proposal: Proposal, language: Language) -> Match:
    pinned = proposal.by_person and proposal.decision is not Decision.ASK
    return Match(
        proposal.things,
        proposal.decision,
        proposal.noun,
        proposal.names,
        proposal.score.points,
        "" if pinned else proposal.sure,
        tuple(say(why, language) for why in proposal.why),
    )
