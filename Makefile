PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STORE ?= hoptac-store
OUT ?= out

.PHONY: all setup dev build answer draw exports check test lint types bench clean

all: build answer draw exports ## set up, build the graph of seeds/, answer, draw, export
	@$(BIN)/hoptac --made $(STORE) $(OUT)

$(BIN)/hoptac: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(BIN)/hoptac
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

setup: $(BIN)/hoptac
dev: $(VENV)/.dev

build: setup
	$(BIN)/hoptac build seeds --store $(STORE)

test: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

bench: dev
	$(BIN)/pytest -s --override-ini addopts= tests/benchmarks

clean:
	rm -rf $(STORE) $(OUT) build dist
