import re
from pathlib import Path

import pytest

import regie
from regie.actions.keeping.action_words import action_words
from regie.locale import LANGUAGES

_NAMED = re.compile(r'(?:performing|drafting|note_sign_in|_note)\([^"]*?(?:, )"([a-z_]+)"', re.DOTALL)


@pytest.mark.anywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_of_the_log_has_words(language):
    sources = (Path(regie.__file__).parent / "actions" / "keeping").rglob("*.py")
    names = {name for source in sources for name in _NAMED.findall(source.read_text(encoding="utf-8"))}
    assert {"edit", "take_in", "goals_publish", "make_token", "publish_tables"} <= names
    assert {name for name in names if action_words(name, language) == name} == set()
