# Everything from a fresh clone with Python 3.11+ and make: `make graph`, `make test`.
.DEFAULT_GOAL := help
.PHONY: help graph test lint lint-js clean
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# The interpreter is searched only when the virtual environment has to be made.
FIND_PYTHON = for name in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$name" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$name"; break; }; done
# The tools that check the explorer's JavaScript; a new release finds new mistakes. In the tests
# Graphology reads exports and Comunica asks the server.
NODE := $(VENV)/node
NODE_TOOLS := prettier@3.10.1 typescript@7.0.2 \
	graphology@0.26.0 graphology-gexf@0.13.2 graphology-graphml@0.5.2 \
	@comunica/query-sparql@4.5.0
# All tests run in a process a core, module by module; some, named by ARGS, in one process.
ALL := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

help: ## Show what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

graph: $(VENV)/.installed ## Build the graph of seeds/ into output/
	$(BIN)/kg build seeds --output output

test: $(VENV)/.installed-dev ## Run the whole test suite (one part: make test ARGS=tests/read)
	$(BIN)/python -m pytest $(or $(ARGS),$(ALL))

lint: $(VENV)/.installed-dev ## Check format, style, types and the boundaries between the steps
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory lint-js

# The explorer's format and types. Nothing else needs npm; without it this part is skipped.
lint-js:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(NODE)/.installed && \
		$(NODE)/node_modules/.bin/prettier --log-level warn --check kg/view/assets/*.js kg/view/assets/*.d.ts kg/serve/assets/*.js && \
		$(NODE)/node_modules/.bin/tsc --project jsconfig.json && echo "The explorer's JavaScript: no errors"; \
	else echo "Not checked: the explorer's JavaScript, as npm is missing (Debian, Ubuntu: apt install npm)" >&2; fi

clean: ## Remove the virtual environment, the caches and what is in output/
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Error: kg needs Python 3.11 or newer, and none was found on the path." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3.12 graph" >&2; exit 1; fi; \
	echo "Making $(VENV) with $$($$python --version)"; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Error: this Python cannot make a virtual environment (Debian, Ubuntu: apt install python3-venv)." >&2; \
		exit 1; }

# The stamps are updated when the dependencies change, so that a second `make` is quick.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing kg and what it needs (some minutes the first time)"
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing kg, what it needs, and the tools of its tests (some minutes the first time)"
	$(PIP) --upgrade 'pip>=25.1' # the first that knows dependency groups
	$(PIP) --editable . --group dev
	@touch $@ $(VENV)/.installed

$(NODE)/.installed: Makefile
	@mkdir -p $(NODE)
	npm install --prefix $(NODE) --no-audit --no-fund --silent $(NODE_TOOLS)
	@touch $@
