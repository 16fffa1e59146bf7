"""Every shipped decision model: what it asks, what it answers, by which version, from which source."""

from collections.abc import Iterator

from docs.generate.markdown import page, table
from regie.decision_models import folder, shipped
from regie.decisions import Model, Table, load_model

_INTRO = """Decision models are data: DMN tables with words, examples and sources beside them. A new version of a model
is a new folder, so two can be compared. The hash says what a model decides: equal hashes decide alike. `regie
check-model NAME` proves that a model has no gaps and no rule that never fires, and runs its examples."""


def models() -> str:
    """The page."""
    return page("Decision models", _INTRO, *(part for name in shipped() for part in _model(name)))


def _model(name: str) -> Iterator[str]:
    model = load_model(folder(name))
    readme = (folder(name) / "README.md").read_text(encoding="utf-8")
    title, *paragraphs = readme.strip().split("\n\n")
    yield f"## {name}\n"
    what = title.removeprefix("# ").removeprefix(f"{name}: ")
    yield f"{what[0].upper()}{what[1:]}. {_source(paragraphs)}\n"
    yield f"Version by content: `{model.hash}`{_dates(model)}. "
    yield f"Where our reading is uncertain: [README](../../src/regie/decision_models/{name}/README.md).\n"
    rows = [
        (f"`{one.name}`", one.question("nl"), one.question("en"), _allowed(model, one.name)) for one in model.inputs
    ]
    yield table(("asks", "Nederlands", "English", "answers"), rows)
    yield table(("decides", "rules", "hit policy", "outcomes (nl · en)"), list(_decisions(model)))


def _source(paragraphs: list[str]) -> str:
    found = next((text for text in paragraphs if "Source" in text[:20]), paragraphs[0])
    return " ".join(found.replace("**", "").split())


def _dates(model: Model) -> str:
    return f", in effect from {model.valid_from}" if model.valid_from else ""


def _allowed(model: Model, name: str) -> str:
    one = model.input(name)
    if one.allowed is None:
        return {"boolean": "yes, no"}.get(one.type, one.type)
    return ", ".join(model.label(name, "en", _text(value)) for value in one.allowed)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _decisions(model: Model) -> Iterator[tuple[object, ...]]:
    for decision in model.decisions:
        body = decision.body
        if not isinstance(body, Table):
            yield f"`{decision.name}`", "", "expression", ""
            continue
        values = dict.fromkeys(rule.outputs[0].strip('"') for rule in body.rules)
        words = (
            f"{value} ({model.label(decision.name, 'nl', value)} · {model.label(decision.name, 'en', value)})"
            if model.label(decision.name, "en", value) != value
            else value
            for value in values
        )
        yield f"`{decision.name}`", len(body.rules), body.hit_policy.value, ", ".join(words)
