"""The records of large files in CSV, JSON and XML, one at a time; never more than one record is held."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from regie.landscape.faults import Place
from regie.readers.opening.limits import DEFAULT_LIMITS
from regie.readers.opening.refusal import refused
from regie.readers.opening.streams import RECORD_BYTES
from regie.readers.opening.text import refuse_half_characters
from regie.readers.opening.xml import Node, Tree, guarded_parser, refusing_broken_xml

_CHUNK = 1 << 18
_RECORD = dataclasses.replace(DEFAULT_LIMITS, xml_elements=50_000)


def csv_records(stream: IO[bytes], file: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Row number, from 1, and cells; the first is the header. Raises InputFaults for text that is no UTF-8 or CSV."""
    row = 0
    try:
        for row, cells in enumerate(csv.reader(_lines(stream, file), delimiter=delimiter, strict=True), start=1):
            yield row, cells
    except csv.Error:
        raise refused(Place(file, "", row + 1), "csv_broken") from None


def _lines(stream: IO[bytes], file: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        while line := text.readline(RECORD_BYTES):
            if len(line) == RECORD_BYTES:
                raise refused(file, "record_too_large")
            yield line
    except UnicodeDecodeError:
        raise refused(file, "encoding") from None


def json_records(stream: IO[bytes], file: str) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Number, the name of the list, and object, for every object in the one list of an outer object.

    Raises InputFaults when it is not of that form.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig")
    decoder = json.JSONDecoder()
    number, name, buffer, at = 0, "", "", 0
    try:
        while not name:
            buffer += _more(text, file, buffer)
            head, found, rest = buffer.partition("[")
            if found:
                name, buffer = head.strip(' \r\n\t{:"'), rest
        while True:
            while at < len(buffer) and buffer[at] in " \r\n\t,":
                at += 1
            if buffer[at : at + 1] == "]":
                return
            try:
                record, end = decoder.raw_decode(buffer, at)
            except ValueError:
                buffer, at = buffer[at:], 0
                buffer += _more(text, file, buffer)
                continue
            number += 1
            refuse_half_characters(buffer[at:end], Place(file, "", number))
            at = end
            if not isinstance(record, dict):
                raise refused(Place(file, "", number), "json_broken")
            yield number, name, record
    except UnicodeDecodeError:
        raise refused(file, "encoding") from None
    except RecursionError:
        raise refused(Place(file, "", number), "json_broken") from None


def _more(text: io.TextIOWrapper, file: str, held: str) -> str:
    if len(held) > RECORD_BYTES:
        raise refused(file, "record_too_large")
    more = text.read(_CHUNK)
    if not more:
        raise refused(file, "json_broken")
    return more


def xml_records(stream: IO[bytes], file: str, names: frozenset[str]) -> Iterator[tuple[int, Node]]:
    """Number, and element with everything in it, for every element of one of these local names.

    Raises InputFaults when it is not well-formed, or declares a document type or entities.
    """
    parser = guarded_parser()
    found = _Records(Place(file), parser.parser, names)
    numbers = itertools.count(1)
    while chunk := stream.read(_CHUNK):
        with refusing_broken_xml(Place(file)):
            parser.feed(chunk)
        yield from ((next(numbers), node) for node in found.take())
    with refusing_broken_xml(Place(file)):
        parser.close()


class _Records(Tree):
    """Keeps only the wanted elements, until they are taken."""

    def __init__(self, place: Place, expat: Any, names: frozenset[str]) -> None:
        super().__init__(place, _RECORD, expat)
        self._place_of_file, self._wanted, self._size = place, names, 0
        self._done: list[Node] = []

    def take(self) -> list[Node]:
        """The elements that came to an end since the last time."""
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._open or self._split(tag)[1] in self._wanted:
            super()._start(tag, attributes)

    def _end(self, tag: str) -> None:
        if self._open:
            super()._end(tag)
            if not self._open:
                self._done.append(self._root)
                self._count = self._size = 0

    def _text(self, text: str) -> None:
        if self._open:
            self._size += len(text)
            if self._size > RECORD_BYTES:
                raise refused(self._place_of_file, "record_too_large")
            super()._text(text)
