"""The official schemas of CycloneDX, as its own library checks them."""

from functools import cache
from typing import Any


def by_the_schema(text: str, version: str = "1.6") -> Any:
    """What is wrong with a bill of materials, JSON or XML, or None."""
    return _checker(text.lstrip().startswith("<"), version).validate_str(text)


@cache
def _checker(xml: bool, version: str) -> Any:
    # imported where used: the checker of JSON compiles a grammar for each part of an address, which takes seconds
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    from cyclonedx.validation.xml import XmlValidator

    return (XmlValidator if xml else JsonStrictValidator)(SchemaVersion.from_version(version))
