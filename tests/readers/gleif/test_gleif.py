import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import regie
from readers.gleif.forms import FORMS, exception, lei, parent, zipped
from regie.landscape import Organisation, Ownership, controls
from regie.readers.gleif import Wanted, is_gleif, read_gleif

AT = date(2026, 11, 1)
DUINSOFT, HOLDING, TOP, OTHER = (f"5493000000000000{n:02}{n:02}" for n in range(1, 5))
ULTIMATE = "IS_ULTIMATELY_CONSOLIDATED_BY"
ENTITIES = [
    lei(DUINSOFT, "Duinsoft B.V.", other="Duinsoft Groep", authority="RA000463", number="12345678"),
    lei(HOLDING, "Duin Holding B.V."),
    lei(TOP, "Overseas Inc.", "US"),
    lei(OTHER, "Andersoft B.V."),
]
PARENTS = [parent(DUINSOFT, HOLDING, share="100.00", unit="PERCENTAGE"), parent(DUINSOFT, TOP, ULTIMATE)]


def files(tmp_path, form="csv", pack=bytes, **levels):
    found = []
    for name, records in levels.items():
        path = tmp_path / f"{name}.{form}"
        path.write_bytes(pack(FORMS[form](name.split("_")[0], records)))
        found.append(path)
    return found


def read(paths, *leis):
    result = read_gleif(paths, Wanted(frozenset(leis or (DUINSOFT,))))
    assert result.reading.landscape is not None, result.reading.faults
    return result.reading


@pytest.mark.parametrize("form", FORMS)
def test_a_company_comes_with_its_owners_and_its_ultimate_parent(tmp_path, form):
    landscape = read(files(tmp_path, form, lei=ENTITIES, rr=PARENTS)).landscape
    assert [one.name for one in landscape.all(Organisation)] == ["Duinsoft B.V.", "Duin Holding B.V.", "Overseas Inc."]
    duinsoft = landscape[DUINSOFT]
    assert (duinsoft.seat.value, duinsoft.kvk.value, duinsoft.lei.value) == ("NL", "12345678", DUINSOFT)
    assert duinsoft.seat.source.date == date(2026, 5, 1)
    direct = next(one for one in landscape.all(Ownership) if one.owner == HOLDING)
    assert (direct.share.value, direct.control.value, direct.since.value) == (1.0, True, date(2020, 1, 1))
    assert TOP in controls(landscape, AT)[DUINSOFT].parents


@pytest.mark.parametrize("form", FORMS)
def test_zipped_or_not_makes_no_difference(tmp_path, form):
    plain = read(files(tmp_path, form, lei=ENTITIES, rr=PARENTS))
    packed = read(files(tmp_path, form, zipped, lei=ENTITIES, rr=PARENTS))
    assert packed.landscape == plain.landscape


def test_the_three_forms_say_the_same(tmp_path):
    exceptions = [exception(TOP, "NO_KNOWN_PERSON")]
    found = []
    for form in FORMS:
        folder = tmp_path / form
        folder.mkdir()
        landscape = read(files(folder, form, lei=ENTITIES, rr=PARENTS, repex=exceptions)).landscape
        found.append((told(landscape), [one.independent.value_or(None) for one in landscape.all(Organisation)]))
    assert found[0] == found[1] == found[2]


def test_who_owns_in_the_end_follows_with_certainty_when_the_top_says_nobody_does(tmp_path):
    exceptions = [exception(TOP, "NO_KNOWN_PERSON")]
    landscape = read(files(tmp_path, lei=ENTITIES, rr=PARENTS, repex=exceptions)).landscape
    assert controls(landscape, AT)[DUINSOFT].ultimate == TOP
    assert controls(landscape, AT)[HOLDING].ultimate == TOP
    assert controls(landscape, date(2019, 1, 1))[DUINSOFT].ultimate is None


@pytest.mark.parametrize(
    ("reason", "independent"),
    [
        ("NATURAL_PERSONS", True),
        ("NO_KNOWN_PERSON", True),
        ("NON_CONSOLIDATING", False),
        ("NO_LEI", False),
        ("NON_PUBLIC", None),
        ("LEGAL_OBSTACLES", None),
        ("SOMETHING_NEW", None),
    ],
)
def test_what_a_reporting_exception_says_about_independence(tmp_path, reason, independent):
    landscape = read(files(tmp_path, lei=ENTITIES, repex=[exception(DUINSOFT, reason)])).landscape
    assert landscape[DUINSOFT].independent.value_or(None) is independent


def test_an_ended_or_inactive_relationship_has_an_end(tmp_path):
    ended = parent(DUINSOFT, HOLDING, until="2024-06-30T00:00:00Z", active="INACTIVE")
    stopped = parent(DUINSOFT, OTHER, active="INACTIVE", updated="2023-02-01T00:00:00Z")
    landscape = read(files(tmp_path, lei=ENTITIES, rr=[ended, stopped])).landscape
    untils = {one.owner: one.until.value for one in landscape.all(Ownership)}
    assert untils == {HOLDING: date(2024, 6, 30), OTHER: date(2023, 2, 1)}


