"""Which things there are, by id and by name: what references mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from regie.landscape import NONE, Field
from regie.locale import Message
from regie.readers.records.values import Complaint


class Names:
    """The things that rows may refer to, and their nouns."""

    def __init__(self) -> None:
        self._nouns: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._nouns

    def add(self, id_: str, noun: str, name: object, *, around: bool = False) -> None:
        """A thing with an id that no other has; one that is `around` comes after all that is read."""
        self._nouns[id_] = noun
        folded = id_.casefold()
        if not (around and folded in self._ids):
            self._ids[folded] = id_
        called = str(name).strip()
        if called:
            self._by_name[called.casefold()].append(id_)

    def meant(self, one: Field, text: str) -> tuple[str, Sequence[Complaint]]:
        """The id meant by an id or a unique name, and what is wrong with that; what is not found stays for `problems`
        to name."""
        if text in self._nouns or text == NONE:
            return text, ()
        folded = text.strip().casefold()
        if folded in self._ids:
            return self._ids[folded], ()
        named = [id_ for id_ in self._by_name.get(folded, ()) if self._nouns[id_] in one.refers_to]
        if len(named) < 2:
            return (named[0] if named else text), ()
        what = Message("records.fault.ambiguous_name", name=text)
        return named[0], [(what, Message("records.mend.ambiguous_name", ids=tuple(named)))]
