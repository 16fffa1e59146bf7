from collections import Counter

from regie.reference_data.municipalities import municipalities, province_of


def test_there_are_342_municipalities_in_twelve_provinces():
    provinces = Counter(municipalities().values())
    assert (len(municipalities()), len(provinces)) == (342, 12)
    assert (provinces["Noord-Brabant"], provinces["Gelderland"], provinces["Flevoland"]) == (56, 51, 6)


def test_a_municipality_is_found_as_people_name_it():
    assert province_of("Gemeente Utrecht") == "Utrecht"
    assert province_of("den haag") == province_of("'s-Gravenhage") == "Zuid-Holland"
    assert province_of("Voorbeeldstad") is None