def test_a_company_is_found_by_trade_register_number_and_by_name(tmp_path):
    paths = files(tmp_path, lei=ENTITIES)
    by_number = read_gleif(paths, Wanted(kvk=frozenset({"12345678"}))).reading.landscape
    by_name = read_gleif(paths, Wanted(names=frozenset({"andersoft bv"}))).reading.landscape
    assert [one.id for one in by_number.all(Organisation)] == [DUINSOFT]
    assert [one.id for one in by_name.all(Organisation)] == [OTHER]


def test_a_merged_company_leads_to_its_successor(tmp_path):
    merged = lei(DUINSOFT, "Duinsoft B.V.", status="MERGED", expired="2025-12-31T00:00:00Z", successor=OTHER)
    reading = read(files(tmp_path, lei=[merged, *ENTITIES[1:]]))
    assert controls(reading.landscape, AT)[DUINSOFT].chain[0].owner == OTHER
    assert [fault.what.key for fault in reading.faults] == ["gleif.fault.retired"]


def test_a_lapsed_registration_is_said_and_a_void_one_left_out(tmp_path):
    lapsed = lei(DUINSOFT, "Duinsoft B.V.", status="LAPSED", renewal="2024-01-01T00:00:00Z")
    void = lei(OTHER, "Andersoft B.V.", status="ANNULLED")
    reading = read(files(tmp_path, lei=[lapsed, void]), DUINSOFT, OTHER)
    assert [one.id for one in reading.landscape.all(Organisation)] == [DUINSOFT]
    assert [fault.what.key for fault in reading.faults] == ["gleif.fault.lapsed"]
    assert [left.name for left in reading.left_out] == [OTHER]


def test_a_fund_manager_owns_nothing(tmp_path):
    reading = read(files(tmp_path, lei=ENTITIES, rr=[parent(DUINSOFT, OTHER, "IS_FUND-MANAGED_BY")]))
    assert reading.landscape.all(Ownership) == ()
    assert [left.kind for left in reading.left_out] == ["IS_FUND-MANAGED_BY"]


