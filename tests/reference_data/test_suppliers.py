import re
from collections import Counter

from babel import Locale

from regie.reference_data.suppliers import FACTS, register

SUPPLIERS = register().suppliers.values()
COUNTRIES = {code for code in Locale.parse("en").territories if re.fullmatch("[A-Z]{2}", code)} - {"EU", "UN", "ZZ"}


FORMS = {
    "seat": lambda value: value in COUNTRIES,
    "jurisdictions": lambda value: set(value.split()) <= COUNTRIES,
    "independent": lambda value: value in ("yes", "no"),
    "lei": lambda value: re.fullmatch("[0-9A-Z]{18}[0-9]{2}", value),
    "kvk": lambda value: re.fullmatch("[0-9]{8}", value),
    "website": lambda value: value.startswith(("https://", "http://")),
    "legal_name": bool,
}


def test_every_value_has_the_form_of_its_field():
    assert set(FORMS) == set(FACTS)
    claims = [(one.id, name, cited.value) for one in SUPPLIERS for name in one.facts for cited in one.facts[name]]
    assert [claim for claim in claims if not FORMS[claim[1]](claim[2])] == []


def test_every_document_is_cited_and_has_an_address():
    found = register()
    cited = {cited.citation.id for one in SUPPLIERS for claims in one.facts.values() for cited in claims}
    cited |= {owner.citation.id for one in SUPPLIERS for owner in one.owners}
    cited |= {sub.citation.id for one in SUPPLIERS for sub in one.sub_processors}
    cited |= {one.all_sub_processors.id for one in SUPPLIERS if one.all_sub_processors}
    assert cited == set(found.citations)
    assert [one.id for one in found.citations.values() if one.address and not one.address.startswith("http")] == []


def test_nobody_is_independent_and_controlled_at_once():
    assert [
        one.id
        for one in SUPPLIERS
        if one.value("independent") == "yes" and any(owner.controls and owner.until is None for owner in one.owners)
    ] == []


def test_a_name_leads_to_one_supplier():
    named = [
        (word, one.id)
        for one in SUPPLIERS
        for word in {word.casefold() for word in (one.id, one.name, *one.aliases, *one.products)}
    ]
    counts = Counter(word for word, _ in named)
    assert [pair for pair in named if counts[pair[0]] > 1] == []


def test_suppliers_that_municipalities_use_are_in_it():
    assert {"microsoft", "salesforce", "sap", "oracle", "aws", "google", "afas"} <= set(register().suppliers)
    assert len(register().suppliers) >= 300


def test_the_clouds_that_others_build_on_end_a_chain():
    clouds = ("aws", "digitalocean", "google", "microsoft")
    assert {cloud: register().suppliers[cloud].sub_processors for cloud in clouds} == dict.fromkeys(clouds, ())


def test_of_many_suppliers_it_is_known_who_works_for_them():
    assert sum(bool(one.sub_processors) for one in SUPPLIERS) >= 50
