"""The requests of the how-to page, run as they stand by a real shell and curl against a real server."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.cache import cache

from calling import program
from keeping import town
from regie.actions.keeping.computing import compute_results
from regie.examples import voorbeeldstad

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md"

pytestmark = [pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
def test_every_request_of_the_page_succeeds(live_server, tmp_path):
    place = town("voorbeeldstad", voorbeeldstad())
    compute_results(place.municipality.id)
    cache.clear()
    environment = {"REGIE": live_server.url, "TOKEN": program(place).secret, "PATH": "/usr/bin:/bin:/usr/local/bin"}
    requests = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(requests) >= 7
    for request in requests:
        script = f"set -euo pipefail\n{request}"
        ran = subprocess.run(
            ["/bin/bash", "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, (request, ran.stdout, ran.stderr)
