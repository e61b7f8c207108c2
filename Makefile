# quotetrack: set-up, checks and the demonstration. `make help` lists the targets.
#
# Everything installs into .venv, once: a stamp is older than pyproject.toml or constraints.txt only when one
# of them has changed. What runs quotetrack is installed first, and what tests and trains it (torch, Stanza)
# only where that is asked for. PYTHON=... picks the interpreter (3.10 or later).

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.10; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
TOOLS := .venv-tools
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help install demo test lint fuzz mutants bench audit hashes clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    install, then find the quotations of data/articles and show them"
	@echo "make test    install, then ruff, mypy and pytest"
	@echo "make lint    install, then ruff and mypy only"
	@echo "make fuzz    install, then inputs made by chance, a night's worth"
	@echo "make mutants  which small faults put into the code its tests notice"
	@echo "make bench   words a second of extract beside its peers, which it installs"
	@echo "make audit   ask for known vulnerabilities in what quotetrack runs with, where that can be asked"
	@echo "make hashes  write constraints-hashed.txt anew, after a change of constraints.txt"
	@echo "make clean   remove .venv and every cache"

install: $(DEV)

$(STAMP): pyproject.toml constraints.txt constraints-hashed.txt
	@test -n "$(PYTHON)" || { echo "quotetrack needs Python 3.10 or later: make PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }
	@echo "Installing into $(VENV)"
	@$(PIP) install --require-hashes -r constraints-hashed.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(STAMP)
	@echo "Installing what tests and training need into $(VENV) (a few minutes the first time)"
	@$(PIP) install torch==2.13.0
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

demo: $(STAMP)
	@db=$$(mktemp -d) && trap 'rm -rf "$$db"' EXIT && \
	$(BIN)/quotetrack ingest "$$db/demo.db" data/articles && \
	$(BIN)/quotetrack quotes "$$db/demo.db" --table

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -q

fuzz: $(DEV)
	$(BIN)/pytest -q tests/fuzz --hypothesis-profile=night

mutants: $(DEV)
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[mutants]'
	$(BIN)/python tests/mutants.py

bench: $(DEV)
	$(BIN)/python benchmarks/peers.py

# In an environment of its own: what audits and resolves is no part of what is audited.
$(TOOLS):
	@test -n "$(PYTHON)" || { echo "quotetrack needs Python 3.10 or later: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -m venv $@

audit: $(TOOLS)
	@$(TOOLS)/bin/python -m pip --quiet --disable-pip-version-check install pip-audit==2.10.1 || true
	@$(TOOLS)/bin/python tests/audit.py $(TOOLS)/bin/pip-audit

hashes: $(TOOLS)
	@$(TOOLS)/bin/python -m pip --quiet --disable-pip-version-check install uv==0.13.9
	@sed '/^[^#]/,$$d' constraints-hashed.txt > $(TOOLS)/head.txt
	@printf 'hatchling\neditables\n' > $(TOOLS)/build.in
	@$(TOOLS)/bin/uv pip compile --quiet pyproject.toml $(TOOLS)/build.in -c constraints.txt --universal \
		--python-version 3.10 --generate-hashes --no-header --no-annotate --default-index https://pypi.org/simple > $(TOOLS)/body.txt
	@cat $(TOOLS)/head.txt $(TOOLS)/body.txt > constraints-hashed.txt

clean:
	rm -rf $(VENV) $(TOOLS) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
