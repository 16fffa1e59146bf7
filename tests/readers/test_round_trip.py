"""What is written reads back as it was, in every form."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from readers.any_landscape import AWKWARD, any_landscape
from regie.landscape import (
    NOUNS,
    Claim,
    Fact,
    Landscape,
    Record,
    Source,
)
from regie.landscape.faults import Severity
from regie.locale import LANGUAGES, Language
from regie.readers.landscape_files import read_landscape
from regie.readers.plaintext.folder import as_text, folder_data, read_texts
from regie.readers.records.assemble import assemble
from regie.readers.records.cells import protect
from regie.readers.workbook.facts import add_facts
from regie.readers.workbook.read import read_sheets
from regie.readers.workbook.rows import cell_sheets
from regie.readers.workbook.sheet import Sheet
from regie.readers.write import write_landscape
from tiny import tiny


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


def in_memory(landscape: Landscape, form: str, language: Language) -> Landscape | None:
    """The same without a file: as cells, or as the texts of a folder."""
    if form == "cells":
        sheets = [
            Sheet(sheet.title, [[column.label[language] for column in sheet.columns], *sheet.rows])
            for sheet in cell_sheets(landscape, language)
        ]
        raw = read_sheets("x", sheets)
        add_facts(raw)
    else:
        raw = read_texts({f"{name}.{form}": as_text(data, form) for name, data in folder_data(landscape).items()})
    reading = assemble(raw)
    assert not [fault for fault in reading.faults if fault.severity is Severity.ERROR], reading.faults
    return reading.landscape


def check(
    nouns: Sequence[type[Record]], examples: int, through: Callable[[Landscape, Language], Landscape | None]
) -> None:
    @settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None,
        phases=[Phase.generate],
    )  # fmt: skip
    @given(st.integers(0, 2**32), st.sampled_from(LANGUAGES))
    def holds(seed: int, language: Language) -> None:
        landscape = any_landscape(seed, *nouns)
        assert same(through(landscape, language), landscape)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["cells", "yaml", "json"])
@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun)
def test_every_field_of_every_noun_reads_back_as_it_was_written(noun: type[Record], form: str) -> None:
    check([noun], 10, lambda landscape, language: in_memory(landscape, form, language))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["x.xlsx", "x.ods", "x.csv", "x.yaml", "x.json"])
def test_every_field_of_every_noun_reads_back_from_a_file(name: str) -> None:
    """All nouns in each file: a file costs the same whatever it holds."""
    check(NOUNS, 15, lambda landscape, language: back(landscape, name, language))


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


@pytest.mark.slow
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
