"""Nouns in addresses."""

from __future__ import annotations

from django.urls import register_converter

from regie.landscape import NOUNS


class NounConverter:
    """A noun by its stable name."""

    regex = "|".join(noun.noun for noun in NOUNS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(NounConverter, "noun")
