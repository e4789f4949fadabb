# What people run. 'make' alone lists the targets.
MAVEN := mvn -B -ntp
QUIET := $(MAVEN) -q
AS_OF ?=
PROFILE ?=
STRICT ?=
SOURCE ?=
SET ?= alpha158
OPTIONS ?=
JAR := jobs/target/alluvium.jar
READERS := .cache/readers
REVISION := $(shell git rev-parse --short HEAD 2>/dev/null || echo unknown)
SOURCES := $(shell find pom.xml jobs lakehouse pipelines conf/schema -name target -prune -o \( -path '*/src/main/*' -o -name pom.xml -o -path 'conf/schema/*' \) -type f -print 2>/dev/null)
as_of = $(if $(AS_OF),--as-of $(AS_OF))
profile = $(if $(PROFILE),--profile $(PROFILE),$(error PROFILE= is missing, for example: make $@ PROFILE=us_ridge_weekly))

.DEFAULT_GOAL := help
.PHONY: help weekly build test test-all check docs env-check browser readers flow-data flow-production flow-meta-production \
  data-check data-ingest feature-backfill clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-22s %s\n", $$1, $$2}'

weekly: $(JAR) ## data, every sleeve and the meta-portfolio; AS_OF=2017-11-10
	./alluvium weekly $(as_of) $(OPTIONS)

build: $(JAR) ## build the jar, when a source changed

$(JAR): $(SOURCES)
	@echo "building the jar; the first time this takes some minutes and downloads dependencies"
	$(QUIET) package -DskipTests -Dalluvium.revision=$(REVISION)
	@touch $(JAR)

test: browser ## the quick tests
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

data-ingest: $(JAR) ## ingest one source; SOURCE=
	./alluvium ingest $(if $(SOURCE),--source $(SOURCE)) $(as_of) $(OPTIONS)

data-check: $(JAR) ## check the data; STRICT=1 fails on any finding
	./alluvium check $(if $(STRICT),--strict) $(as_of) $(OPTIONS)

feature-backfill: $(JAR) ## compute missing feature rows; SET=alpha158
	./alluvium backfill --set $(SET) $(as_of) $(OPTIONS)

clean: ## remove what the build made; data and runs stay
	$(QUIET) clean
	rm -rf .cache
