# Everything here works from nothing but python3 (3.11 or later) and make: the virtual environment is made when first needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test lint types bench train docs lock clean
help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: $(READY) ## read the shipped example and write demo/brief.html
	$(BIN)/python demo/run.py

test: $(READY) ## lint, types and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

lint: $(READY) ## ruff: mend what can be mended, tell the rest
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY) ## mypy, strict
	$(BIN)/mypy

bench: $(READY) ## score every task that has data, and the speed
	$(BIN)/python -m benchmarks

train: $(READY) ## train the reader anew, from the corpora beside the project to the files that ship (hours on two cores)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m training

docs: $(READY) docs/commands.md ## build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

docs/commands.md: $(READY) $(wildcard wardiary/cli/*.py)
	$(BIN)/python -m typer wardiary.cli.app utils docs --name wardiary --title Commands --output $@

lock: $(READY) ## write requirements.lock anew from pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-header --extra dev --extra postgres --output-file requirements.lock pyproject.toml

clean: ## remove what was built
	rm -rf $(VENV) site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
