"""What is written reads back as it was, in every form."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regie.landscape import (
    NO_SOURCE,
    NONE,
    NOUNS,
    UNKNOWN,
    Claim,
    Fact,
    Field,
    Kind,
    Landscape,
    Overruled,
    Record,
    Source,
    fields,
)
from regie.readers.landscape_files import read_landscape
from regie.readers.records.cells import protect
from regie.readers.write import write_landscape
from tiny import tiny

AWKWARD = (
    "=1+1", "+31 20", "-5", "@SUM(A1)", "'s-Hertogenbosch", "''", "'", "'=1", '"quoted"', "two\nlines", "a;b", "a\\;b",
    "back\\", "\\", "\\0", ";", " padded ", "\u00a0", "onbekend", "Unknown", "?", "n.b.", "geen", "NONE", "betwist",
    "'betwist", "contested", "ja", "false", "null", "~", "1.0", "1.234", "1e5", "2026-01-01", "#N/A", "#REF!", "#TAG",
    "&amp;", "<b>", "_x000A_", "- item", "key: value", "# remark", "*alias", "&anchor", "{}", "[]", "|", "%", "\ttab",
    "Cliënt €", "日本", "🌷", "a\u2028b", "a  b", "line\n\nline", "end\n",
)  # fmt: skip
_LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cn"))
TEXTS = st.sampled_from(AWKWARD) | st.text(_LETTERS, min_size=1, max_size=8)
IDS = TEXTS.map(str.strip).filter(bool)
SOURCES = st.builds(Source, st.just("") | TEXTS, st.none() | st.dates(date(1890, 1, 1), date(2090, 1, 1)))
BEFORE = st.dates(date(1890, 1, 1), date(1999, 12, 31))  # starts lie before ends, or the landscape is unsound
AFTER = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def one_value(field: Field, referable: list[str]) -> st.SearchStrategy[Any]:
    low, high = field.minimum or 0, field.maximum
    match field.kind:
        case Kind.TEXT:
            return TEXTS
        case Kind.CHOICE:
            return st.sampled_from(list(field.choices or ()))
        case Kind.COUNT:
            return st.integers(int(low), int(high) if high is not None else 10**9)
        case Kind.SHARE:
            return st.floats(0, 1).map(abs)
        case Kind.NUMBER | Kind.MONEY | Kind.HOURS:
            return st.sampled_from([1.0, 0.0, 1.234]).filter(lambda one: one >= low) | st.floats(
                low + 1e-9, high or 1e12
            )
        case Kind.DATE:
            return AFTER if field.name in ("end", "until") else BEFORE
        case Kind.YES_NO:
            return st.booleans()
        case Kind.COUNTRY:
            return st.sampled_from(["NL", "US", "NO"])  # NO is a no to careless readers of YAML
        case Kind.REFERENCE:
            return st.sampled_from(referable) if referable else st.nothing()


def one_fact(field: Field, referable: list[str], row: Source) -> st.SearchStrategy[Fact[Any]]:
    value = one_value(field, referable)
    if field.many:
        value = st.just(()) | (st.lists(value, max_size=3).map(tuple) if not value.is_empty else st.just(()))
    elif field.kind is Kind.REFERENCE:
        value = st.just(NONE) | value
    source = st.just(row) | SOURCES
    claims = st.lists(st.builds(Claim, value, source), max_size=3).map(tuple)
    by_row = value.map(lambda one: Fact((Claim(one, row),)))
    aside = st.just(()) | st.builds(Overruled, value, source, TEXTS.filter(str.strip)).map(lambda one: (one,))
    return st.just(UNKNOWN) | by_row | st.builds(Fact, claims, st.just(NO_SOURCE) | SOURCES, aside)


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    nouns = [noun for noun in NOUNS for _ in range(2 if noun.noun in ("application", "organisation") else 1)]
    ids = draw(st.lists(IDS, min_size=len(nouns), max_size=len(nouns), unique=True))
    records: list[Record] = []
    for noun, id_ in zip(nouns, ids, strict=True):
        row = draw(SOURCES)
        values: dict[str, Any] = {"id": id_, "source": row}
        for field in fields(noun):
            allowed = zip(nouns, ids, strict=True)
            referable = [other for kind, other in allowed if kind.noun in field.refers_to and other != id_]
            if field.name == "id":
                continue
            if field.plain:
                values[field.name] = draw(one_value(field, referable))
            elif draw(st.integers(0, 3)):
                values[field.name] = draw(one_fact(field, referable, row))
        records.append(noun(**values))
    return Landscape(draw(st.just("") | TEXTS), draw(st.none() | AFTER), tuple(records))


def back(landscape: Landscape, name: str, language: Any) -> Landscape | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_landscape(landscape, path, language=language)
        reading = read_landscape([path])
    errors = [fault for fault in reading.faults if fault.severity.value == "error"]
    assert not errors, errors
    return reading.landscape


def same(one: Landscape | None, other: Landscape) -> bool:
    """Equal in value and in kind of value: 1.0 == 1 == True to Python, but not to a reader of a report."""
    return one == other and repr(one) == repr(other)


def check(name: str, examples: int) -> None:
    quick = settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],  # a landscape is too large to shrink in the time a test may take
    )

    @quick
    @given(landscapes(), st.sampled_from(["nl", "en"]))
    def holds(landscape: Landscape, language: str) -> None:
        assert same(back(landscape, name, language), landscape)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.yaml", "x.json"])
def test_any_landscape_reads_back_as_it_was_written(name: str) -> None:
    check(name, 3)


@pytest.mark.slow
def test_any_landscape_reads_back_from_ods_as_it_was_written() -> None:
    check("x.ods", 2)


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json"])
def test_every_awkward_text_survives_as_id_name_fact_and_one_of_many(name: str) -> None:
    noun = next(noun for noun in NOUNS if noun.noun == "platform")
    made = [
        noun(
            id=f"p{number}" if text != text.strip() else text,
            name=text,
            source=Source(text),
            open_standards=Fact((Claim((text, "x", text), Source(text)),)),
        )
        for number, text in enumerate(AWKWARD)
        if text.strip()
    ]
    noun = next(noun for noun in NOUNS if noun.noun == "process")
    made += [noun(id=f"q{number}", name="q", description=Fact((Claim(text),))) for number, text in enumerate(AWKWARD)]
    landscape = Landscape("awkward", None, tuple(made))
    assert same(back(landscape, name, "nl"), landscape)


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json"])
def test_the_tiny_landscape_reads_back(name: str) -> None:
    assert same(back(tiny(), name, "en"), tiny())


def test_ods_is_written_in_one_go_and_another_library_reads_every_cell(tmp_path: Path) -> None:
    import odfdo

    texts = [text for text in AWKWARD if text.strip()]
    noun = next(noun for noun in NOUNS if noun.noun == "process")
    made = [noun(id=f"p{number}", name=text) for number, text in enumerate(texts * 20)]
    write_landscape(Landscape("x", date(2026, 1, 1), tuple(made)), tmp_path / "x.ods", language="en")
    table = odfdo.Document(tmp_path / "x.ods").body.get_table(name="Processes")
    assert table is not None
    read = [row[1] for row in table.get_values()[1:]]
    assert read == [protect(text) for text in texts * 20]


def test_a_comparison_sees_that_a_number_became_a_yes() -> None:
    noun = next(noun for noun in NOUNS if noun.noun == "process")
    one, other = (
        Landscape("x", None, (noun(id="a", name="a", people_served=Fact((Claim(value),))),)) for value in (1, True)
    )
    assert one == other
    assert not same(one, other)
