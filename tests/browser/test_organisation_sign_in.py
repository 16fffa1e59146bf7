"""Signing in with the organisation, from start to end: a real provider, our real server, a real browser."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from browser.serving import environment, free_port, keep_city, wait_for
from node import install, node
from once_a_run import copy_of

pytestmark = pytest.mark.browser
HERE = Path(__file__).parents[1] / "oidc"


@dataclass(frozen=True)
class Organisation:
    """A site that asks the provider; `says` sets what the provider says of somebody."""

    address: str
    provider: str
    claims: Path

    def says(self, who: str, **claims: Any) -> None:
        self.claims.write_text(json.dumps({who: claims}), encoding="utf-8")

    def sign_in(self, browser: Any, name: str) -> Any:
        """A window of somebody who came in by the provider."""
        window = browser.new_context(base_url=self.address, locale="nl-NL").new_page()
        window.goto("/voorbeeldstad/overview")
        window.get_by_role("link", name="Log in met je organisatie").click()
        window.wait_for_url(f"{self.provider}/**")
        window.fill("input[name=login]", name)
        window.fill("input[name=password]", "x")
        window.click("button[type=submit]")
        window.get_by_role("button", name="Continue").click()
        window.wait_for_url(f"{self.address}/**")
        return window


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    """Provider and site, started as a user would."""
    install(HERE)
    folder, port, provider = copy_of("city", keep_city, tmp_path_factory), free_port(), free_port()
    made = Organisation(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{provider}", folder / "claims.json")
    made.says("niemand")
    ours = {"REGIE_OIDC_ISSUER": made.provider, "REGIE_OIDC_CLIENT_ID": "regie"}
    ours["REGIE_OIDC_CLIENT_SECRET"] = "only-for-tests"
    ask = [node(), "provider.mjs", str(provider), f"{made.address}/oidc/callback", str(made.claims)]
    serve = [sys.executable, "-m", "regie", "serve", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(ask, cwd=HERE, stdout=log, stderr=log) as asked,
        subprocess.Popen(serve, cwd=folder, env={**environment(), **ours}, stdout=log, stderr=log) as served,
    ):
        try:
            wait_for(f"{made.provider}/.well-known/openid-configuration")
            wait_for(f"{made.address}/sign-in")
            yield made
        finally:
            served.terminate()
            asked.terminate()


def test_the_first_sign_in_makes_an_account_with_the_roles_of_the_claims(
    browser: Any, organisation: Organisation
) -> None:
    roles = ["regie:voorbeeldstad:editor:Sociaal", "regie:voorbeeldstad:analyst", "regie:elders:administrator", "x"]
    organisation.says("s-1", name="Test Account", preferred_username="test.account", roles=roles)
    window = organisation.sign_in(browser, "s-1")
    window.wait_for_url(f"{organisation.address}/voorbeeldstad/overview")
    window.goto("/account")
    assert "test.account" in window.inner_text("main")
    assert "redacteur, analist" in window.inner_text("main") or "analist, redacteur" in window.inner_text("main")
    assert window.goto("/voorbeeldstad/members").status == 403
    window.context.close()


def test_roles_are_renewed_at_each_sign_in(browser: Any, organisation: Organisation) -> None:
    organisation.says("s-2", roles=["regie:voorbeeldstad:administrator"])
    window = organisation.sign_in(browser, "s-2")
    assert window.goto("/voorbeeldstad/members").status == 200
    organisation.says("s-2", roles=["regie:voorbeeldstad:reader"])
    again = organisation.sign_in(browser, "s-2")
    assert again.goto("/voorbeeldstad/members").status == 403
    assert window.goto("/voorbeeldstad/members").status == 403, "an open session has no other roles"
    organisation.says("s-2")
    organisation.sign_in(browser, "s-2").context.close()
    assert again.goto("/voorbeeldstad/overview").status == 404


def test_the_question_to_the_provider_carries_state_nonce_and_pkce(browser: Any, organisation: Organisation) -> None:
    window = browser.new_context(base_url=organisation.address, locale="nl-NL").new_page()
    asked: list[str] = []
    window.on("request", lambda one: asked.append(one.url))
    window.goto("/oidc/sign-in")
    question = next(one for one in asked if one.startswith(f"{organisation.provider}/auth?"))
    for part in ("state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "scope=openid+profile"):
        assert part in question
    window.context.close()


@pytest.mark.parametrize("query", ["code=x&state=made-up", "error=access_denied&state=x", ""])
def test_an_answer_nobody_asked_for_signs_nobody_in(browser: Any, organisation: Organisation, query: str) -> None:
    window = browser.new_context(base_url=organisation.address, locale="nl-NL").new_page()
    assert window.goto(f"/oidc/callback?{query}").status == 401
    assert window.goto("/account").url.endswith("/sign-in?next=/account")
    window.context.close()


def test_a_code_counts_only_for_who_asked_for_it(browser: Any, organisation: Organisation) -> None:
    organisation.says("s-3", roles=["regie:voorbeeldstad:administrator"])
    window = browser.new_context(base_url=organisation.address, locale="nl-NL").new_page()
    back: list[str] = []
    window.on("request", lambda one: back.append(one.url) if "/oidc/callback" in one.url else None)
    window.goto("/oidc/sign-in")
    window.fill("input[name=login]", "s-3")
    window.fill("input[name=password]", "x")
    window.click("button[type=submit]")
    window.get_by_role("button", name="Continue").click()
    window.wait_for_url(f"{organisation.address}/**")
    thief = browser.new_context(base_url=organisation.address, locale="nl-NL").new_page()
    assert thief.goto(back[0]).status == 401
    thief.context.close()
    window.context.close()
