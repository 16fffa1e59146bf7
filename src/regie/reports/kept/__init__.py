"""An assessment cut into the pieces pages ask for, each with its reasons, as data that keeps (messages unsaid)."""

from regie.reports.kept.pieces import Piece, columns, pieces

__all__ = ["Piece", "columns", "pieces"]
