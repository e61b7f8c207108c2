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
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help install demo test lint fuzz mutants bench clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    install, then find the quotations of data/articles and show them"
	@echo "make test    install, then ruff, mypy and pytest"
	@echo "make lint    install, then ruff and mypy only"
	@echo "make fuzz    install, then inputs made by chance, a night's worth"
	@echo "make mutants  which small faults put into the code its tests notice"
	@echo "make bench   words a second of extract beside its peers, which it installs"
	@echo "make clean   remove .venv and every cache"

install: $(DEV)

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "quotetrack needs Python 3.10 or later: make PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 2; }
	@echo "Installing into $(VENV)"
	@$(PIP) install -c constraints.txt hatchling editables
	@$(PIP) install -c constraints.txt --no-build-isolation -e .
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

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
