"""The DMN Technology Compatibility Kit, compliance level 2: 116 cases with 126 result nodes."""

from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regie.decisions import evaluate, read_dmn

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def local(element):
    return element.tag.rpartition("}")[2]


def inner(element, name):
    return [one for one in element if local(one) == name]


def value_of(element):
    """The value of an inputNode, expected, item or component."""
    if lists := inner(element, "list"):
        return [value_of(item) for item in inner(lists[0], "item")]
    if components := inner(element, "component"):
        return {one.get("name"): value_of(one) for one in components}
    [value] = inner(element, "value")
    if value.get(NIL) == "true":
        return None
    match value.get(TYPE):
        case "xsd:decimal" | "xsd:double":
            return float(Decimal(value.text))
        case "xsd:boolean":
            return value.text == "true"
        case _:
            return value.text


def close(found, expected):
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(close, found, expected))
    if isinstance(expected, dict) and isinstance(found, dict):
        return found.keys() == expected.keys() and all(close(found[name], expected[name]) for name in expected)
    if isinstance(expected, float) and not isinstance(found, bool) and isinstance(found, int | float):
        return found == pytest.approx(expected, rel=1e-12)
    return type(found) is type(expected) and found == expected


def answer(model, columns, decision):
    [outcome] = evaluate(model, columns, decision).possible(0)
    return outcome.whole


def run(folder: Path, read=read_dmn):
    """Per case whether every result node is right, and the number of result nodes."""
    [model_file] = folder.glob("*.dmn")
    model = read(model_file.read_bytes(), model_file.name)
    for file in sorted(folder.glob("*.xml")):
        for case in inner(ElementTree.parse(file).getroot(), "testCase"):
            columns = {node.get("name"): [value_of(node)] for node in inner(case, "inputNode")}
            nodes = inner(case, "resultNode")
            wrong = [
                (node.get("name"), found, expected)
                for node in nodes
                for expected in [value_of(inner(node, "expected")[0])]
                for found in [answer(model, columns, node.get("name"))]
                if not close(found, expected)
            ]
            yield f"{folder.name} {case.get('id')}", wrong, len(nodes)


@pytest.mark.shared
def test_all_116_cases_of_compliance_level_2_give_the_expected_results(shared):
    results = [case for folder in sorted((shared / "benchmarks" / "dmn-tck").iterdir()) for case in run(folder)]

    assert [(name, wrong) for name, wrong, _ in results if wrong] == []
    assert len(results) == 116
    assert sum(nodes for _, _, nodes in results) == 126
