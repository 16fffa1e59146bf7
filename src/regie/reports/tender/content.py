"""The tender pack in words: chapters as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isinf

from regie.analyses.placement import outcome_label
from regie.analyses.tender import Asked, Award
from regie.landscape import Contract, Interval, Reason, Verdict
from regie.locale import Language, Message, number, say
from regie.reference_data.acts import in_words
from regie.reference_data.csf import packs
from regie.reference_data.tender import Rule
from regie.reports import words
from regie.reports.calendar.tables import heading as day_heading
from regie.reports.calendar.tables import span
from regie.reports.tender.blocks import Block, Bullets, Document, Grid, Heading, Paragraph
from regie.reports.tender.held import Tender

_DAYS = ("end", "notice_by", "tender_by", "decide_by", "extended_end")


def tender_document(found: Tender, language: Language) -> Document:
    """The whole pack."""
    pack = found.pack
    name = pack.landscape.name_of(pack.contract)
    blocks = (
        Paragraph(_say("lead", language, day=pack.at)),
        *_contract(found, language),
        *_covered(found, language),
        *_minimum(found, language),
        Heading(1, _say("chapter.requirements", language)),
        Paragraph(_say("intro.requirements", language)),
        *_asked(found, pack.of_kind("requirement"), language),
        *_awards(found, language),
        Heading(1, _say("chapter.clauses", language)),
        Paragraph(_say("intro.clauses", language)),
        *_asked(found, pack.of_kind("clause"), language),
        *_checks(found, language),
        *_basis(found, language),
        *_questions(found, language),
        *_sources(found, language),
    )
    return Document(_say("title", language, name=name), pack.landscape.name, language, pack.at, blocks)


def _contract(found: Tender, language: Language) -> Iterator[Block]:
    pack, landscape = found.pack, found.pack.landscape
    contract = landscape[pack.contract]
    assert isinstance(contract, Contract)
    yield Heading(1, _say("chapter.contract", language))
    supplier = contract.supplier.value_or("")
    rows = [
        (_say("column.supplier", language), landscape.name_of(supplier) if supplier else _unknown(language)),
        (_say("column.lot", language), contract.lot.value_or("") or "–"),
        (_say("column.owner", language), contract.owner.value_or("") or _unknown(language)),
    ]
    rows += [(day_heading(name, language), span(getattr(found.dates, name), language)) for name in _DAYS]
    columns = (_say("column.what", language), _say("column.value", language))
    yield Grid(_say("caption.contract", language), columns, tuple(rows))
    yield Bullets(tuple(say(reason.says, language) for reason in found.dates.reasons))


def _covered(found: Tender, language: Language) -> Iterator[Block]:
    landscape = found.pack.landscape
    yield Heading(1, _say("chapter.covered", language))
    if not found.pack.covered:
        yield Paragraph(_say("why.nothing_covered", language))
        return
    columns = tuple(_say(f"column.{column}", language) for column in ("thing", "autonomous", "seal_now", "places"))
    rows = []
    for one in found.pack.covered:
        places = "; ".join(_place(found, name, outcomes, language) for name, outcomes in one.places.items())
        verdict = words.verdict(one.autonomous, language)
        rows.append((landscape.name_of(one.id), verdict, words.seal(one.seal), places or "–"))
    yield Grid(_say("caption.covered", language), columns, tuple(rows))


def _place(found: Tender, model: str, outcomes: tuple[str, ...], language: Language) -> str:
    if len(outcomes) > _PLACES:
        return _say("places_open", language, model=model, n=len(outcomes))
    return f"{model}: {' / '.join(outcome_label(found.models[model], outcome, language) for outcome in outcomes)}"


def _minimum(found: Tender, language: Language) -> Iterator[Block]:
    least = found.pack.minimum
    yield Heading(1, _say("chapter.minimum", language))
    name = say(packs()[-1].level(least.ask), language)
    yield Paragraph(_say("minimum.ask", language, seal=f"SEAL-{least.ask}", name=name))
    if not least.level.exact:
        yield Paragraph(_say("minimum.range", language, low=f"SEAL-{least.level.low:.0f}", high=f"SEAL-{least.ask}"))
    yield Bullets(tuple(say(reason.says, language) for reason in least.reasons))
    yield Paragraph(_say("minimum.reading", language, rules=tuple(_rule(rule, language) for rule in least.rules)))


def _asked(found: Tender, asked: Iterable[Asked], language: Language) -> Iterator[Block]:
    for number_, one in enumerate(asked, start=1):
        key = f"item.{one.item.id}"
        yield Heading(2, f"{number_}. {_say(f'{key}.title', language)}")
        yield Paragraph(_say(f"{key}.text", language, **item_values(found, language)))
        points = [_say("answers", language, rules=tuple(_rule(rule, language) for rule in one.item.rules))]
        if one.applies is Verdict.BETWEEN:
            points.append(_say("perhaps", language))
        points += [_say("because", language, why=reason.says) for reason in one.reasons]
        if one.has is not None:
            points.append(_say(f"now.{one.has.value}", language))
        points.append(_say("ask_for", language, evidence=_say(f"{key}.evidence", language)))
        points.append(_say("check_by", language, often=_often(one, language), check=_say(f"{key}.check", language)))
        yield Bullets(tuple(points))


def item_values(found: Tender, language: Language) -> dict[str, str]:
    """What the sentences of items speak of: the level to ask, and the hours within which it works again."""
    return {"seal": f"SEAL-{found.pack.minimum.ask}", "hours": _hours(found.pack.longest_outage, language)}


def _hours(outage: Interval, language: Language) -> str:
    if isinf(outage.high):
        return _say("hours_unknown", language)
    return _say("hours" if outage.exact else "hours_or_less", language, hours=number(outage.high, language))


def _awards(found: Tender, language: Language) -> Iterator[Block]:
    yield Heading(1, _say("chapter.awards", language))
    yield Paragraph(_say("intro.awards", language, version=Message(f"csf.pack.{found.pack.version}.name")))
    columns = tuple(_say(f"column.{column}", language) for column in ("objective", "weight", "seal_now", "below"))
    rows = tuple(_award(found, award, language) for award in found.pack.awards)
    yield Grid(_say("caption.awards", language), columns, rows)
    yield Bullets(tuple(_say(f"award.{name}", language) for name in ("exit_time", "price", "test")))


def _award(found: Tender, award: Award, language: Language) -> tuple[str, ...]:
    name = f"{award.objective} {say(Message(f'csf.{award.objective}.name'), language)}"
    now = "–" if award.now is None else words.seal(award.now)
    below = ", ".join(found.pack.landscape.name_of(id_) for id_ in award.below)
    return name, f"{award.weight}%", now, below or "–"


def _checks(found: Tender, language: Language) -> Iterator[Block]:
    yield Heading(1, _say("chapter.evidence", language))
    yield Paragraph(_say("intro.evidence", language))
    columns = tuple(_say(f"column.{column}", language) for column in ("item", "kinds", "often"))
    rows = []
    for one in found.pack.asked:
        key = f"item.{one.item.id}"
        kinds = ", ".join(say(Message(f"landscape.choice.EvidenceKind.{kind}"), language) for kind in one.item.evidence)
        rows.append((_say(f"{key}.title", language), kinds, _often(one, language)))
    yield Grid(_say("caption.evidence", language), columns, tuple(rows))


def _often(one: Asked, language: Language) -> str:
    return _say("months", language, n=one.item.months) if one.item.months else _say("once", language)


def _basis(found: Tender, language: Language) -> Iterator[Block]:
    yield Heading(1, _say("chapter.basis", language))
    yield Paragraph(_say("intro.basis", language))
    reasons = [*found.pack.minimum.reasons, *(reason for one in found.pack.asked for reason in one.reasons)]
    yield Bullets(_reasons(found, [reason for reason in dict.fromkeys(reasons) if reason.facts], language))


def _questions(found: Tender, language: Language) -> Iterator[Block]:
    yield Heading(1, _say("chapter.questions", language))
    refs = tuple(dict.fromkeys((*found.pack.questions, *found.dates.questions)))
    if not refs:
        yield Paragraph(_say("no_questions", language))
        return
    yield Paragraph(_say("intro.questions", language))
    yield Bullets(tuple(words.field_label(found.pack.landscape, ref, language) for ref in refs))


def _sources(found: Tender, language: Language) -> Iterator[Block]:
    yield Heading(1, _say("chapter.sources", language))
    used = [*found.pack.minimum.rules, *(rule for one in found.pack.asked for rule in one.item.rules)]
    yield Bullets(tuple(f"{_rule(rule, language)} – {rule.page}" for rule in dict.fromkeys(used)))
    yield Paragraph(_say("own_words", language))


def _reasons(found: Tender, reasons: Iterable[Reason], language: Language) -> tuple[str, ...]:
    landscape = found.pack.landscape
    said = []
    for reason in reasons:
        facts = "; ".join(words.fact(landscape, ref, language) for ref in reason.facts[:_FACTS])
        more = len(reason.facts) - _FACTS
        rest = f"; {_say('more_facts', language, n=more)}" if more > 0 else ""
        said.append(f"{say(reason.says, language)}{f' ({facts}{rest})' if facts else ''}")
    return tuple(said)


_PLACES = 3
_FACTS = 4
"""How many facts a reason shows in a document; JSON has them all."""


def _rule(rule: Rule, language: Language) -> str:
    act, part = in_words(rule.act, language), in_words(rule.part, language)
    return f"{act}, {part}" if part else act


def _unknown(language: Language) -> str:
    return say(Message("locale.unknown"), language)


def _say(key: str, language: Language, **values: object) -> str:
    return say(Message(f"tender.{key}", **values), language)
