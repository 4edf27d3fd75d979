# Everything that is done with the checkout by hand or in CI. `make` alone lists the targets.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
EDITOR := graph/zhitu/server/editor
CORPORA ?= ../shared/data/ner_sina_train.jsonl.gz ../shared/data/ner_msra_train.jsonl.gz
CORPUS ?= ../shared/data/news_corpus.jsonl.gz
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test cluster-test check lint scripts .scripts format quality calibrate peers train cues exports editor wheel clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Build the graph of seeds/ in exports/ and say what to open
	@# 1 means: done, with problems worth looking at; one of the seeds is a broken page on purpose
	$(BIN)/zhitu build seeds -o exports || test $$? -eq 1
	@echo
	@echo "Open exports/graph.html in a browser. Then try:"
	@echo "  $(BIN)/zhitu query exports --list"
	@echo "  $(BIN)/zhitu query exports 'SELECT ?who ?what WHERE { ?who zt:leads ?what } LIMIT 5'"

test: $(VENV)/.ready ## Run the tests, so many files of them at once as there are processors, up to four
	$(BIN)/python -m pytest -q --numprocesses auto --maxprocesses 4 --dist loadfile

cluster-test: $(VENV)/.clustered ## Run the tests on a cluster of Spark on this machine, and print their figures
	.ci/packages java
	$(BIN)/python -m pytest -q -s tests/spark

check: lint scripts test ## Lint, types, layers and tests: what CI asks

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

scripts: ## Types and lint of the scripts of the pages (says so and goes on where npm is missing)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory .scripts; \
	else echo "npm is missing: the scripts of the pages were not checked." >&2; fi

.scripts: node_modules/.ready
	node_modules/.bin/tsc -p .
	node_modules/.bin/eslint .

format: $(VENV)/.ready ## Put the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: $(VENV)/.ready ## Measure on data that nobody here wrote (skips what is absent)
	PYTHONPATH=benchmarks $(BIN)/python -m quality

calibrate: $(VENV)/.ready ## Weigh the rules by the development data, and draw how well that holds
	PYTHONPATH=benchmarks $(BIN)/python -m quality.confidences table
	PYTHONPATH=benchmarks $(BIN)/python -m quality.confidences curve

peers: $(VENV)/.ready ## Compare names with other engines, each in its own environment (gigabytes)
	PYTHONPATH=benchmarks $(BIN)/python -m peers

train: $(VENV)/.trainable ## Learn the weights that find names from CORPORA (JSON lines; see docs/model-card.md)
	$(BIN)/zhitu train $(CORPORA) -o graph/zhitu/reading/tokens/names.onnx --seed 1

cues: $(VENV)/.ready ## Fit the weights that tell headlines from CORPUS (JSON lines; see docs/repair.md), and print them
	PYTHONPATH=benchmarks $(BIN)/python -m pages.cues $(CORPUS)

exports: $(VENV)/.installed ## Write exports/ anew from seeds/
	$(BIN)/zhitu build seeds -o exports --quiet || test $$? -eq 1

editor: $(EDITOR)/page/codemirror.js ## Give the SPARQL page of this checkout its editor (needs npm)

wheel: $(VENV)/.installed ## Build the wheel and try it in a clean environment
	.ci/wheel $(BIN)/python

clean: ## Remove the environment and everything built
	rm -f $(EDITOR)/page/codemirror.*
	rm -rf $(VENV) node_modules dist build out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The package is installed so that it runs from the checkout: only a changed pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one, or say: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make environments: install its venv package." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.trainable: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	@touch $@

$(VENV)/.clustered: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[spark]'
	@touch $@

$(VENV)/.ready: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[ocr]' --group dev
	@touch $@

# Nothing that a package would run when it is installed is run.
node_modules/.ready: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(EDITOR)/page/codemirror.js: node_modules/.ready $(wildcard $(EDITOR)/source/*)
	node $(EDITOR)/source/bundle.mjs
