"""The supplier register: how much is sourced, and every supplier with what is known of it."""

from collections.abc import Iterator

from docs.generate.markdown import page, table
from regie.reference_data.suppliers import FACTS, Owner, Supplier, register

_INTRO = """Organisations that sell to Dutch municipalities, or that one may meet in a municipality's lists. A fact
stands here only with the document that says so; the last column of the first table counts what still waits for one and
is not used, and the one before it the suppliers of which sub-processors are named. How to use it: [suppliers and
owners](../how-to/suppliers-and-owners.md)."""


def suppliers_page() -> str:
    """The page."""
    return page("Supplier register", _INTRO, *_counts(), *_suppliers(), *_documents())


def _counts() -> Iterator[str]:
    found = register()
    every = tuple(found.suppliers.values())
    sectors = list(dict.fromkeys(one.sector for one in every))
    rows = [_count_row(sector, [one for one in every if one.sector == sector]) for sector in sectors]
    facts = (name.replace("_", " ") for name in FACTS)
    headings = ("sector", "suppliers", "with a document", *facts, "owners", "sub-processors", "to verify")
    yield table(headings, [*rows, _count_row("all", every)])


def _count_row(name: str, suppliers: list[Supplier] | tuple[Supplier, ...]) -> tuple[object, ...]:
    facts = (sum(len(one.facts.get(fact, ())) for one in suppliers) for fact in FACTS)
    sourced = sum(bool(one.facts or one.owners or one.sub_processors) for one in suppliers)
    owners, theirs = sum(len(one.owners) for one in suppliers), sum(bool(one.sub_processors) for one in suppliers)
    return name, len(suppliers), sourced, *facts, owners, theirs, sum(len(one.to_verify) for one in suppliers)


def _suppliers() -> Iterator[str]:
    yield "## Suppliers\n"
    rows = [_row(one) for one in sorted(register().suppliers.values(), key=lambda one: one.name.casefold())]
    yield table(("supplier", "legal name", "seat", "owners", "sub-processors", "documents", "to verify"), rows)


def _row(one: Supplier) -> tuple[str, ...]:
    names = register().suppliers
    cited = [cited.citation.id for claims in one.facts.values() for cited in claims]
    cited += [owner.citation.id for owner in one.owners] + [sub.citation.id for sub in one.sub_processors]
    return (
        one.name,
        _claims(one, "legal_name"),
        _claims(one, "seat"),
        "; ".join(_owner(owner) for owner in one.owners),
        ", ".join(names[sub.value].name for sub in one.sub_processors),
        ", ".join(dict.fromkeys(cited)),
        "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in one.to_verify.items()),
    )


def _claims(one: Supplier, name: str) -> str:
    return " / ".join(cited.value for cited in one.facts.get(name, ()))


def _owner(owner: Owner) -> str:
    share = f" {owner.share:.0%}" if owner.share is not None else ""
    since = f" since {owner.since}" if owner.since else ""
    return f"{register().suppliers[owner.owner].name}{share}{since}"


def _documents() -> Iterator[str]:
    yield "## Documents\n"
    rows = [
        (one.id, f"[{one.title}]({one.address})" if one.address else one.title, one.dated or "", one.seen)
        for one in register().citations.values()
    ]
    yield table(("document", "title", "speaks of", "read on"), rows)
