"""Questions to ask next, in words: for a terminal, and as a workbook to send out."""

from regie.reports.questions.terminal import show_answered, show_questions, show_tasks
from regie.reports.questions.workbook import questions_xlsx

__all__ = ["questions_xlsx", "show_answered", "show_questions", "show_tasks"]
