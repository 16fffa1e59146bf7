"""Words and numbers in the reader's language. The lowest floor: it knows no noun and no rule."""

from regie.locale.message import LANGUAGES, Language, Message
from regie.locale.speech import country, day, euro, known, listing, number, percent, say, to_the_cent

__all__ = [
    "LANGUAGES",
    "Language",
    "Message",
    "country",
    "day",
    "euro",
    "known",
    "listing",
    "number",
    "percent",
    "say",
    "to_the_cent",
]
