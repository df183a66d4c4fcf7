# `make` sets up, reads seeds/ into a graph, answers, draws and exports; `make test` tests.
PYTHON ?= python3
VENV ?= .venv
STORE ?= hoptac-store
OUT ?= out
BIN := $(VENV)/bin
HOPTAC := HOPTAC_STORE=$(STORE) $(BIN)/hoptac
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
VIEWS := parties people areas lineage
FORMATS := ttl trig nt nq jsonld rdf graphml gexf

.PHONY: all setup dev build answer draw export check test lint types docs pictures bench clean

all: build check answer draw export
	@printf '\nThe graph is in $(STORE), and what was made of it in $(OUT):\n'
	@printf '  $(OUT)/views/*.html     pictures: open one in a browser\n'
	@printf '  $(OUT)/answers/*.csv    each question and its rows, with the quotes\n'
	@printf '  $(OUT)/graph/hoptac.*   the graph in $(words $(FORMATS)) formats\n'
	@printf 'Ask more: $(BIN)/hoptac ask    $(BIN)/hoptac --help\n'

$(VENV)/.setup: pyproject.toml hatch_build.py $(wildcard editor/*)
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.setup
	$(PIP) -e '.[dev]'
	@touch $@

setup: $(VENV)/.setup
dev: $(VENV)/.dev

build: setup
	$(HOPTAC) build seeds

check: build
	$(HOPTAC) check

answer: build
	@for question in agreements areas roles signing-date; do \
	  printf '\n%s\n' "hoptac ask $$question"; $(HOPTAC) ask $$question || exit 1; done

draw: build
	@for view in $(VIEWS); do $(HOPTAC) view $$view -o $(OUT)/views/$$view.html || exit 1; done
	@$(HOPTAC) view around --about VNPT -o $(OUT)/views/around-vnpt.html

export: build
	@for format in $(FORMATS); do $(HOPTAC) export -o $(OUT)/graph/hoptac.$$format || exit 1; done
	@$(HOPTAC) export --format csv -o $(OUT)/answers

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

test: dev lint types
	$(BIN)/pytest -n auto

docs: dev
	$(BIN)/python -m sphinx -q -W -b html docs $(OUT)/docs
	@printf 'The documentation is in $(OUT)/docs/index.html\n'

pictures: dev
	$(BIN)/python docs/pictures.py docs/pictures

bench: dev
	$(PIP) -e '.[bench]'
	$(BIN)/python tests/benchmarks

clean:
	rm -rf $(STORE) $(OUT) build dist
