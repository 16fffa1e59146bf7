"""The two decision models: golden text of every criterion table, words for every rule, no gaps."""

from itertools import product
from pathlib import Path

import pytest

from regie.analyses.autonomy.deciding import rule_words
from regie.decision_models import folder
from regie.decisions import Model, Table, check_examples, check_model, evaluate, load_model
from regie.locale import LANGUAGES, say
from regie.reference_data.csf import criteria

GOLDEN = Path(__file__).parents[2] / "golden" / "autonomy" / "criteria"
MODELS = ("csf-answers-2026", "autonoom-2026")


def tables(model: Model) -> dict[str, Table]:
    return {one.name: one.body for one in model.decisions if isinstance(one.body, Table)}


CRITERIA = sorted(tables(load_model(folder("csf-answers-2026"))))


@pytest.mark.parametrize("criterion", CRITERIA)
def test_a_criterion_is_answered_as_its_golden_file_says(criterion: str, golden) -> None:
    model = load_model(folder("csf-answers-2026"))
    names = model.decision(criterion).requires
    values = [[str(value) for value in model.input(name).allowed or ()] for name in names]
    states = list(product(*values))
    outcomes = evaluate(model, {name: [state[at] for state in states] for at, name in enumerate(names)}, criterion)
    lines = [" | ".join((*names, "answer", "rule"))]
    for row, state in enumerate(states):
        (found,) = outcomes.possible(row)
        lines.append(" | ".join((*state, str(found.value), str(found.rules[0].number))))
    golden(f"autonomy/criteria/{criterion}.txt", "\n".join(lines) + "\n")


def test_no_criterion_lacks_a_golden_file_and_no_golden_file_lacks_a_criterion() -> None:
    assert sorted(file.stem for file in GOLDEN.glob("*.txt")) == CRITERIA
    assert set(CRITERIA) <= set(criteria())


@pytest.mark.parametrize("criterion", CRITERIA)
def test_a_table_answers_within_the_ladder_of_its_criterion(criterion: str) -> None:
    rules = tables(load_model(folder("csf-answers-2026")))[criterion].rules
    assert all(0 <= int(rule.outputs[0]) <= len(criteria()[criterion].answers) for rule in rules)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_its_own_words_in_both_languages(name: str, language: str) -> None:
    model = load_model(folder(name))
    for decision, table in tables(model).items():
        for number in range(1, len(table.rules) + 1):
            assert say(rule_words(model, decision, number), language)


@pytest.mark.parametrize("name", MODELS)
def test_every_input_is_an_enumeration_so_that_states_are_finite(name: str) -> None:
    assert all(one.allowed for one in load_model(folder(name)).inputs)


@pytest.mark.parametrize("name", MODELS)
def test_the_examples_an_adviser_can_read_come_out_as_they_say(name: str) -> None:
    results = check_examples(folder(name))
    assert len(results) >= 8
    assert [result.sentence("en") for result in results if not result.ok] == []


@pytest.mark.parametrize("name", MODELS)
def test_a_model_has_no_gap_and_no_rule_that_can_never_fire(name: str) -> None:
    proven = check_model(load_model(folder(name)))
    assert (proven.gaps, proven.unreachable) == ((), ())
