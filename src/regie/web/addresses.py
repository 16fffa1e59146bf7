"""Addresses of pages by name. One page has hundreds, and most of them were on the page before it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse


def address(name: str, /, **values: Any) -> str:
    """The address of a page, from the slash on. Raises NoReverseMatch."""
    return _address(name, tuple(values.items()), get_script_prefix())


@lru_cache(1 << 13)
def _address(name: str, values: tuple[tuple[str, Any], ...], _under: str) -> str:
    return reverse(name, kwargs=dict(values) or None)
