"""How a model lies in a workbook: which sheets there are and what their columns are called.

One sheet holds the model's own facts, one the questions, one the decisions with what they need; every table has a
sheet of its own. Everything is text, written as in DMN; a person may type numbers, dates and yes/no as such.
"""

MODEL = "Model"
INPUTS = "Inputs"
DECISIONS = "Decisions"
FUNCTIONS = "Functions"
EXPRESSIONS = "Expressions"
TYPES = "Types"
LABELS = "Labels"
FIXED = (MODEL, INPUTS, DECISIONS, FUNCTIONS, EXPRESSIONS, TYPES, LABELS)

MODEL_ROWS = ("name", "version", "valid from", "valid to", "description", "id", "namespace")
INPUT_COLUMNS = ("name", "type", "allowed", "question nl", "question en", "description", "id")
DECISION_COLUMNS = ("name", "type", "requires", "functions", "question", "answers", "description", "id")
FUNCTION_COLUMNS = ("name", "type", "functions", "description", "id")
PARAMETER_COLUMNS = ("parameters", "parameter types")
EXPRESSION_COLUMNS = ("of", "place", "kind", "name", "type", "text", "expression type", "id")
TYPE_COLUMNS = ("place", "name", "base", "allowed", "list", "label", "id")
LABEL_COLUMNS = ("of", "language", "text")

TABLE_HEAD = ("table", "hit policy", "aggregation", "output label", "type", "id")
COLUMN_ROWS = ("column", "label", "expression", "type", "allowed", "default", "id")
FIRST_RULE = len(TABLE_HEAD) + 1 + len(COLUMN_ROWS)  # row of the first rule, counted from 0
"""A table's sheet: its facts, an empty row, what its columns are (a row each), then the rules."""

LONGEST_SHEET_NAME = 31
NO_SHEET_NAME = "[]:*?/\\"


def sheet_name(name: str, taken: set[str]) -> str:
    """A sheet name for a table that Excel takes and that is not taken yet; adds it to `taken` in lower case."""
    clean = "".join("_" if sign in NO_SHEET_NAME or not sign.isprintable() else sign for sign in name).strip("' ")
    stem = made = clean[:LONGEST_SHEET_NAME].strip("' ") or "Table"
    count = 1
    while made.lower() in taken or made.lower() == "history":
        count += 1
        ending = f" {count}"
        made = stem[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(made.lower())
    return made
