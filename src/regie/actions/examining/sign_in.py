"""How people sign in: by accounts here, by the organisation's own sign-in, or not at all."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Mapping

from regie.reports.checkup import Finding, doubt, good, wrong

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_LARGEST = 1_000_000


def sign_in(held: Mapping[str, str], *, ask_others: bool) -> Iterator[Finding]:
    """Look at the settings of signing in; with `ask_others` also ask the sign-in service whether it is there."""
    issuer = held["REGIE_OIDC_ISSUER"]
    local = held["REGIE_LOCAL_ACCOUNTS"].strip().casefold() in {"1", "true", "yes", "ja"}
    if not issuer:
        yield good("sign_in") if local else wrong("sign_in", "nobody")
    elif not issuer.startswith("https://") and not issuer.startswith(("http://localhost", "http://127.0.0.1")):
        yield wrong("oidc", "not_https", issuer=issuer)
    elif not held["REGIE_OIDC_CLIENT_ID"] or not held["REGIE_OIDC_CLIENT_SECRET"]:
        yield wrong("oidc", "no_client")
    elif ask_others:
        yield _discovered(issuer)
    else:
        yield doubt("oidc", "not_asked", issuer=issuer)
    yield good("mail")


def _discovered(issuer: str) -> Finding:
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - http and https only, checked above
            found = json.loads(answer.read(_LARGEST))
    except (OSError, ValueError) as error:
        return wrong("oidc", "unreachable", address=address, kind=type(error).__name__)
    missing = [name for name in _ENDPOINTS if not isinstance(found, dict) or not found.get(name)]
    if missing:
        return wrong("oidc", "incomplete", address=address, names=", ".join(missing))
    if str(found.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        return wrong("oidc", "other_issuer", issuer=issuer, found=str(found.get("issuer", "")))
    return good("oidc", issuer=issuer)
