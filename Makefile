# Needs Python 3.11 or newer, pip, make and git; nothing else, and nothing outside .venv is written but runs/.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all:
OUT ?= runs/first-light
T ?=
BENCH_VENV := .venv-bench
B ?=

.PHONY: run test verify lint docs picture bench lock wheel clean
.DEFAULT_GOAL := run

run: $(VENV)/.run  ## set up, run the main job, say where the report is
	$(BIN)/goodstanding compare cn_rongcheng_residents cn_court_defaulters de_debtor_register \
	  zz_ordinary_enforcement zz_null --people 200000 --days 365 --seed 1 --out $(OUT) --replace

test: $(VENV)/.dev  ## set up, run the tests; T=tests/house picks a part
	$(BIN)/python -m pytest $(T)

verify: $(VENV)/.dev  ## the checks that take minutes: set-up in a fresh clone, the main job against the clock, two engines
	$(BIN)/python -m pytest -m verify $(T)
	$(BIN)/python -m verify docs/verification.md
	$(BIN)/python -m verify.face_page docs/face_validity.md

lint: $(VENV)/.dev  ## pyright also needs node
	$(BIN)/ruff format --check goodstanding tests bench docs
	$(BIN)/ruff check goodstanding tests bench docs
	$(BIN)/pyright

docs: $(VENV)/.run  ## the pages that are made from code and files: odd.md, parameters.md
	$(BIN)/python -m docs.make

picture: $(VENV)/.dev run  ## the picture in the README, from the report of `make run`; needs chromium
	$(BIN)/python docs/picture.py $(OUT)/report.html docs/first-light.png

bench: $(VENV)/.run $(BENCH_VENV)/.peers  ## every engine in turn on the same load (docs/benchmarks.md); some minutes
	$(BIN)/python -m bench.run $(B)
	$(BIN)/python -m bench.answers

wheel: $(VENV)/.dev
	$(BIN)/python -m hatchling build --target wheel

# The locks hold names, versions and hashes only: no address of any registry (tests/house/test_locks.py).
UV_COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header
lock:  ## needs uv
	$(UV_COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(UV_COMPILE) pyproject.toml --group dev --output-file requirements-dev.lock
	$(UV_COMPILE) bench/requirements.in --output-file bench/requirements.lock

clean:
	rm -rf $(VENV) $(BENCH_VENV) dist build

# `venv` without pip works where Python comes without ensurepip, and installing through `--python` works where the
# system's own Python is marked as externally managed.
$(BIN)/python:
	$(PYTHON) -m venv --clear --without-pip $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --requirement requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The peers' packages stay out of the environment that we ship and test.
$(BENCH_VENV)/.peers: bench/requirements.lock
	$(PYTHON) -m venv --clear --without-pip $(BENCH_VENV)
	$(PYTHON) -m pip --python $(BENCH_VENV)/bin/python --disable-pip-version-check --no-input install --quiet \
	  --require-hashes --only-binary :all: --requirement bench/requirements.lock
	@touch $@
