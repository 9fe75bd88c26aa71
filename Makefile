# For Linux and macOS; every target sets up .venv by itself. On Windows: the commands of README.md.
PYTHON ?= python3
VENV ?= .venv
DIST ?= dist
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: dev check format test samples docs bench package

dev: $(READY)            ## .venv with the program (editable) and all development tools

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@

check: $(READY)          ## all that has to hold before a commit; README's statements are among the tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/branchaudit rules test
	$(BIN)/pytest -n auto

format: $(READY)         ## lay out the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

test: $(READY)           ## the tests alone, on all processors
	$(BIN)/pytest -n auto

samples: $(READY)        ## write samples/ and its expected reports anew; read the difference
	cd tests && $(abspath $(BIN))/python -m sample_files.make && $(abspath $(BIN))/python -m docs.console

docs: $(READY)           ## write docs/rules/, the manuals of the rule sets, anew from the rule files
	$(BIN)/branchaudit rules docs --out docs/rules

bench: $(READY)          ## measure; see benchmarks/README.md
	$(BIN)/python benchmarks/run.py

package: $(READY)        ## sdist and wheel; the wheel is built from the sdist
	$(BIN)/python -m build --outdir $(DIST)
