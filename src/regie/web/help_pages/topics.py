"""The topics of help, each with the screens it is about; their words are in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from regie.locale import Language, Message, say

TOPICS: Mapping[str, tuple[str, ...]] = {
    "start": ("start", "overview"),
    "lists": ("list",),
    "what-if": ("what-if", "what-if-found", "what-if-matrix"),
    "plans": ("plans", "plan-new", "plan", "plan-step", "plan-follow", "plan-front", "plans-compare"),
    "things": ("thing", "fact", "history"),
    "my-work": ("my-work", "answer"),
    "owners": ("owners",),
    "changes": ("changes", "change-set", "undo"),
    "roles": ("members", "member", "installation"),
    "audit": ("audit",),
    "account": ("account", "choose-password", "sign-in"),
    "keys": (),
}


def topic_of(screen: str) -> str:
    """The topic about a screen, by the name of its address; empty when there is none."""
    return next((topic for topic, screens in TOPICS.items() if screen in screens), "")


def title(topic: str, language: Language) -> str:
    """What a topic is called."""
    return say(Message(f"help.topic.{topic}.title"), language)


def paragraphs(topic: str, language: Language) -> list[str]:
    """Its text."""
    return say(Message(f"help.topic.{topic}.text"), language).strip().split("\n\n")


def search(words: str, language: Language) -> list[str]:
    """The topics that hold all these words."""
    wanted = words.casefold().split()
    texts = {topic: " ".join((title(topic, language), *paragraphs(topic, language))).casefold() for topic in TOPICS}
    return [topic for topic, text in texts.items() if all(word in text for word in wanted)]
