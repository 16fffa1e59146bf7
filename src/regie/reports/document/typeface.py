"""The typeface of the document, and what it cannot show: a PDF for everybody may hold no letter without a picture."""

from __future__ import annotations

from functools import cache
from typing import Any

STANDARDS: Any = ["a-2a", "ua-1"]  # the compiler has a type for every list of words it knows
UNSHOWN = "□"
_SURE = "\u024f"  # the last of the Latin letters, which the typeface has all
_PROBE = b'#set document(title: "-")\n#set text(font: "Source Sans Pro")\n#sys.inputs.text'


@cache
def fonts() -> Any:
    """The typeface, and those the compiler falls back on for letters of other scripts; none of the system's."""
    import typst
    from font_source_sans_pro import font_directory

    return typst.Fonts(include_system_fonts=False, font_paths=[font_directory])


def showable(text: str) -> str:
    """The same text with `UNSHOWN` for every character that no font has, such as emoji and Chinese."""
    beyond = sorted({character for character in text if character > _SURE})
    if _shows("".join(beyond)):
        return text
    return text.translate({ord(one): UNSHOWN for one in beyond if not _shows(one)})


@cache
def _shows(text: str) -> bool:
    """Whether the compiler takes this text: it alone knows what its fonts have."""
    import typst

    try:
        typst.compile(_PROBE, format="pdf", font_paths=fonts(), sys_inputs={"text": text}, pdf_standards=STANDARDS)
    except typst.TypstError:
        return False
    return True
