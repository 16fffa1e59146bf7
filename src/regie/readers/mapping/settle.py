"""References to things that the table does not hold: remarked with their place and left out, never made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regie.landscape import NONE, NOUN_BY_NAME, Field, Kind, fields
from regie.landscape.faults import Place
from regie.locale import Message
from regie.readers.mapping.remarks import Remarks
from regie.readers.records.raw import RawClaim, RawRow


def settle(records: Sequence[RawRow], remarks: Remarks) -> list[RawRow]:
    """The records without references to what is not there.

    A record that cannot do without one (a dependency, a piece of evidence) is left out as a whole.
    """
    known = {_folded(record.plain.get(name, "")) for record in records for name in ("id", "name")} | {NONE}
    return [record for record in records if _settled(record, known, remarks) and not _of_itself(record, remarks)]


def _of_itself(record: RawRow, remarks: Remarks) -> bool:
    """Whether both ends of a relation are the same thing: said of one's own parent in some registers. Left out."""
    ends = [str(record.plain.get(one.name)) for one in fields(NOUN_BY_NAME[record.noun]) if one.plain and one.refers_to]
    if len(ends) < 2 or len(set(ends)) > 1:
        return False
    remarks.leave(record.place.sheet or record.place.file, ends[0], Message("mapping.left_out.itself"))
    return True


def _settled(record: RawRow, known: set[str], remarks: Remarks) -> bool:
    whole = True
    for one in fields(NOUN_BY_NAME[record.noun]):
        if one.kind is not Kind.REFERENCE:
            continue
        if one.plain:
            target = record.plain.get(one.name, "")
            if _folded(target) not in known:
                _say(replace(record.place, column=one.name), one, target, remarks)
                whole = False
        elif one.name in record.claims:
            held = [_claim(record, claim, one, known, remarks) for claim in record.claims[one.name]]
            record.claims[one.name] = [claim for claim in held if claim is not None]
    return whole


def _claim(record: RawRow, claim: RawClaim, one: Field, known: set[str], remarks: Remarks) -> RawClaim | None:
    """The claim with the references that are there; None when nothing is left of it."""
    values = claim.value if isinstance(claim.value, list) else [claim.value]
    kept = [value for value in values if _folded(value) in known]
    for value in values:
        if _folded(value) not in known:
            _say(claim.at or record.at(one.name), one, value, remarks)
    if values and not kept:
        return None
    return RawClaim(kept if isinstance(claim.value, list) else kept[0], claim.source, claim.at)


def _say(place: Place, one: Field, target: object, remarks: Remarks) -> None:
    nouns = tuple(Message(f"landscape.noun.{noun}.one") for noun in one.refers_to)
    what = Message("mapping.fault.not_there", value=str(target), nouns=nouns)
    remarks.count(place, what, Message("mapping.mend.not_there"))


def _folded(value: object) -> str:
    return str(value).strip().casefold()
