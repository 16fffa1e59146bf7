"""Nothing is lost in dividing, whatever is divided over whomever."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regie.analyses.cost import charge_back, divide
from regie.readers.cost import Charge, Charges, Key

weights = st.lists(st.decimals(0, 10**6, places=3), min_size=1, max_size=8).filter(any)
amounts = st.decimals(-(10**6), 10**6, places=6)


def test_the_cent_that_is_left_goes_to_the_largest_remainder_and_of_equal_ones_to_the_first():
    assert divide(100, [Decimal(1), Decimal(1), Decimal(1)]) == [34, 33, 33]
    assert divide(100, [Decimal(1), Decimal(2), Decimal(4)]) == [14, 29, 57]
    assert divide(-100, [Decimal(1), Decimal(1), Decimal(1)]) == [-33, -33, -34]


@given(st.integers(-(10**12), 10**12), weights)
def test_the_parts_are_the_total_and_each_is_within_a_cent_of_its_exact_share(total, some):
    parts = divide(total, some)
    assert sum(parts) == total
    whole = sum(Fraction(weight) for weight in some)
    assert all(abs(part - total * Fraction(one) / whole) < 1 for part, one in zip(parts, some, strict=True))
    assert all(not part for part, one in zip(parts, some, strict=True) if not one)


@pytest.mark.parametrize("some", [[Decimal(0)], [Decimal(1), Decimal(-1)], []])
def test_no_weight_at_all_and_negative_weights_are_refused(some):
    with pytest.raises(ValueError, match="weights"):
        divide(100, some)


charges = st.lists(
    st.builds(
        Charge,
        service=st.sampled_from("abc"),
        provider=st.sampled_from("xy"),
        month=st.sampled_from(["2026-01", "2026-02"]),
        amount=amounts,
        tags=st.sampled_from([(), (("dep", "D1"),)]),
    ),
    min_size=1,
    max_size=12,
)
keys = st.lists(
    st.builds(
        Key,
        service=st.sampled_from(["a", "b", "*"]),
        name=st.just("k"),
        weights=weights.map(lambda held: tuple((f"D{n}", one) for n, one in enumerate(held))),
    ),
    max_size=3,
    unique_by=lambda key: key.service,
)


@given(charges, keys, st.sampled_from(["", "dep"]))
def test_what_is_charged_back_is_the_invoice_to_the_cent(some, agreed, tag):
    found = charge_back(Charges("f", "EUR", tuple(some)), agreed, tag)
    assert sum(share.cents for share in found.shares) == found.cents
    assert abs(found.cents - found.exact * 100) <= Decimal("0.5")
    assert sum(found.departments.values()) == sum(found.services.values()) == found.cents
