"""The workbook in which owners answer questions: its layout, and reading it back as claims."""

from regie.readers.questionnaire.apply import Answered, apply_answers
from regie.readers.questionnaire.layout import COLUMNS, HIDDEN, LISTS, nobody_word
from regie.readers.questionnaire.read import Answer, read_answers

__all__ = ["COLUMNS", "HIDDEN", "LISTS", "Answer", "Answered", "apply_answers", "nobody_word", "read_answers"]
