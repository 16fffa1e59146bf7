"""What axe finds on a page, in both themes and at two widths.

Contrast takes axe longer than all its other rules together, and of two texts of one look it says the same, so one text
of each look is judged. A look is all that contrast follows from: colours, size and weight of a text and of everything
around it, and whether axe judges it at all. `test_every_screen` holds this against the judgement of every text.
"""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that depend on the theme; a second theme needs no other look."""

_TAGGED = {"type": "tag", "values": TAGS}
_ALL_BUT_COLOURS = {"runOnly": _TAGGED, "rules": {name: {"enabled": False} for name in COLOURS}}
_ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
_WAYS = (("light", 1440), ("dark", 1440), ("dark", 390), ("light", 390))
_ONE_OF_EACH_LOOK = """() => {
    const STYLE = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow",
        "textDecorationLine", "borderBottomStyle", "fontSize", "fontWeight", "fontStyle", "position", "clipPath"];
    const OFF = ":disabled, [aria-disabled=true]";
    const texts = (one) => [...one.childNodes].filter((part) => part.nodeType === 3).map((part) => part.data);
    const says = (one) => texts(one).join("").trim();
    const words = (one) => says(one).length > 1 && /[\\p{L}\\p{N}]/u.test(says(one)); // axe judges no single sign
    const numbers = new Map();
    const numbered = (...parts) => {
        const key = parts.join("|");
        if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
        return numbers.get(key);
    };
    const looks = new Map([[document.documentElement, 0]]);
    const look = (one) => {
        if (!looks.has(one)) {
            const style = getComputedStyle(one);
            const off = one.matches(OFF) || one.control?.matches(OFF);
            looks.set(one, numbered("of", look(one.parentElement), off, ...STYLE.map((name) => style[name])));
        }
        return looks.get(one);
    };
    const seen = new Set();
    for (const one of document.querySelectorAll("[data-judged]")) delete one.dataset.judged;
    for (const one of document.body.querySelectorAll("*")) {
        if (!(says(one) || one.matches("input, select, textarea")) || !one.checkVisibility()) continue;
        const inView = one.getBoundingClientRect().left < innerWidth;
        const own = numbered("text", look(one), one.localName, words(one), words(one.parentElement), inView);
        one.dataset.look = own;
        if (!seen.has(own)) one.dataset.judged = "";
        seen.add(own);
    }
}"""


def faults(window: Any) -> list[str]:
    """What axe has against the page in this window, each with the theme and the width; empty when nothing."""
    axe, found = Axe(), []
    for scheme, width in _WAYS:
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=scheme)
        runs = [contrast(window, axe)]
        if scheme == "light":
            runs.append(_run(window, axe, _ALL_BUT_COLOURS))
        found += [f"{scheme}, {width} wide: {one.generate_report()}" for one in runs if one.violations_count]
    return found


def contrast(window: Any, axe: Axe, *, of_every_text: bool = False) -> AxeResults:
    """What the rules of colours say of the page as it is now: of one text of each look, or of all."""
    window.evaluate(_ONE_OF_EACH_LOOK)
    return _run(window, axe, _ONLY_COLOURS, None if of_every_text else "[data-judged]")


def _run(window: Any, axe: Axe, rules: Mapping[str, Any], where: str | None = None) -> AxeResults:
    found = axe.run(window, where, {**rules, "resultTypes": ["violations"]})
    axe.axe_script = "null"  # once a page is enough
    return found
