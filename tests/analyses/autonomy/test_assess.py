"""What autonomy says of the tiny landscape and of named variations of it."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from regie.analyses.autonomy import Judgement, assess_autonomy
from regie.landscape import (
    UNKNOWN,
    Application,
    Interval,
    Landscape,
    Organisation,
    Platform,
    Source,
    Verdict,
    contested,
)
from regie.landscape.vocabulary import CutOff, DependencyKind, KeyHolder
from regie.locale import LANGUAGES, say
from tiny import AT, adding, depending, fact, owned, setting, supplier, tiny

BIG = supplier("bigcorp", "BigCorp Inc", "US")


def judged(landscape: Landscape, id_: str = "suite", at: date = AT) -> Judgement:
    return assess_autonomy(landscape, at).of(id_)


def names(landscape: Landscape, id_: str = "suite") -> list[str]:
    return [link.provider for link in judged(landscape, id_).weakest_link]


def test_an_application_with_a_dutch_chain_is_autonomous() -> None:
    assert judged(tiny()).autonomous is Verdict.YES
    assert judged(tiny()).weakest_link == ()


def test_an_application_that_names_no_place_is_where_all_its_platforms_are() -> None:
    abroad = replace(tiny()["poldercloud"], id="abroad", name="Zeecloud", locations=fact(("US",)))
    landscape = adding(setting(tiny(), "suite", locations=UNKNOWN), abroad)
    inside, both = (judged(one).answers["SOV-3.4"].possible for one in (landscape, runs_on_too(landscape)))
    alone = judged(runs_on_too(setting(landscape, "suite", platform=UNKNOWN))).answers["SOV-3.4"].possible
    assert inside > both > alone


def runs_on_too(landscape: Landscape) -> Landscape:
    return depending(landscape, "suite", DependencyKind.RUNS_ON, "abroad")


def test_an_irish_subsidiary_of_an_american_parent_is_not_autonomous() -> None:
    irish = supplier("duinsoft", "Duinsoft Ltd", "IE")
    landscape = owned(adding(tiny(), irish), "duinsoft", BIG)
    assert judged(landscape, "duinsoft").autonomous is Verdict.NO
    assert judged(landscape).autonomous is Verdict.NO
    assert names(landscape) == ["duinsoft", "bigcorp"]


def test_the_irish_subsidiary_answers_with_its_parents_seat_and_laws() -> None:
    irish = supplier("duinsoft", "Duinsoft Ltd", "IE")
    answers = judged(owned(adding(tiny(), irish), "duinsoft", BIG), "duinsoft").answers
    assert answers["SOV-1.1"].possible == (1,)
    assert answers["SOV-2.1"].possible == (2,)


def test_a_take_over_of_the_host_lowers_every_application_on_it() -> None:
    landscape = owned(tiny(), "polderhost", BIG)
    assert judged(landscape).autonomous is Verdict.NO
    assert judged(landscape).own_autonomous is Verdict.YES
    assert judged(landscape).seal.high == 1
    assert names(landscape) == ["poldercloud", "polderhost", "bigcorp"]


def test_a_take_over_counts_from_its_date() -> None:
    landscape = owned(tiny(), "polderhost", BIG, since=date(2026, 6, 1))
    assert judged(landscape, at=date(2026, 5, 31)).autonomous is not Verdict.NO
    assert judged(landscape, at=date(2026, 6, 1)).autonomous is Verdict.NO


def test_an_american_sub_processor_decides_for_the_application() -> None:
    landscape = adding(setting(tiny(), "duinsoft", sub_processors=("bigcorp",)), BIG)
    assert judged(landscape).autonomous is Verdict.NO
    assert names(landscape) == ["duinsoft", "bigcorp"]


def test_a_tested_alternative_keeps_the_application_autonomous_and_an_untested_one_does_not() -> None:
    def with_alternative(tested: bool) -> Landscape:
        abroad = Platform(id="abroad", name="Abroad", suppliers=fact(("bigcorp",)), operated_by=fact(("bigcorp",)))
        landscape = adding(setting(tiny(), "suite", platform=UNKNOWN), BIG, replace(abroad, infrastructure=fact(())))
        for target in ("poldercloud", "abroad"):
            landscape = depending(landscape, "suite", DependencyKind.RUNS_ON, target, group="host", tested=fact(tested))
        return landscape

    assert judged(with_alternative(True)).autonomous is Verdict.YES
    assert judged(with_alternative(False)).autonomous is Verdict.NO


def test_an_unknown_platform_leaves_the_verdict_between_and_names_what_is_unknown() -> None:
    judgement = judged(setting(tiny(), "suite", platform=UNKNOWN))
    assert judgement.autonomous is Verdict.BETWEEN
    assert "platform" in [ref.field for reason in judgement.why for ref in reason.facts]


def test_an_unknown_parent_leaves_the_verdict_between() -> None:
    landscape = setting(tiny(), "polderhost", independent=UNKNOWN)
    assert judged(landscape).autonomous is Verdict.BETWEEN
    assert judged(landscape, "polderhost").answers["SOV-1.1"].possible == (1, 4)
    assert judged(landscape).own_autonomous is Verdict.YES


def test_an_owner_of_whom_control_is_unknown_does_not_clear_a_supplier_from_abroad() -> None:
    japanese, korean = supplier("polderhost", "Polderhost KK", "JP"), supplier("parent", "Parent Co", "KR")
    landscape = owned(adding(tiny(), japanese), "polderhost", korean)
    unsure = replace(landscape["polderhost<parent"], share=UNKNOWN)
    assert judged(adding(landscape, unsure)).autonomous is Verdict.NO


def test_sources_that_differ_on_the_seat_leave_the_verdict_between() -> None:
    seat = contested([("NL", Source("KvK")), ("US", Source("website"))])
    assert judged(setting(tiny(), "duinsoft", seat=seat)).autonomous is Verdict.BETWEEN


def test_two_suppliers_that_need_each_other_are_judged_too() -> None:
    landscape = setting(tiny(), "duinsoft", sub_processors=("polderhost",))
    landscape = setting(landscape, "polderhost", sub_processors=("duinsoft",))
    assert judged(landscape).autonomous is Verdict.YES


def test_data_outside_the_eea_is_not_autonomous_even_with_a_dutch_supplier() -> None:
    assert judged(setting(tiny(), "suite", locations=("NL", "US"))).autonomous is Verdict.NO


def test_a_swiss_supplier_will_do_only_when_the_keys_are_ours() -> None:
    swiss = adding(tiny(), supplier("duinsoft", "Duinsoft AG", "CH"))
    assert judged(swiss).autonomous is Verdict.YES
    assert judged(setting(swiss, "suite", key_holder=KeyHolder.SUPPLIER_ONLY)).autonomous is Verdict.NO
    assert judged(setting(swiss, "suite", key_holder=UNKNOWN)).autonomous is Verdict.BETWEEN


def test_keys_with_the_supplier_alone_are_seal_0() -> None:
    judgement = judged(setting(tiny(), "suite", key_holder=KeyHolder.SUPPLIER_ONLY))
    assert (judgement.official_seal, judgement.governing) == (0, "SOV-3.1")
    assert judgement.improvement is not None
    (step,) = judgement.improvement.steps
    assert (step.now.number, step.then.number, judgement.improvement.seal_then) == (1, 2, 1)


def test_an_unknown_key_holder_widens_seal_and_scores() -> None:
    known, unknown = judged(tiny()), judged(setting(tiny(), "suite", key_holder=UNKNOWN))
    assert unknown.answers["SOV-3.1"].possible == (1, 2, 3, 4, 5)
    for pack, score in known.scores.items():
        assert unknown.scores[pack].high == score.high
        assert unknown.scores[pack].low == pytest.approx(score.low - 200 / 1000 * 10, abs=2e-4)


def test_a_gap_is_left_out_and_is_not_zero() -> None:
    judgement = judged(tiny())
    assert "SOV-7.7" not in judgement.answers
    assert judgement.gaps == 48 - len(judgement.answers)
    assert judgement.objectives[-1].seal is None
    assert judgement.official_seal == 4


def test_only_applications_platforms_and_organisations_are_judged() -> None:
    autonomy = assess_autonomy(tiny(), AT)
    assert [len(autonomy.by_kind(noun)) for noun in (Application, Platform, Organisation)] == [1, 1, 2]
    assert set(autonomy.judgements) == {"suite", "poldercloud", "duinsoft", "polderhost"}


def test_a_judgement_cannot_change() -> None:
    with pytest.raises(FrozenInstanceError):
        judged(tiny()).seal = Interval(4, 4)  # type: ignore[misc]


def test_every_reason_can_be_said_in_both_languages_and_points_at_facts_that_exist() -> None:
    landscape = owned(setting(tiny(), "suite", key_holder=UNKNOWN), "polderhost", BIG)
    for judgement in assess_autonomy(landscape, AT).judgements.values():
        for reason in (*judgement.why, *judgement.seal_why, *judgement.sources):
            assert say(reason.says, "nl")
            assert say(reason.says, "en")
            for ref in reason.facts:
                assert getattr(landscape[ref.id], ref.field) is not None


def test_a_way_of_one_link_is_told_once() -> None:
    reason = judged(setting(tiny(), "duinsoft", independent=False, seat="US")).why[0]
    assert say(reason.says, "nl") == "Sociaal Suite is niet autonoom door Duinsoft BV."


def test_the_explanation_reads_as_a_sentence(golden) -> None:
    irish = supplier("duinsoft", "Duinsoft Ltd", "IE")
    judgement = judged(owned(adding(tiny(), irish), "duinsoft", BIG))
    reasons = (*judgement.why, *judgement.seal_why, *judgement.sources)
    lines = [say(reason.says, language) for language in LANGUAGES for reason in reasons]
    golden("autonomy/explanation.txt", "\n".join(lines) + "\n")


def well_known() -> Landscape:
    """The tiny landscape with every fact that answers a criterion."""
    told = {"cut_off": CutOff.CONTINUES, "open_standards": ("StUF",), "open_source": True}
    landscape = setting(tiny(), "suite", export_formats=("CSV",), **told)
    landscape = setting(landscape, "poldercloud", haven=True, **told)
    for maker in ("duinsoft", "polderhost"):
        landscape = setting(landscape, maker, staff_locations=("NL",))
    return landscape


def test_a_well_known_landscape_has_an_exact_level() -> None:
    judgement = judged(well_known())
    assert (judgement.seal, judgement.own_seal, judgement.official_seal) == (Interval(2, 2), Interval(2, 2), 2)
    assert judgement.governing == "SOV-6.2"


def test_the_level_names_the_link_that_holds_it_down() -> None:
    judgement = judged(setting(well_known(), "polderhost", sub_processors=UNKNOWN))
    assert judgement.seal == Interval(0, 2)
    assert [link.provider for link in judgement.seal_path] == ["poldercloud", "polderhost"]
    assert "Polderhost BV" in say(judgement.seal_why[0].says, "en")
    assert judgement.seal_why[-1].facts[0].field == "sub_processors"


def test_the_level_names_the_criterion_that_holds_it_down() -> None:
    low = setting(well_known(), "poldercloud", key_holder=KeyHolder.SUPPLIER_ONLY)
    assert [dict(reason.says.values).get("criterion") for reason in judged(low).seal_why] == [None, "SOV-3.1"]


def test_a_thing_of_which_no_place_is_stated_is_between_and_not_abroad() -> None:
    assert judged(setting(tiny(), "poldercloud", locations=())).autonomous is Verdict.BETWEEN


@pytest.mark.parametrize("field", ["suppliers", "platform", "operated_by"])
def test_a_provider_that_is_not_in_the_landscape_is_unknown_and_not_the_best(field: str) -> None:
    judged = assess_autonomy(
        setting(tiny(), "suite", **{field: "elsewhere" if field == "platform" else ("elsewhere",)}), AT
    ).of("suite")
    assert judged.autonomous is Verdict.BETWEEN
    assert judged.seal.low == 0
    says = [say(reason.says, "nl") for reason in judged.why]
    assert "elsewhere staat niet in het landschap: er is niets over bekend." in says
