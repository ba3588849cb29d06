# Two commands do everything: `make crawl` and `make test`. `make help` lists the rest.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell command -v $(name))))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-compile --no-deps --require-hashes
SAMPLE := 127.0.0.1:8217

.PHONY: help crawl serve test check browser lint bench bench-peers torture pagers notices lock clean

help:
	@echo "make crawl               archive the sample newspaper, from this machine, into archive.db"
	@echo "make crawl URL=http://…  archive one article, of any site"
	@echo "make crawl SPIDER=slrbs  archive a declared site ($$(ls spiders/*.py | xargs -n1 basename | grep -Ev '__|^(article|sample)' | sed 's/\.py//' | paste -sd, | sed 's/,/, /g'))"
	@echo "make serve               read the archive in a browser: search, articles, versions, coverage"
	@echo "make check               run after each change: ruff, and the tests of what needs no file and no process; a minute"
	@echo "make test                run every test; five minutes"
	@echo "make browser             install what the reading room's tests in a real browser need: playwright and Chromium"
	@echo "make lint                ruff and mypy"
	@echo "make bench               measure speed and memory on this machine: crawls, search, the reading room, exports; half an hour"
	@echo "make bench-peers CORPUS=PATH  score our reading and other readers on a folder of annotated pages, and time them"
	@echo "make torture             crawls that are killed again and again, two at once, and a year of them: minutes"
	@echo "make notices SEED=n      show 1,000 messages in place of articles, and 500 corrections: nothing may be replaced or lost"
	@echo "make pagers SEED=n       crawl invented papers with pagers of all kinds (ARTICLES=1000), and compare with what was written"
	@echo "make lock                choose new versions of the dependencies (requirements/*.lock)"
	@echo "make clean               remove the environment and caches, not the archive"

# -- crawling

ADDRESS := $(or $(value URL),$(value url))
SPIDER ?= $(spider)

ifneq ($(ADDRESS),)
crawl: export WEIYE_URL := $(ADDRESS)
crawl: .venv/run
	@$(BIN)/scrapy crawl article --summary -a "url=$$WEIYE_URL"
else ifneq ($(SPIDER),)
crawl: .venv/run
	@$(BIN)/scrapy crawl '$(SPIDER)' --summary
else
crawl: .venv/run
	@$(BIN)/python sample/serve.py $(BIN)/scrapy crawl sample --summary -s ALLOW_PRIVATE_HOSTS=$(SAMPLE)
endif

# -- reading

serve: .venv/desk
	@$(BIN)/scrapy serve

# -- working on it

# Hundreds of processes are started here: what they compile is kept, inside .venv, even where PYTHONDONTWRITEBYTECODE is set.
test check torture bench bench-peers notices pagers: export PYTHONDONTWRITEBYTECODE :=
test check torture bench bench-peers notices pagers: export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

test: .venv/test
	$(BIN)/python -m pytest

PURE := addresses citation exports html lexicon monitoring paging reading sources

check: .venv/lint .venv/test
	$(BIN)/ruff check --quiet .
	$(BIN)/python -m pytest -q $(PURE:%=tests/%) tests/test_*.py tests/house/test_layers.py

browser: .venv/browser
	@command -v chromium || command -v google-chrome || $(BIN)/playwright install --with-deps chromium \
		|| { apt-get -qq update && apt-get -qq install --no-install-recommends chromium; }

lint: .venv/lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/desk
	$(BIN)/python -m bench

notices: .venv/run
	$(BIN)/python -m bench.notices --seed $(SEED)

torture: .venv/test
	$(BIN)/python -m pytest torture -n0 -s

SEED ?= 1
ARTICLES ?= 1000

pagers: .venv/run
	$(BIN)/python -m adversary --seed $(SEED) --articles $(ARTICLES) --show 1

bench-peers: .venv/peers
	@test -n "$(CORPUS)" || { echo "Which pages? make bench-peers CORPUS=PATH, a folder with index.jsonl, pages/ and gold/"; exit 2; }
	$(BIN)/python -m bench.reading "$(CORPUS)"

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock"

lock: .venv/lint
	$(LOCK) pyproject.toml -o requirements/run.lock
	$(LOCK) pyproject.toml --extra desk -c requirements/run.lock -o requirements/desk.lock
	$(LOCK) pyproject.toml --extra parquet -c requirements/run.lock -o requirements/parquet.lock
	$(LOCK) --group test -c requirements/run.lock -o requirements/test.lock
	$(LOCK) --group browser -c requirements/run.lock -c requirements/desk.lock -o requirements/browser.lock
	$(LOCK) --group lint -c requirements/run.lock -o requirements/lint.lock
	$(LOCK) --group peers -c requirements/run.lock -o requirements/peers.lock

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# -- the environment: made when missing, brought up to date when a lock file changes

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Weiye needs Python 3.11 or newer, and there is none on the PATH: make PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Weiye needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv

.venv/run: requirements/run.lock | .venv/bin/python
	@echo "Installing what a crawl needs into .venv …"
	@$(PIP) -r $< && touch $@

.venv/test .venv/lint: .venv/desk

.venv/desk .venv/parquet .venv/test .venv/browser .venv/lint .venv/peers: .venv/%: requirements/%.lock .venv/run
	@echo "Installing what $* needs into .venv …"
	@$(PIP) -r $< && touch $@
