"""Passwords that are long and yet guessed first: one word over and over, rows of keys, and Dutch words with a year."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from regie.locale import Message, say

_GUESSED = (
    *("wachtwoord", "welkom", "geheim", "gemeente", "voorjaar", "zomer", "herfst", "winter", "januari", "februari"),
    *("maart", "april", "juni", "juli", "augustus", "september", "oktober", "november", "december", "amsterdam"),
    *("nederland", "ajax", "feyenoord", "password", "qwerty", "azerty", "asdfgh", "zxcvbn", "welcome", "admin"),
    *("beheerder", "regie", "burgemeester", "stadhuis", "vakantie", "kerst", "maandag", "vrijdag", "lente", "mei"),
)
_LOOKS_LIKE = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s", "!": "i"})
_LEAST = 8

_SAID = {"password_too_short": "short", "password_too_common": "common", "password_too_similar": "similar"}


def why_weak(refused: ValidationError) -> list[Message]:
    """What is wrong with a password, in our own words where Django's are not in every language."""
    known = ((_SAID.get(one.code or ""), one) for one in refused.error_list)
    return [
        Message(f"account.weak.{key}", n=(one.params or {}).get("min_length", 0))
        if key
        else Message("keeping.fault.said", text=one.messages[0])
        for key, one in known
    ]


class GuessablePasswordValidator:
    """Refuses what has little left once the words everybody tries are taken out."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if len(_left(password)) < _LEAST or len(set(password)) < _LEAST - 2:
            raise ValidationError(self.get_help_text(), code="guessable")

    def get_help_text(self) -> str:
        """What to do instead."""
        return say(Message("account.guessable"), "en" if get_language() == "en" else "nl")


def _left(password: str) -> str:
    """The password without words everybody tries, years, and rows of one sign; `0` for `o` hides no word."""
    text = password.casefold()
    for word in sorted(_GUESSED, key=len, reverse=True):
        while (at := text.translate(_LOOKS_LIKE).find(word)) >= 0:
            text = text[:at] + text[at + len(word) :]
    return re.sub(r"(?:19|20)\d\d|1234\d*|(.)\1{2,}", "", text)
