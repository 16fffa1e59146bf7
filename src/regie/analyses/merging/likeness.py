"""How alike two names are, in points from 0 to 100, and what makes the difference."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from regie.analyses.merging.names import Name, stem, weight
from regie.reference_data.matching import name_words

SAME, INFLECTED, MISTYPED, COMPOUND, CUT_OFF = 1.0, 0.97, 0.9, 0.87, 0.85
_SHORTENED = 92
_INITIALS = 80
_ONE_LETTER = 96
_LINKED_FROM, _ONE_LETTER_FROM = 10, 12
_LINKS = ("en", "n", "e", "s")
"""Letters that link the parts of a Dutch compound, and that one writer puts and another leaves out."""

Weights = Mapping[str, float]
Weighed = tuple[Weights, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`points` for the words alone. `same`: nothing that tells things apart differs; `left` and `right` are the
    words only one of the two has; `maker` are words that name the supplier and were passed by; `letter`: all that
    differs is one letter inside a long name, which only one of the two has."""

    points: float
    same: bool
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    maker: tuple[str, ...] = ()
    letter: bool = False


def likeness(one: Name, other: Name, makers: Collection[str] = ()) -> Likeness:
    """Compare the words of two names. `makers` are the words of the suppliers' names: a product may carry them."""
    left, right = one.words, other.words
    maker: tuple[str, ...] = ()
    if makers and left != right:
        maker = tuple(word for word in makers if (word in left) != (word in right))
        left, right = _without(left, maker), _without(right, maker)
    mine, yours = "".join(left), "".join(right)
    if left == right or mine == yours:
        return _same(one, other, maker)
    if _linked(mine, yours):
        return _same(one, other, maker)
    if _one_letter(mine, yours):
        return Likeness(_ONE_LETTER, False, maker=maker, letter=True)
    points, only_left, only_right = _aligned(_telling(left), _telling(right), one.cut | other.cut)
    whole = 100 * MISTYPED if len(left) != len(right) and _mistyped(mine, yours) else 0.0
    if _initials(left, other) or _initials(right, one):
        whole = max(whole, _INITIALS)
    if sorted(left) == sorted(right):
        return _same(one, other, maker)
    return Likeness(max(points, whole), False, only_left, only_right, maker)


def _same(one: Name, other: Name, maker: tuple[str, ...]) -> Likeness:
    """The same words. They do not settle it when one of the two is said in another way, or is another name."""
    settled = one.shortened == other.shortened and not (one.other or other.other)
    return Likeness(100 if settled else _SHORTENED, settled, maker=maker)


@lru_cache(maxsize=65536)
def weighed(words: tuple[str, ...]) -> Weighed:
    """The telling words of a name with what each says, also when it stands there twice, and all together."""
    telling = _telling(words)
    weights: dict[str, float] = {}
    for word in telling:
        weights[word] = weights.get(word, 0.0) + weight(word)
    return weights, sum(weights.values()) or 1.0


def _without(words: tuple[str, ...], maker: tuple[str, ...]) -> tuple[str, ...]:
    rest = tuple(word for word in words if word not in maker)
    return rest or words


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without bare numbers, which are compared by themselves; numbers when there is nothing else."""
    return tuple(word for word in words if not word.isdigit()) or words


def _aligned(
    left: tuple[str, ...], right: tuple[str, ...], cut: frozenset[str]
) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    """Points by the best pairing of words, each by its weight; and the words without a partner."""
    free = list(right)
    alone: list[str] = []
    shared = 0.0
    for word in left:
        close, partner = max(
            ((near(word, other) or _cut_off(word, other, cut), other) for other in free), default=(0, "")
        )
        if close:
            free.remove(partner)
            shared += close * (weight(word) + weight(partner))
        else:
            alone.append(word)
    total = sum(map(weight, left)) + sum(map(weight, right))
    return (100 * shared / total if total else 0.0), tuple(alone), tuple(free)


@lru_cache(maxsize=262144)
def near(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1; words that begin with another letter are not."""
    if one == other:
        return SAME
    if stem(one) == stem(other):
        return INFLECTED
    short, long = sorted((one, other), key=len)
    rest = long.removeprefix(short)
    if rest != long and len(short) >= 4 and {rest, rest.removeprefix("s")} & name_words().common:
        return COMPOUND
    return MISTYPED if _mistyped(one, other) else 0.0


def _cut_off(one: str, other: str, cut: frozenset[str]) -> float:
    """A word that ends in a point stands for a longer one that begins so."""
    short, long = sorted((one, other), key=len)
    return CUT_OFF if short in cut and long.startswith(short) and len(short) >= 3 else 0.0


def _mistyped(one: str, other: str) -> bool:
    """One slip in a word of five letters or more, two from ten; never in the first letter or in a digit."""
    shortest = min(len(one), len(other))
    slips = 0 if shortest < 5 else 1 if shortest < 10 else 2
    if not slips or one[0] != other[0] or _digits(one) != _digits(other):
        return False
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def _linked(one: str, other: str) -> bool:
    """Whether one of two compounds has a linking letter that the other leaves out: Meldingenregister or
    Meldingregister."""
    short, long = sorted((one, other), key=len)
    between = _more(short, long)
    return between in _LINKS and len(short) >= _LINKED_FROM


def _one_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    between = _more(short, long)
    return len(between) == 1 and between.isalpha() and len(short) >= _ONE_LETTER_FROM


def _more(short: str, long: str) -> str:
    """The few letters that the longer has more, well inside it; empty when that is not all that differs."""
    extra = len(long) - len(short)
    if not 0 < extra <= 2:
        return ""
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    inside = 3 <= at <= len(short) - 3
    return long[at : at + extra] if inside and short == long[:at] + long[at + extra :] else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _initials(words: tuple[str, ...], other: Name) -> bool:
    return len(words) >= 3 and other.compact == "".join(word[0] for word in words)
