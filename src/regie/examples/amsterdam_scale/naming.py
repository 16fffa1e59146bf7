"""Names as real exports have them: codes, versions, double spaces, capitals, the same application twice."""

from __future__ import annotations

from regie.examples.amsterdam_scale.dice import Dice
from regie.examples.amsterdam_scale.words import (
    CLUSTERS,
    FOREIGN_FIRST,
    FOREIGN_SECOND,
    KINDS,
    OPERATIONAL,
    SHARED,
    SUBJECTS,
    SUPPLIER_FIRST,
    SUPPLIER_SECOND,
)

_SPELLINGS = (
    ("plain", 60.0),
    ("number", 15.0),
    ("code", 10.0),
    ("capitals", 6.0),
    ("spaces", 5.0),
    ("old", 4.0),
)


def shared_numbers(count: int) -> tuple[int, ...]:
    """The numbers of the applications that many others use, spread over the middle of the list."""
    first, step = count // 2 + 1, max(1, count * 3 // 10 // len(SHARED))
    return tuple(first + step * place for place in range(min(len(SHARED), count // 4)))


def application_name(dice: Dice, number: int, place: str, shared: tuple[int, ...] = ()) -> str:
    """A name for an application; one of operational technology says what it moves, a shared one what it does."""
    if number in shared:
        return SHARED[shared.index(number)]
    if place == "vor-in":
        return f"{dice.pick(OPERATIONAL)} {dice.pick(('noord', 'zuid', 'oost', 'west', 'centrum'))}"
    name = f"{dice.pick(SUBJECTS)}{dice.pick(KINDS)}"
    return {
        "plain": name,
        "number": f"{name} {dice.pick(('2.0', 'v4', '365', 'Online', 'Plus', 'NL'))}",
        "code": f"APP-{number:04} {name}",
        "capitals": name.upper(),
        "spaces": f"{name}  ({dice.pick(CLUSTERS)})",
        "old": f"{name} (oud, niet gebruiken!)",
    }[dice.weighted(_SPELLINGS)]


def other_names(name: str) -> tuple[str, ...]:
    """What else people call it: the name without its decoration, or an abbreviation."""
    words = [word for word in name.replace("(", " ").replace(")", " ").split() if word[0].isalpha()]
    short = "".join(word[0] for word in words).upper()
    return (name.title(), short) if len(short) > 1 else (name.title() if name.isupper() else name.lower(),)


def supplier_name(dice: Dice, seat: str, names: set[str]) -> str:
    """A name no other supplier has; now and then one that differs from another by its ending only."""
    endings = (" Software", " Solutions", " Nederland", " Group", " ICT", " Systems", " Diensten")
    while True:
        home = seat in ("NL", "BE")
        first, second = (SUPPLIER_FIRST, SUPPLIER_SECOND) if home else (FOREIGN_FIRST, FOREIGN_SECOND)
        name = f"{dice.pick(first)}{dice.pick(second)}"
        if name in names:
            name += dice.pick(endings)
        if name not in names:
            names.add(name)
            return name
