# The two commands: `make demo` sets everything up and labels a sample, `make test` sets
# everything up and passes the tests. They need Python 3.11 and git, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= dev
# One stamp for each choice of extras: another choice installs what it lacks.
EMPTY :=
COMMA := ,
TESTED := $(VENV)/.tested-$(subst $(COMMA),-,$(EXTRAS))

.PHONY: demo test lint evaluate model bench site clean

demo: $(VENV)/.installed
	$(BIN)/jueyi label data/samples/resolution.txt

test: $(TESTED)
	$(BIN)/python -m pytest

lint: $(TESTED)
	$(BIN)/ruff check pipeline tests bench
	$(BIN)/ruff format --check pipeline tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

# The UN's texts: cloned once, or named: make evaluate TEXTS=FOLDER
TEXTS ?= unxml

unxml:
	$(BIN)/jueyi corpus fetch --to unxml

evaluate: $(TESTED) $(TEXTS)
	$(BIN)/jueyi evaluate configs/default.cfg --paths.texts $(TEXTS) --tracking.uri ''

model: $(TESTED) $(TEXTS)
	$(BIN)/jueyi train configs/default.cfg --paths.texts $(TEXTS) --output pipeline/jueyi/model

bench: $(TESTED)
	$(BIN)/python bench/speed.py

# The documentation in build/site, with the notebooks' pictures; fails on a broken link.
site: $(TESTED)
	$(BIN)/python docs/gallery.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet

$(VENV)/.uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jueyi needs Python 3.11 or newer; try make PYTHON=python3.11 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	touch $@

# uv is ten times faster; pip knows certificates and mirrors of its own configuration.
INSTALL = $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -e $(1) \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check -e $(1)

$(VENV)/.installed: $(VENV)/.uv pyproject.toml
	$(call INSTALL,.)
	touch $@

$(TESTED): $(VENV)/.installed pyproject.toml
	$(call INSTALL,'.[$(EXTRAS)]')
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
