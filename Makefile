# Everything sets itself up: `make serve`, `make demo` and `make test` need only Python 3.11 (or newer), make and a network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help serve demo test browser quick check bench format screens lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

serve: $(VENV)/run.stamp ## open the web app, with shipped cases to look at
	$(BIN)/ashore serve

demo: $(VENV)/run.stamp ## assess, plan and write a negotiation pack for the shipped example into demo/
	$(BIN)/ashore demo demo

test: check browser ## everything CI runs: checks, then all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

browser:
	scripts/browser.sh

quick: $(VENV)/dev.stamp ## the fast tests only
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

check: $(VENV)/dev.stamp ## formatting, lint, types, floors of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp ## figures beside peers in one run
	$(BIN)/python -m benchmarks

format: $(VENV)/dev.stamp ## format and sort imports
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screens: $(VENV)/dev.stamp browser ## pictures of every page of the web app into docs/screens/
	$(BIN)/python -m scripts.screens

lock: ## (needs uv) pin every dependency, with hashes, without naming an index
	scripts/lock.sh

$(VENV)/bin/python:
	PYTHON="$(PYTHON)" scripts/make_venv.sh $(VENV)

$(VENV)/run.stamp: $(VENV)/bin/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

clean: ## remove what the targets made
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
