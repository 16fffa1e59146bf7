"""The expression language of decision models: S-FEEL whole, and of full FEEL what decision models use."""

from regie.decisions.feel.ast import Expression, Tests
from regie.decisions.feel.lexer import FeelError
from regie.decisions.feel.parser import parse_expression, parse_tests

__all__ = ["Expression", "FeelError", "Tests", "parse_expression", "parse_tests"]
