# What people run. 'make' alone lists the targets.
MAVEN := mvn -B -ntp
QUIET := $(MAVEN) -q
AS_OF ?=
PROFILE ?=
STRICT ?=
STRICT_HEALTH ?=
SYMBOLS ?=
SOURCE ?=
SET ?= alpha158
PIPELINE ?=
RUN_ID ?=
OPTIONS ?=
JAR := jobs/target/alluvium.jar
READERS := .cache/readers
PEERS := .cache/peers
BOOK_PEERS := .cache/peers-books
BENCH := bench/target/class-path
REVISION := $(shell git rev-parse --short HEAD 2>/dev/null || echo unknown)
SOURCES := $(shell find pom.xml jobs lakehouse pipelines conf/schema -name target -prune -o \( -path '*/src/main/*' -o -name pom.xml -o -path 'conf/schema/*' \) -type f -print 2>/dev/null)
BENCH_SOURCES := $(shell find bench/pom.xml bench/src/main -type f -not -name '*.pyc' -print 2>/dev/null)
as_of = $(if $(AS_OF),--as-of $(AS_OF))
profile = $(if $(PROFILE),--profile $(PROFILE),$(error PROFILE= is missing, for example: make $@ PROFILE=us_ridge_weekly))

.DEFAULT_GOAL := help
.PHONY: help weekly build test test-all check docs env-check browser openmp readers flow-data flow-production flow-meta-production \
  port-select port-pre-opt port-test port-post-analysis port-deep-audit atomic-audit \
  scan-run scan-audit data-check data-audit data-ingest meta-ingest feature-ingest data-repair feature-backfill \
  bench bench-features bench-asof bench-training bench-sweep bench-regimes bench-backtest bench-panel peers book-peers clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-22s %s\n", $$1, $$2}'

weekly: openmp $(JAR) ## data, every sleeve and the meta-portfolio; AS_OF=2017-11-10
	./alluvium weekly $(as_of) $(OPTIONS)

build: $(JAR) ## build the jar, when a source changed

$(JAR): $(SOURCES)
	@echo "building the jar; the first time this takes some minutes and downloads dependencies"
	$(QUIET) package -DskipTests -Dalluvium.revision=$(REVISION)
	@touch $(JAR)

test: browser openmp ## the quick tests
	$(MAVEN) test -Dexcluded.tests=heavy

test-all: test readers ## every test, and the shape of the jar and of the dependencies
	$(MAVEN) verify -Dgroups=heavy -Dalluvium.revision=$(REVISION)

check: ## formatting, compiler and dependency rules
	$(QUIET) spotless:check
	$(QUIET) verify -DskipTests -Dalluvium.revision=$(REVISION)

docs: ## regenerate docs/reference
	$(QUIET) test -pl jobs -am -Dtest=ReferencePagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dalluvium.reference=write

env-check: $(JAR) ## can this machine run it?
	./alluvium doctor $(OPTIONS)

# Debian packages that tests need are installed where that asks for no password; else the test says what it lacks, and fails.
apt = { command -v apt-get && [ "$$(id -u)" = 0 ] && echo "installing $(1)" >&2 && apt-get update -qq \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1); } >/dev/null

# Tests that open the report need a browser; Debian's Chromium will do.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || $(call apt,chromium) \
	  || echo "no Chromium: tests that open the report in a browser will say so and fail; install it, for example 'sudo apt-get install chromium'"

# XGBoost's library asks for that of OpenMP.
openmp:
	@[ "$$(uname)" != Linux ] || [ -n "$$(find /lib /usr/lib /usr/lib64 -name libgomp.so.1 2>/dev/null | head -n 1)" ] \
	  || $(call apt,libgomp1) \
	  || echo "no OpenMP: strategies with the model xgboost will say so and stop; install it, for example 'sudo apt-get install libgomp1'"

