"""Every setting of an installation, from the list the site itself reads."""

from docs.generate.markdown import page, table
from regie.locale import LANGUAGES, Message, say
from regie.site.environment import SETTINGS, Setting

_INTRO = """All settings come from the environment. Instead of `NAME` one can set `NAME_FILE` to a file that holds the
value: right for what is secret (marked below). `regie doctor` says what is wrong with them and how to mend it."""


def settings_page() -> str:
    """The page."""
    return page("Settings", _INTRO, table(("setting", "without it", "Nederlands", "English"), map(_row, SETTINGS)))


def _row(setting: Setting) -> tuple[str, ...]:
    words = [say(Message(f"settings.what.{setting.name.lower()}"), language) for language in LANGUAGES]
    default = f"`{setting.default}`" if setting.default else "–"
    return (f"`{setting.name}`" + (" (secret)" if setting.secret else ""), default, *words)
