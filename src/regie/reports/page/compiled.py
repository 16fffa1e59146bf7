"""Compiled templates are kept as Python keeps compiled modules: beside them, when it may write there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Compiled(FileSystemBytecodeCache):
    """The cache of Jinja in a folder `__pycache__`, by the name, source and place of a template and the versions of
    Jinja and Python. A folder that is not there or cannot be written leaves every template to be compiled again."""

    def __init__(self, folder: Path, *, keep: bool) -> None:
        super().__init__(str(folder), "%s.jinja2")
        self.keep = keep

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, when that is allowed and can be done."""
        if self.keep:
            with suppress(OSError):
                super().dump_bytecode(bucket)