def test_an_owner_without_a_level_1_record_stays_with_its_code_as_name(tmp_path):
    reading = read(files(tmp_path, lei=ENTITIES[:1], rr=PARENTS[:1]))
    assert reading.landscape[HOLDING].name == HOLDING
    assert [fault.what.key for fault in reading.faults] == ["gleif.fault.no_entity"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pack", [bytes, zipped], ids=["plain", "zipped"])
def test_a_file_that_is_cut_off_gives_a_fault_and_nothing_else(tmp_path, form, pack):
    whole = pack(FORMS[form]("lei", ENTITIES))
    for size in (0, 1, len(whole) // 3, len(whole) // 2, len(whole) - 20):
        path = tmp_path / "lei"
        path.write_bytes(whole[:size])
        result = read_gleif([path], Wanted(frozenset({DUINSOFT})))
        # a CSV may end after a whole row: nobody can tell
        ends_well = form == "csv" and pack is bytes and whole[:size].endswith(b"\n")
        assert ends_well or (result.reading.landscape is None and result.reading.faults), (form, size)


def test_what_is_none_of_gleifs_files_is_refused(tmp_path):
    for content in (
        b"a,b\n1,2\n",
        b'{"x": [{}]}',
        b"<a/>",
        b'{"x": 1}',
        b"\x00\x01",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    ):
        path = tmp_path / "file"
        path.write_bytes(content)
        result = read_gleif([path], Wanted(frozenset({DUINSOFT})))
        assert result.reading.landscape is None or not result.reading.landscape.records


def test_gleifs_files_are_told_from_others(tmp_path):
    assert all(is_gleif(path) for form in FORMS for path in files(tmp_path, form, lei=ENTITIES, rr=PARENTS))
    path = tmp_path / "other.csv"
    path.write_bytes(b"id,name\n")
    assert not is_gleif(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_delta_takes_away_what_gleif_took_away(tmp_path, form):
    gone = [parent(DUINSOFT, HOLDING, deleted="2026-10-01T00:00:00Z")]
    paths = files(tmp_path, form, lei=ENTITIES, rr_1=PARENTS, rr_2=gone)
    assert [one.owner for one in read(paths).landscape.all(Ownership)] == [TOP]


LEIS = st.sampled_from([DUINSOFT, HOLDING, TOP, OTHER])
NAMES = st.sampled_from(["Duinsoft B.V.", "Nieuw B.V.", "Overseas Inc."])
KINDS = st.sampled_from(["IS_DIRECTLY_CONSOLIDATED_BY", ULTIMATE])
RELATION = st.tuples(LEIS, LEIS, KINDS, st.sampled_from(["ACTIVE", "INACTIVE"]))


@settings(max_examples=20, deadline=None)
@given(
    names=st.lists(st.tuples(LEIS, NAMES), max_size=6),
    old=st.lists(RELATION, max_size=6),
    new=st.lists(RELATION, max_size=4),
    gone=st.sets(st.integers(0, 5), max_size=2),
    form=st.sampled_from(list(FORMS)),
)
def test_a_delta_over_an_older_copy_is_the_newer_copy(tmp_path_factory, names, old, new, gone, form):
    def key(one):
        return one[0], one[1], one[2]

    def record(one, **values):
        return parent(one[0], one[1], one[2], active=one[3], **values)

    before = {key(one): one for one in old}
    removed = [one for number, one in enumerate(before.values()) if number in gone]
    after = {k: one for k, one in before.items() if one not in removed} | {key(one): one for one in new}
    renamed = {code: lei(code, name) for code, name in names}
    entities = {one["lei"]: one for one in ENTITIES}
    folder = tmp_path_factory.mktemp("gleif")
    delta = [record(one, deleted="2026-10-01T00:00:00Z") for one in removed] + [record(one) for one in new]
    stepwise = files(
        folder,
        form,
        lei_1=list(entities.values()),
        lei_2=list(renamed.values()),
        rr_1=[record(one) for one in before.values()],
        rr_2=delta,
    )
    at_once = files(
        folder, form, lei_3=list((entities | renamed).values()), rr_3=[record(one) for one in after.values()]
    )
    # a form without one record cannot say what it is about; it then holds nothing
    assert told(read(stepwise).landscape) == told(read(at_once).landscape)


def told(landscape):
    organisations = {(one.id, one.name) for one in landscape.all(Organisation)}
    owners = {(one.id, one.since.value_or(None), one.until.value_or(None)) for one in landscape.all(Ownership)}
    return organisations, owners


def test_only_what_was_asked_for_is_kept_of_a_large_file(tmp_path):
    many = [lei(f"{number:020}", f"Company {number}") for number in range(3000)]
    reading = read([*files(tmp_path, lei=[*many, *ENTITIES])])
    assert (reading.counts["lei_read"], reading.counts["lei_kept"]) == (3004, 1)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_file(tmp_path, form):
    def peak(count):
        paths = files(tmp_path, form, lei=[*ENTITIES, *(lei(f"{n:020}", f"Company {n}") for n in range(count))])
        tracemalloc.start()
        try:
            read(paths)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(12_000) < 1.3 * peak(4_000)


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_so_is_unknown_and_said_and_what_is_read_can_be_written(tmp_path, form):
    entities = [lei(DUINSOFT, "Duinsoft B.V.", "1.000,5"), lei(HOLDING, "Duin Holding B.V.")]
    reading = read(files(tmp_path, form, lei=entities, rr=[parent(DUINSOFT, HOLDING)]))
    assert reading.landscape[DUINSOFT].seat.value_or(None) is None
    assert [(fault.place.column, fault.what.key) for fault in reading.faults] == [("seat", "records.fault.country")]
    regie.convert(reading.landscape, tmp_path / "back.yaml")
    assert regie.check(tmp_path / "back.yaml").landscape.records == reading.landscape.records


@pytest.mark.parametrize("form", FORMS)
def test_a_relationship_of_which_one_side_is_missing_makes_no_organisation_without_a_number(tmp_path, form):
    reading = read(files(tmp_path, form, lei=ENTITIES[:1], rr=[parent(DUINSOFT, "")]))
    assert [one.id for one in reading.landscape.all(Organisation)] == [DUINSOFT]
    assert [fault.what.key for fault in reading.faults] == ["gleif.fault.half"]


@pytest.mark.parametrize("end", ["null", "7", "[]", '["x"]', '{"$": ["x"]}', '{"$": null}', '{"$": {"$": "x"}}', '"x"'])
def test_json_of_another_shape_is_a_reading_with_what_is_wrong(tmp_path, end):
    path = tmp_path / "rr.json"
    path.write_text(f'{{"relations": [{{"RelationshipRecord": {end}}}]}}')
    assert read_gleif([path], Wanted(frozenset([DUINSOFT]))).reading.faults or end[0] == "{"
    start = f'{{"NodeID": {{"$": "{DUINSOFT}"}}}}'
    record = f'{{"Relationship": {{"StartNode": {start}, "EndNode": {end}}}}}'
    path.write_text(f'{{"relations": [{{"RelationshipRecord": {record}}}]}}')
    reading = read_gleif([path], Wanted(frozenset([DUINSOFT]))).reading
    assert reading.landscape.all(Organisation) == ()
