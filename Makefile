# The only list of commands. `make` sets up and renders all sample content; `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FONTS := $(VENV)/share/fonts/vanban
READY := $(VENV)/.ready-run
READY_DEV := $(VENV)/.ready-dev

.PHONY: all setup fonts render test check types floors format templates schema docs redline oracle mutations senders incoming strangers review-proof imports seeds fuzz kill-batch bench bench-import bench-batch compiled golden clean

all: render

setup: $(READY)

$(READY): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@# What Python brought for building alone puts a module of its own into every start.
	@$(BIN)/pip uninstall -qq --yes setuptools
	@$(BIN)/python -m compileall -q pipeline
	@$(BIN)/vanban doctor --fonts >/dev/null 2>&1 || $(MAKE) --no-print-directory fonts
	@$(BIN)/vanban doctor --fonts
	@# What Python generates at each start is kept from now on, also where it was told to write no bytecode.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/vanban batch content/dot/huong-dan-xa.dot.yaml --dry-run --limit 4 >/dev/null 2>&1 || true
	@touch $@

$(READY_DEV): $(READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@tools/get-test-tools.sh
	@touch $@

fonts:  ## the metric twin of Times New Roman into the project's own environment
	@tools/get-fonts.sh $(FONTS)

render: $(READY)  ## sample content -> output/
	$(BIN)/vanban build content --output output
	$(BIN)/vanban batch content/dot/huong-dan-xa.dot.yaml --output output

test: $(READY_DEV) check  ## all tests
	$(BIN)/python -m pytest -q -n auto

check: types floors  ## form of the code, types, floors
	$(BIN)/ruff format --check pipeline tests docs bench
	$(BIN)/ruff check pipeline tests docs bench

types: $(READY_DEV)  ## mypy, strict
	$(BIN)/mypy

floors: $(READY_DEV)  ## imports go down only, borrowed libraries have one door
	$(BIN)/lint-imports

format: $(READY_DEV)
	$(BIN)/ruff format pipeline tests docs bench
	$(BIN)/ruff check --fix pipeline tests docs bench

templates: $(READY)  ## Word templates from the standards' data
	$(BIN)/python -m pipeline.render.template

schema: $(READY)  ## JSON Schemas for editors
	$(BIN)/vanban schema --output schema

docs: $(READY_DEV)  ## pictures, outputs and tables of the manual
	$(BIN)/python -m docs.make
	$(BIN)/python -m docs.rules
	$(BIN)/python -m docs.kinds
	$(BIN)/python -m docs.conformance
	$(BIN)/python -m docs.review

redline: $(READY_DEV)  ## redlines of PAIRS=320 random pairs of versions by our reader, pandoc, LibreOffice
	$(BIN)/python -m tests.redline_oracle $(or $(PAIRS),320)

oracle: $(READY_DEV)  ## the layout beside LibreOffice: both halves of the corpus; COUNT=440 documents each
	$(BIN)/python -m tests.corpus.run --half tune --count $(or $(COUNT),440)
	$(BIN)/python -m tests.corpus.run --half held --count $(or $(COUNT),440)

mutations: $(READY_DEV)  ## correct files broken in every way: the table of what the linter names
	$(BIN)/python -m pytest -q -s tests/test_mutations_docx.py tests/test_mutations_yaml.py
	$(BIN)/python -m tests.test_foreign_looks
	$(BIN)/python -m tests.test_outside

senders: $(READY_DEV)  ## what offices send, out of other programs: all papers, ways, faults; what is false, what is missed
	$(BIN)/python -m tests.test_senders

incoming: $(READY_DEV)  ## what comes in from anywhere: all papers, ways, faults, imported too; what is false, missed, lost
	$(BIN)/python -m tests.incoming

strangers: $(READY_DEV)  ## papers of kinds little used, in the habits of many programs: all, imported too; false, missed, lost
	$(BIN)/python -m tests.strangers

review-proof: $(READY_DEV)  ## round trips through Word: random scripts, LibreOffice's own edits, merges; COUNT=670 each
	$(BIN)/python -m bench.merge_back $(or $(COUNT),670)
	$(BIN)/python -m bench.merge_back_office 25
	$(BIN)/python -m bench.merges 500

imports: $(READY_DEV)  ## every sample in many looks and forms, imported again: the share of blocks that come back exactly
	$(BIN)/python -m tests.importing

seeds: $(READY_DEV)  ## what check finds in the four issued texts, imported: docs/bon-van-ban.md
	$(BIN)/python -m docs.seeds

fuzz: $(READY_DEV)  ## the layout with COUNT=20000 of the worst documents
	$(BIN)/python -m tests.fuzz --count $(or $(COUNT),20000)

kill-batch: $(READY_DEV)  ## batches killed with kill -9 at COUNT=20 moments, then run again
	$(BIN)/python -m tests.kills --count $(or $(COUNT),20)

bench: $(READY_DEV)  ## how fast, beside docxtpl, LibreOffice and typst; QUICK=1 for under a minute
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m bench $(if $(QUICK),--quick)

bench-import: $(READY_DEV)  ## what importing costs: ten pages of docx and PDF, a folder of 200 files; QUICK=1 for 40
	$(BIN)/python -m bench.importing $(if $(QUICK),--quick)

bench-batch: $(READY_DEV)  ## batches cold and warm beside docxtpl + LibreOffice; QUICK=1 for a few minutes
	$(BIN)/python -m bench.batch $(if $(QUICK),--quick)
	$(BIN)/python -m bench.flatness $(if $(QUICK),--units 1000)

compiled: $(READY)  ## optional: checking, layout and drawing compiled (C compiler needed); less time in batches
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[compiled]'
	$(BIN)/python tools/compile.py
	@$(BIN)/pip uninstall -qq --yes setuptools

golden: $(READY_DEV)  ## accept the text views of all samples; read the diff
	$(BIN)/python -m pytest -q tests/test_golden.py --accept

clean:
	rm -rf output/* $(VENV)
