"""Mixed integer programs: a question in numbers in, a proven answer out. Knows no municipality."""

from regie.programs.shrinking import solve_what_moves, without_held
from regie.programs.solver import Answer, Bools, Effort, Floats, Found, Program, Solver, Status, solve

__all__ = [
    "Answer",
    "Bools",
    "Effort",
    "Floats",
    "Found",
    "Program",
    "Solver",
    "Status",
    "solve",
    "solve_what_moves",
    "without_held",
]
