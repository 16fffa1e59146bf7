"""Tables of money: a plan by year, charges for services (FOCUS or our own form), and keys to charge them by.

Each reader gives what it holds or every fault at once. Amounts are exact decimals, in euros.
"""

from regie.readers.cost.charge import Charge, Charges
from regie.readers.cost.charges import read_charges
from regie.readers.cost.form import CostForm, form_of
from regie.readers.cost.keys import Key, read_keys
from regie.readers.cost.plan import CostTable, Line, PlanRow, read_plan

__all__ = [
    "Charge",
    "Charges",
    "CostForm",
    "CostTable",
    "Key",
    "Line",
    "PlanRow",
    "form_of",
    "read_charges",
    "read_keys",
    "read_plan",
]
