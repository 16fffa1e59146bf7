"""One layered view per application: what it serves above it, what it needs below it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date

from regie.landscape import SUPPLY_KINDS, Application, Landscape, Link, links
from regie.locale import Language, Message, say
from regie.readers.archimate.identifiers import as_identifier
from regie.readers.archimate.model import ArchimateModel, Relationship, View
from regie.readers.archimate.properties import words
from regie.readers.losses import Losses

MOST_NODES = 80
"""More than this nobody can read."""


def add_views(model: ArchimateModel, landscape: Landscape, language: Language, losses: Losses) -> ArchimateModel:
    """The model with a view per application, at most `MOST_NODES` elements each; what does not fit is a loss."""
    return dataclasses.replace(model, views=tuple(_Views(model, landscape, language, losses).all()))


class _Views:
    def __init__(self, model: ArchimateModel, landscape: Landscape, language: Language, losses: Losses) -> None:
        self._landscape, self._language, self._losses = landscape, language, losses
        self._elements = model.elements_by_id
        self._needs: dict[str, list[Link]] = defaultdict(list)
        self._needed_by: dict[str, list[Link]] = defaultdict(list)
        for link in links(landscape, landscape.as_of or date.max):
            self._needs[link.dependant].append(link)
            self._needed_by[link.provider].append(link)
        self._lines: dict[str, list[Relationship]] = defaultdict(list)
        for relationship in model.relationships:
            self._lines[relationship.source].append(relationship)

    def all(self) -> list[View]:
        """The views, in the order of the applications."""
        folder = (say(Message("landscape.noun.application.other"), self._language),)
        return [self._view(application, folder) for application in self._landscape.all(Application)]

    def _view(self, application: Application, folder: tuple[str, ...]) -> View:
        found = self._around(application.id)
        identifiers = [id_ for one in found if (id_ := as_identifier(one)) in self._elements]
        shown = dict.fromkeys(identifiers[:MOST_NODES])
        left = len(identifiers) - len(shown)
        self._losses.say("application", "", "view_full", left)
        note = say(Message("exports.word.not_shown", n=left), self._language) if left else ""
        lines = (line.id for id_ in shown for line in self._lines[id_] if line.target in shown)
        return View(
            id=f"view-{as_identifier(application.id)}",
            type="Diagram",
            name=words(application.name, self._language),
            documentation=words(note, self._language),
            folder=folder,
            viewpoint="Layered",
            shows=(*shown, *lines),
        )

    def _around(self, id_: str) -> list[str]:
        """The application, what depends on it, what it uses and stores, and its whole supply chain; nearest first."""
        found = {id_: None, **dict.fromkeys(link.dependant for link in self._needed_by[id_])}
        found |= dict.fromkeys(link.provider for link in self._needs[id_])
        todo = [link.provider for link in self._needs[id_] if link.kind in SUPPLY_KINDS]
        seen = {id_}
        while todo:
            nearest = todo.pop(0)
            if nearest in seen:
                continue
            seen.add(nearest)
            found[nearest] = None
            todo += [link.provider for link in self._needs[nearest] if link.kind in SUPPLY_KINDS]
        return list(found)
