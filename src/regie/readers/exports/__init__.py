"""A landscape in the forms of other tools, one way: what such a form cannot hold is counted and said."""

from regie.readers.exports.exporting import FORMS, Exported, export_landscape

__all__ = ["FORMS", "Exported", "export_landscape"]
