"""A decision model on disk: a folder with model.dmn or model.xlsx and labels.yaml, or one such file."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from regie.decisions.model import Model
from regie.decisions.notes import Notes

MODEL_FILES = ("model.dmn", "model.xlsx")


def load_model(place: Path | Traversable) -> Model:
    """A model from its folder or file.

    Raises InputFaults with every fault of the model and its labels, or when there is no model.
    """
    notes = Notes(place.name)
    if not place.is_dir():
        return _read(place, notes)
    file = next((place / name for name in MODEL_FILES if (place / name).is_file()), None)
    if file is None:
        raise notes.fatal("no_model_file", names=MODEL_FILES)
    model = _read(file, notes)
    labels = place / "labels.yaml"
    if labels.is_file():
        from regie.decisions.labels import with_labels

        notes = Notes("labels.yaml")
        try:
            text = labels.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise notes.fatal("labels_yaml") from None
        model = with_labels(model, text, notes)
        notes.stop()
    return model


def _read(file: Path | Traversable, notes: Notes) -> Model:
    if not file.is_file():
        raise notes.fatal("no_model_file", names=MODEL_FILES)
    if file.name.endswith(".xlsx"):
        from regie.decisions.workbook_read import read_workbook

        return read_workbook(file)
    from regie.decisions.dmn_read import read_dmn

    return read_dmn(file.read_bytes(), file.name)
