# What developers and users of a checkout need: `make help` lists it.

SHELL := /bin/bash
SWIFT ?= swift
# What `lint` and `lint-self` build: release, or debug, which is quicker to build and slower to run.
CONFIG ?= release
# How long `soak` runs.
SECONDS ?= 600
# What `lint` lints; the bundled demo if it is empty.
PATHS ?=
# Where `install` puts the linter: into its `bin`.
PREFIX ?= /usr/local

export SWIFT

# How release builds are made: with Swift's libraries inside, on Linux and if the toolchain has them to link. Such a binary starts sooner, calls them directly, which
# saves a twelfth of the time, and runs where no Swift is. Benchmarks build the parser that they compare with in the same way. (Optimizing across modules, and no
# exclusivity checks at run time, would save 4 % more, and make building half as long again: it is not worth that.)
static-libraries = $(shell $(SWIFT) -print-target-info -static-stdlib 2> /dev/null | sed -nE 's/.*"runtimeResourcePath": "(.*)".*/\1\/linux/p')
release-flags = $(if $(wildcard $(static-libraries)/libFoundation.a),--static-swift-stdlib)
flags = $(if $(filter release,$(CONFIG)),$(release-flags))

unblock = $$($(SWIFT) build -c $(CONFIG) --show-bin-path)/unblock
demo = Fixtures/Demo
runtime-benchmarks = $$($(SWIFT) build -c release --package-path Benchmarks/Runtime --scratch-path .build-bench/runtime --show-bin-path)
python = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help lint install demo fixed-demo lint-self test compare-noasync bench bench-runtime soak test-runtime test-pre-commit test-fixes fixed-fixtures clean toolchain python build

help: ## List what there is
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F '|' '{ printf "make %-16s %s\n", $$1, $$2 }'

lint: build ## Build the linter and lint the demo, or PATHS="…"
ifeq ($(strip $(PATHS)),)
	@# The demo blocks on purpose: findings are what is expected of it, and anything else is an error.
	@$(unblock) lint --no-config $(demo); status=$$?; \
	if [ $$status -ne 1 ]; then echo "error: expected findings in $(demo), and exit status 1, but got $$status" >&2; exit 1; fi
	@echo "That was the bundled demo ('swift run --package-path $(demo) TickingServer' shows what it comes to); make lint PATHS=\"…\" lints yours."
	@echo "What 'unblock fix --unsafe' makes of it stands in $(demo)/Sources/FixedServer, and has no findings: 'make demo' runs both side by side."
else
	@$(unblock) lint $(PATHS)
endif

install: CONFIG := release
install: build ## Put the linter into PREFIX=/usr/local
	install -d "$(PREFIX)/bin"
	install "$(unblock)" "$(PREFIX)/bin/unblock"

fixed-demo: build ## Write what 'unblock fix' makes of the demo
	rm -rf $(demo)/Sources/FixedServer
	cp -R $(demo)/Sources/TickingServer $(demo)/Sources/FixedServer
	@$(unblock) fix --no-config --no-index --unsafe --allow-dirty --quiet $(demo)/Sources/FixedServer

demo: toolchain ## Run the demo beside its twins, the one that 'unblock fix' made and one that is cured by hand, and see how late tasks begin in each
	$(SWIFT) build --package-path $(demo)
	@$$($(SWIFT) build --package-path $(demo) --show-bin-path)/CuredServer

lint-self: build ## Lint the linter's own sources
	@$(unblock) lint Sources Plugins Benchmarks

test: toolchain python ## Run all tests
	Scripts/test.sh

compare-noasync: build ## See that all blocking calls are found that the compiler warns of, in the packages PATHS="…" or a fixture
ifeq ($(strip $(PATHS)),)
	Scripts/compare-noasync.py --unblock $(unblock) --scratch-path $(CURDIR)/.build-fixtures/Noasync --harmless notForAsync Fixtures/WholeProgram/Noasync
else
	Scripts/compare-noasync.py --unblock $(unblock) $(PATHS)
endif

