"""Every command with its arguments, options and example, from the command line itself."""

from collections.abc import Iterator

import click

from docs.generate.markdown import page, table
from regie.cli.commands import COMMANDS, load
from regie.cli.words import default_language
from regie.locale import LANGUAGES, Language, Message, say
from regie.locale.catalogue import catalogue

_INTRO = """Every command is a thin skin on the function of the same name in `import regie`. `regie COMMAND --help`
shows the same; `REGIE_LANG=en` makes the command line speak English. Exit status 0: good; 1: the input has faults, all
of them listed; 2: wrong usage."""


def commands() -> str:
    """The page."""
    return page("Commands", _INTRO, *(part for name in COMMANDS for part in _command(load(name))))


def _command(command: click.Command) -> Iterator[str]:
    name = str(command.name)
    yield f"## regie {name}\n"
    for language in LANGUAGES:
        yield f"{_say(f'help.{name}', language)}\n"
    _, *taken = command.collect_usage_pieces(click.Context(command))
    usage = " ".join([_say("usage.options", "en"), *taken])
    yield f"```\nregie {name} {usage}\n{_say(f'example.{name}', 'en')}\n```\n"
    options = [one for one in command.params if isinstance(one, click.Option)]
    yield table(("option", "Nederlands", "English"), [_option(one) for one in options])


def _option(option: click.Option) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    key = _key(option.help or "")
    return names, say(Message(key), "nl"), say(Message(key), "en")


def _key(text: str) -> str:
    """The message an option shows: click keeps only its words."""
    return next(key for key, words in catalogue(default_language(), "cli").items() if words == text)


def _say(key: str, language: Language) -> str:
    return say(Message(f"cli.{key}"), language)
