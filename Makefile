# `make` sets itself up and builds every artifact. `make help` lists what else there is.

PYTHON ?= python3
# For `make test`: which tests, and any option of pytest, as in  make test ARGS="tests/unit -k plural"
ARGS ?=

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
# The steps of the set-up need each other.
.NOTPARALLEL:
.DEFAULT_GOAL := all
.PHONY: all setup check test soak accessible gallery format lock clean distclean help FORCE

export PYTHON
PIP_INSTALL := .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check
# Only what the lock names, only if its digest is right, and nothing that would run a build script.
PIP_INSTALL_LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all: --no-deps

all: setup  ## set up, then build what is out of date (the default)
	@.venv/bin/briefpress build

# The tool decides what is out of date; make only asks it.
build/%.pdf: setup FORCE
	@.venv/bin/briefpress build "$@"
build/%.docx: setup FORCE
	@.venv/bin/briefpress build "$@"
# A finished artifact outlives a failed or interrupted build.
.PRECIOUS: build/%.pdf build/%.docx

check: setup .venv/.dev  ## formatting, lint, types, floors, and the content
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter
	.venv/bin/briefpress check

test: setup .venv/.dev .cache/system-test  ## all tests; ARGS="..." goes to pytest
	.venv/bin/pytest -n 2 --dist loadfile $(ARGS)

soak: setup .venv/.dev .cache/system-test  ## the long runs that `test` leaves out
	.venv/bin/pytest -n 2 -m soak --hypothesis-profile=soak --timeout=0 $(ARGS)

accessible: all .venv/.dev .cache/system-test  ## outloud, pdfua and qpdf on every PDF that is built
	@.venv/bin/python tools/accessibility/check.py

gallery: all .cache/system-test  ## contact sheets of all pages in build/gallery; ARGS=--docs makes the pictures of the docs
	@.venv/bin/python tools/gallery/sheets.py $(ARGS)

format: setup .venv/.dev  ## repair formatting and what lint can repair
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

setup: .venv/.briefpress .cache/fonts/.complete  ## only the set-up: system libraries, .venv, fonts

lock:  ## write the lock files anew; UPGRADE=1 takes newer versions
	tools/lock
	@$(MAKE) .venv/.runtime
	.venv/bin/python tools/fonts/install.py --pin
	@$(MAKE) setup .venv/.dev

clean:  ## remove build/ and the caches of the checks
	rm -rf build .cache/import-linter .cache/mypy .cache/pytest .cache/ruff .hypothesis

distclean: clean  ## remove the set-up too
	rm -rf .cache .venv

help:  ## this list
	@echo "make [TARGET]"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  build/BRIEF/LANGUAGE/OUTPUT.pdf or .docx"
	@echo "             one artifact, such as  make build/central-asia-trade/ru/one-page.pdf"

# --- Set-up. Each step leaves a stamp, so that a second make starts the tool at once. ---

.cache/system-%: tools/system-packages
	@tools/system-packages $*
	@mkdir -p $(@D) && touch $@

# A virtual environment holds absolute paths: in a moved or copied checkout it would run the code of the old place.
ifneq ($(shell cat .venv/.place 2>/dev/null),$(CURDIR))
.venv/.place: FORCE
endif
.venv/.place: | .cache/system-build
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Briefpress needs Python 3.11 or newer; " + sys.executable + " is " + sys.version.split()[0] + ". Another one: make PYTHON=python3.11")'
	@echo "set-up: new virtual environment .venv"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@pwd -P > $@

.venv/.runtime: requirements.lock .venv/.place
	@echo "set-up: locked packages"
	@$(PIP_INSTALL_LOCKED) -r requirements.lock
	@touch $@

.venv/.briefpress: pyproject.toml .venv/.runtime
	@$(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
# Python reads this file in the encoding of the locale, which a timer may not set: no path of the checkout in it.
	@for file in .venv/lib/python3*/site-packages/__editable__.briefpress-*.pth; do echo ../../../../src >"$$file"; done
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	@echo "set-up: locked packages for checks and tests"
	@$(PIP_INSTALL_LOCKED) -r requirements-dev.lock
	@touch $@

.cache/fonts/.complete: .venv/.runtime $(wildcard tools/fonts/*)
	@.venv/bin/python tools/fonts/install.py
	@touch $@
