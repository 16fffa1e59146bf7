"""The sums of the source documents come out exactly, and which claim is which."""

from regie.reference_data.figures import figures
from regie.reference_data.money import (
    claims,
    deloitte,
    deloitte_figures,
    nds,
    nds_autonomy,
    phase_1,
    phase_1_as_printed,
)


def test_ten_years_cost_513_as_things_are_and_559_in_the_alternative() -> None:
    assert deloitte().total("current_operating") == 513
    assert deloitte().total("alternative_operating") == 559


def test_each_claim_of_the_text_is_the_figure_it_is_said_to_mean() -> None:
    found = deloitte_figures()
    assert {claim.id: (claim.value, found[claim.means]) for claim in claims()} == {
        "extra-a-year": (4.6, 4.6),
        "extra-in-total": (24, 24.0),
        "mean-a-year": (7, 7.0),
    }
    assert found["sum_of_total_difference"] == 70.0


def test_the_printed_differences_follow_from_the_rows() -> None:
    rows = deloitte().rows
    ours = [
        round(other - now + once, 6)
        for now, other, once in zip(
            rows["current_operating"], rows["alternative_operating"], rows["change_once"], strict=True
        )
    ]
    assert ours == list(rows["difference_as_printed"])


def test_autonomy_in_the_national_strategy_is_half_of_data_and_all_of_cloud_and_resilience() -> None:
    assert nds_autonomy() == (242.5, 417.5, 545, 637.5, 725, 392.5) == nds().rows["autonomy_as_printed"]


def test_phase_1_adds_up_to_what_is_printed() -> None:
    printed = phase_1_as_printed()
    assert (sum(part.low for part in phase_1()), sum(part.high for part in phase_1())) == (3_215_000, 4_475_000)
    assert (printed.low, printed.high) == (3_215_000, 4_475_000)


def test_figures_on_which_sources_disagree_keep_every_claim() -> None:
    contested = {id_ for id_, figure in figures().items() if figure.contested}
    assert contested == {"saas_share", "on_own_cloud", "storage_to_buy", "survey_traceable_share"}
