"""The tender pack as a document (ODT, DOCX), as text, and on a terminal."""

from regie.reports.tender.writing import show_tender, write_tender

__all__ = ["show_tender", "write_tender"]