# A test reads the tables with delta-rs, Polars and DuckDB.
readers: $(READERS)/locked.txt
$(READERS)/locked.txt: jobs/src/test/python/requirements.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || $(call apt,python3-venv) || true
	@echo "installing delta-rs, Polars and DuckDB for the test that reads the tables with them"
	@{ python3 -m venv --clear $(READERS) \
	  && $(READERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $< && cp $< $@; } \
	  || echo "they could not be installed: that test will say so and fail; it needs Python 3.11 with venv, for example 'sudo apt-get install python3-venv'"

flow-data: $(JAR) ## bring the data of one profile up to date; PROFILE=
	./alluvium flow data $(profile) $(as_of) $(OPTIONS)

flow-production: $(JAR) ## run one sleeve on the data at hand; PROFILE=
	./alluvium flow production $(profile) $(as_of) $(OPTIONS)

flow-meta-production: $(JAR) ## run one meta-portfolio; PROFILE=meta
	./alluvium flow meta $(profile) $(as_of) $(OPTIONS)

port-test: $(JAR) ## run one sleeve up to its back-tested books, without report; PROFILE=
	./alluvium backtest $(profile) $(as_of) $(OPTIONS)

port-post-analysis: $(JAR) ## the books, their report and the pictures of one sleeve; PROFILE=
	./alluvium flow production $(profile) $(as_of) $(OPTIONS)

port-deep-audit: $(JAR) ## the same without pictures: the deep report of one sleeve; PROFILE=
	./alluvium flow production $(profile) --no-png $(as_of) $(OPTIONS)

atomic-audit: $(JAR) ## judge everything of one run at once; RUN_ID=, the latest without it
	./alluvium audit run $(if $(RUN_ID),--run-id $(RUN_ID)) $(OPTIONS)

scan-run: $(JAR) ## discover candidates; PIPELINE=us_large25 or PROFILE=, STRICT=1 fails on a malformed one
	./alluvium discover $(if $(PIPELINE),--pipeline $(PIPELINE) $(if $(PROFILE),--profile $(PROFILE)),$(profile)) \
	  $(if $(STRICT),--strict) $(as_of) $(OPTIONS)

scan-audit: $(JAR) ## show and verify the candidates of the latest discovery
	./alluvium audit candidates $(OPTIONS)

port-select: $(JAR) ## what a sleeve selects and why, candidate by candidate; PROFILE=
	./alluvium select $(profile) $(as_of) $(OPTIONS)

port-pre-opt: $(JAR) ## what weighing starts from: clusters and evidence of every candidate as JSON, and the regime; PROFILE=
	./alluvium select $(profile) --output json $(as_of) $(OPTIONS)
	./alluvium regime $(profile) $(as_of) $(OPTIONS)

data-ingest: $(JAR) ## ingest one source; SOURCE=
	./alluvium ingest $(if $(SOURCE),--source $(SOURCE)) $(as_of) $(OPTIONS)

meta-ingest: $(JAR) ## enter instruments, and check those of the profiles; PROFILE=
	./alluvium metadata $(if $(PROFILE),--profile $(PROFILE)) $(as_of) $(OPTIONS)

feature-ingest: $(JAR) ## ingest vendors' ratings beside prices; SOURCE=tradingview_america
	./alluvium ingest --source $(if $(SOURCE),$(SOURCE),tradingview_america) $(if $(PROFILE),--profile $(PROFILE)) $(as_of) $(OPTIONS)

data-check: $(JAR) ## check the data; STRICT=1 fails on any finding
	./alluvium check $(if $(STRICT),--strict) $(as_of) $(OPTIONS)

data-audit: $(JAR) ## the same with its findings as JSON; STRICT_HEALTH=1 fails on any finding
	./alluvium check $(if $(STRICT_HEALTH),--strict) --output json $(as_of) $(OPTIONS)

data-repair: $(JAR) ## fill missing sessions from their sources; SYMBOLS=A,B, STRICT=1 fails when a gap is left
	./alluvium repair $(if $(SYMBOLS),--symbols $(SYMBOLS)) $(if $(STRICT),--strict) $(as_of) $(OPTIONS)

feature-backfill: $(JAR) ## compute missing feature rows; SET=alpha158
	./alluvium backfill --set $(SET) $(as_of) $(OPTIONS)

bench: bench-features bench-asof bench-training bench-sweep bench-regimes bench-backtest ## measure beside other packages; writes docs/benchmarks.md

bench-features: $(BENCH) peers ## Alpha158 beside Qlib and Polars; some fifteen minutes, 25 GB of disk
	$(PEERS)/bin/python bench/src/main/python/features.py

bench-asof: $(BENCH) peers ## the as-of join beside DuckDB and Polars
	$(PEERS)/bin/python bench/src/main/python/asof.py

bench-training: $(BENCH) peers ## refits beside scikit-learn, and a panel in one pass; some five minutes
	$(PEERS)/bin/python bench/src/main/python/training.py

bench-sweep: $(BENCH) peers ## a thousand trials beside vectorbt; some five minutes
	$(PEERS)/bin/python bench/src/main/python/sweep.py

bench-regimes: $(BENCH) book-peers ## a hidden Markov model beside hmmlearn; a minute
	$(BOOK_PEERS)/bin/python bench/src/main/python/regimes.py

bench-backtest: $(BENCH) book-peers ## walk-forward books beside skfolio; some ten minutes
	$(BOOK_PEERS)/bin/python bench/src/main/python/backtest.py

bench-panel: $(JAR) peers ## selection, book and back-test of an index, from a file; PANEL=FILE, some ten minutes
	$(PEERS)/bin/python bench/src/main/python/panel.py $(if $(PANEL),$(PANEL),$(error PANEL= is missing, for example: make $@ PANEL=us_sp500_daily_2013_2017.parquet))

$(BENCH): $(SOURCES) $(BENCH_SOURCES)
	$(QUIET) package -DskipTests -pl bench -am
	@touch $(BENCH)

# The packages that a bench measures beside ours; Python 3.11 with venv.
peers: $(PEERS)/locked.txt
$(PEERS)/locked.txt: bench/src/main/python/requirements.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || $(call apt,python3-venv) || true
	@echo "installing Qlib, Polars, DuckDB, scikit-learn and vectorbt for the benches"
	@python3 -m venv --clear $(PEERS)
	@$(PEERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $< && cp $< $@

# skfolio asks for a plotly that vectorbt cannot use: an environment of their own.
book-peers: $(BOOK_PEERS)/locked.txt
$(BOOK_PEERS)/locked.txt: bench/src/main/python/requirements-books.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || $(call apt,python3-venv) || true
	@echo "installing skfolio and hmmlearn for the benches"
	@python3 -m venv --clear $(BOOK_PEERS)
	@$(BOOK_PEERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $< && cp $< $@

clean: ## remove what the build made; data and runs stay
	$(QUIET) clean
	rm -rf .cache