bench: CONFIG := release
bench: build python ## Measure against parsing only, swift-format and ast-grep
	$(SWIFT) build -c release $(release-flags) --package-path Benchmarks/ParseOnly --scratch-path .build-bench/parse-only --product parse-only
	@.venv/bin/pip install --quiet --disable-pip-version-check ast-grep-cli || echo "note: ast-grep cannot be installed from PyPI; it is left out"
	$(python) Benchmarks/bench.py --unblock $(unblock) \
	  --parse-only $$($(SWIFT) build -c release --package-path Benchmarks/ParseOnly --scratch-path .build-bench/parse-only --show-bin-path)/parse-only

test-fixes: CONFIG := debug
test-fixes: build python ## Apply every fix-it of the fixtures and rules alone, and compile it; and those of 500 random edits (takes half an hour)
	$(python) Tests/fixits/check.py --each --tool $(unblock) --cache .build-fixits
	$(python) Tests/fixits/results.py --tool $(unblock) --cache .build-fixits
	$(python) Tests/fixits/meaning.py --tool $(unblock)
	$(python) Tests/fixits/edits.py --count 500 --tool $(unblock) --cache .build-fixits

fixed-fixtures: CONFIG := debug
fixed-fixtures: build python ## Write anew what the fix-its make of Fixtures/FixIts
	$(python) Tests/fixits/results.py --write --tool $(unblock)

test-pre-commit: toolchain python ## Try the pre-commit hook on a scratch repository (two release builds: takes minutes)
	@.venv/bin/pip install --quiet --disable-pip-version-check pre-commit
	PATH="$(CURDIR)/.venv/bin:$$PATH" Tests/pre-commit.sh

bench-runtime: toolchain ## Measure UnblockRuntime against NIOThreadPool and Dispatch
	$(SWIFT) build -c release --package-path Benchmarks/Runtime --scratch-path .build-bench/runtime --product bench-runtime
	$(SWIFT) build -c release --package-path Benchmarks/Runtime --scratch-path .build-bench/runtime --product descriptor-bench
	@$(runtime-benchmarks)/bench-runtime
	@$(runtime-benchmarks)/descriptor-bench

soak: toolchain ## Use UnblockRuntime for SECONDS=600 with random cancellation, and see whether anything leaks
	$(SWIFT) build -c release --package-path Benchmarks/Runtime --scratch-path .build-bench/runtime --product soak-runtime
	@$(runtime-benchmarks)/soak-runtime $(SECONDS)

test-runtime: toolchain ## Test UnblockRuntime and UnblockFoundation in debug and release, with and without ThreadSanitizer, what must compile and what not, and use it from a scratch package
	Scripts/runtime-package.sh .build-runtime
	@# Each in a process of its own: the tests of the one use descriptors by number.
	for tests in UnblockRuntimeTests UnblockFoundationTests; do \
	  $(SWIFT) test --package-path .build-runtime --disable-xctest --filter $$tests && \
	  $(SWIFT) test --package-path .build-runtime --disable-xctest --filter $$tests -c release -Xswiftc -enable-testing && \
	  $(SWIFT) test --package-path .build-runtime --disable-xctest --filter $$tests --sanitize=thread --scratch-path .build-runtime/.build-tsan && \
	  $(SWIFT) test --package-path .build-runtime --disable-xctest --filter $$tests --sanitize=thread --scratch-path .build-runtime/.build-tsan \
	    -c release -Xswiftc -enable-testing || exit 1; \
	done
	Tests/runtime-compile-cases.sh "$$($(SWIFT) build --package-path .build-runtime --show-bin-path)/Modules"
	Tests/runtime-scratch-package.sh

clean: ## Remove everything that was built or installed here
	rm -rf .build .build-* .venv $(demo)/.build Benchmarks/ParseOnly/.build Benchmarks/Runtime/.build

# What the others need.

toolchain:
	@Scripts/check-swift.sh
	@Scripts/install-missing.sh build

build: toolchain
	$(SWIFT) build -c $(CONFIG) $(flags) --product unblock

python: .venv/bin/pip
	@$(python) -c 'import jsonschema, yaml' 2> /dev/null || .venv/bin/pip install --quiet --disable-pip-version-check jsonschema pyyaml

.venv/bin/pip:
	@Scripts/install-missing.sh python
	python3 -m venv .venv
