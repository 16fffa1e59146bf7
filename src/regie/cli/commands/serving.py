"""Commands for an installation: take files in, make accounts, serve the site."""

from __future__ import annotations

from pathlib import Path

import click

import regie
from regie.cli import options
from regie.cli.command import command
from regie.cli.screen import busy, screen
from regie.cli.words import words
from regie.locale import Language

ROLES = ("reader", "owner", "editor", "analyst", "decision_maker", "administrator")


@command("keep")
@options.files()
@click.option("--municipality", required=True, help=words("option.municipality"))
@click.option("--name", default="", help=words("option.municipality_name"))
def keep(files: tuple[Path, ...], municipality: str, name: str) -> None:
    with busy(words("busy.assess")):
        kept = regie.keep(files, municipality=municipality, name=name)
    click.echo(words("done.kept", name=kept.municipality, added=kept.added, changed=kept.changed))


@command("account")
@click.argument("username")
@click.option("--municipality", required=True, help=words("option.municipality"))
@click.option("--role", type=click.Choice(ROLES), default="administrator", show_default=True, help=words("option.role"))
@click.option("--installation", is_flag=True, help=words("option.installation"))
def account(username: str, municipality: str, role: str, installation: bool) -> None:
    password = regie.account(username, municipality=municipality, role=role, installation=installation)
    click.echo(words("done.account", username=username, password=password))


@command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help=words("option.host"))
@click.option("--port", type=int, default=8000, show_default=True, help=words("option.port"))
@click.option("--workers", type=click.IntRange(min=1), help=words("option.workers"))
@click.option("--only", type=click.Choice(("web", "worker")), default=None, help=words("option.only"))
def serve(host: str, port: int, workers: int | None, only: str | None) -> None:
    def ready() -> None:
        if only != "worker":
            click.echo(words("done.serving", address=f"http://{host}:{port}"))

    raise SystemExit(regie.serve(host=host, port=port, workers=workers, only=only or "", ready=ready))


@command("doctor")
@click.option("--ask-others", is_flag=True, help=words("option.ask_others"))
@options.as_json
@options.lang
def doctor(ask_others: bool, as_json: bool, language: Language) -> None:
    from regie.reports import show_checkup, to_json

    found = regie.doctor(ask_others=ask_others)
    if as_json:
        click.echo(to_json(found))
    else:
        show_checkup(found, screen(), language)
    raise SystemExit(0 if found.sound else 1)


@command("subject")
@click.argument("name")
@click.option("--municipality", required=True, help=words("option.municipality"))
@options.as_json
def subject(name: str, municipality: str, as_json: bool) -> None:
    found = regie.subject(name, municipality=municipality)
    if as_json:
        from regie.reports import to_json

        click.echo(to_json(found))
    else:
        for one in found:
            click.echo(f"{one.kind}  {one.code}")
