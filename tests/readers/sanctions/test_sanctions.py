from datetime import date

import pytest

from readers.sanctions.lists import CSV, OLDER_CSV, XML
from regie.landscape.faults import InputFaults
from regie.readers.sanctions import Identifier, read_sanctions


def read(tmp_path, text):
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    return read_sanctions(path)


@pytest.mark.parametrize("text", [XML, CSV, OLDER_CSV], ids=["xml", "csv", "older csv"])
def test_an_entity_has_names_numbers_regulation_and_date(tmp_path, text):
    found = read(tmp_path, text)
    (entity,) = found.entities
    assert (entity.id, entity.reference, entity.programme) == ("10", "EU.1.10", "XYZ")
    assert entity.names == ("Zandbank Techexport", "JSC Zandbank")
    assert entity.identifiers[1] == Identifier("12345678", "regnumber", "NL")
    assert (entity.regulation, entity.since) == ("2024/999 (OJ L999)", date(2024, 2, 24))
    assert entity.countries == ("AQ",)
    assert found.generated == date(2026, 10, 5)


@pytest.mark.parametrize("text", [XML, CSV, OLDER_CSV], ids=["xml", "csv", "older csv"])
def test_persons_are_counted_and_nothing_of_them_is_kept(tmp_path, text):
    found = read(tmp_path, text)
    assert found.persons == 1
    assert "X Y" not in repr(found.entities)


@pytest.mark.parametrize(
    "text", ["", "a;b\n1;2\n", "<a/>", "{}", XML[:900], CSV[:-30], XML.replace("<export", "<!DOCTYPE e []><export")]
)
def test_what_is_no_whole_list_is_refused(tmp_path, text):
    with pytest.raises(InputFaults):
        read(tmp_path, text)
