"""The real exports and registers nobody in this project wrote: what is understood of each, counted."""

import pytest

import regie
from regie.landscape import Application, Dataset, Evidence, Organisation, Status
from regie.landscape.faults import Severity
from regie.landscape.vocabulary import Privacy

pytestmark = pytest.mark.shared


def test_the_softwarecatalogus_export_gives_eleven_products_of_ten_suppliers(shared):
    reading = regie.check(shared / "softwarecatalogus" / "export-applicaties.csv", mapping="softwarecatalogus")
    assert reading.faults == ()
    applications = reading.landscape.all(Application)
    assert (len(applications), len(reading.landscape.all(Organisation))) == (11, 10)
    assert sum(one.suppliers.known for one in applications) == 10
    assert all(one.open_source.value is False for one in applications)
    several = [one.reference_component.value for one in applications if "; " in one.reference_component.value_or("")]
    assert len(several) == 1
    assert several[0].count("; ") == 3


@pytest.mark.slow
def test_the_amsterdam_schema_gives_140_datasets_and_guesses_no_privacy(shared):
    path = shared / "registers" / "amsterdam-schema_2026-08-19.tar.gz"
    reading = regie.check(path, mapping="amsterdam-schema")
    datasets = reading.landscape.all(Dataset)
    assert (len(datasets), len(reading.landscape.all(Evidence)), reading.faults) == (140, 140, ())
    statuses = [one.privacy.status for one in datasets]
    assert {status: statuses.count(status) for status in Status} == {
        Status.KNOWN: 0,
        Status.CONTESTED: 23,
        Status.UNKNOWN: 117,
    }
    assert {value for one in datasets for value in one.privacy.candidates or ()} == {
        Privacy.PERSONAL_DATA,
        Privacy.SPECIAL_CATEGORIES,
    }
    assert not any(one.confidentiality.claims or one.bbn.claims for one in datasets)
    assert str(datasets[0].source.date) == "2026-08-19"


@pytest.mark.slow
def test_an_unpacked_amsterdam_schema_reads_the_same(shared, tmp_path):
    import tarfile

    path = shared / "registers" / "amsterdam-schema_2026-08-19.tar.gz"
    with tarfile.open(path) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = regie.check(tmp_path / "amsterdam-schema", mapping="amsterdam-schema").landscape
    packed = regie.check(path, mapping="amsterdam-schema").landscape
    assert {one.id: one.privacy.candidates for one in unpacked.all(Dataset)} == {
        one.id: one.privacy.candidates for one in packed.all(Dataset)
    }


@pytest.mark.parametrize("mapping", [None, "topdesk-cmdb"])
def test_a_data_model_is_refused_by_name_instead_of_half_read(shared, mapping):
    reading = regie.check(shared / "registers" / "GGM_v2.5.1_Gemeentelijk_Gegevensmodel.xlsx", mapping=mapping)
    assert reading.landscape is None
    (fault,) = (one for one in reading.faults if one.severity is Severity.ERROR)
    assert dict(fault.what.values)["name"] == "Gemeentelijk Gegevensmodel (GGM)"


def test_a_register_of_archimate_objects_is_no_table(shared):
    reading = regie.check(shared / "softwarecatalogus" / "amef_register.json", mapping="softwarecatalogus")
    assert [one.what.key for one in reading.faults] == ["mapping.fault.no_table"]
