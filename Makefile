# The words of this project; `make` alone lists them. Each prepares what it needs and does nothing
# twice. What they run stands in .make/.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:  # each step keeps all processors busy by itself
.DEFAULT_GOAL := help

export npm_config_audit := false
export npm_config_fund := false
export npm_config_update_notifier := false

# Debian's packages; `node` is a Node.js that is new enough.
check := cmake ninja-build g++ nlohmann-json3-dev libgtest-dev iso-codes
native := $(check) libcli11-dev pkg-config libboost1.81-dev libsqlite3-dev libssl-dev
clang := $(native) clang libclang-rt-14-dev
wasm := cmake ninja-build emscripten node

# The folders with an npm project of their own.
npm_folders := $(patsubst %/package-lock.json,%,$(wildcard .lint/package-lock.json bench/package-lock.json \
                 bindings/npm/package-lock.json web-demo/*/package-lock.json tests/package-lock.json tests/*/package-lock.json))
installed = $(addsuffix /node_modules/.package-lock.json,$(1))

# All files below folders, but for what is built or installed there.
files_in = $(shell find $(wildcard $(1)) \( -name node_modules -o -name dist $(addprefix -o -name ,$(2)) \) \
             -prune -o -type f -print)
cpp_files = $(filter %.cpp %.hpp,$(call files_in,src bindings tests bench web-demo))

version := $(shell sed -n '/"version":/{s/.*: "\(.*\)".*/\1/p;q}' bindings/npm/package.json)
tarball := build/npm/dossier-check-$(version).tgz

.PHONY: help
help: ## Lists these words
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# --- For users of the project ---------------------------------------------------------------------

.PHONY: demo
demo: build/site.stamp sandbox ## Serves the sandbox server with the demo page until Ctrl-C
	@.make/demo

.PHONY: build
build: ## Builds the tool and the library for C: build/release/bin/dossier, build/release/lib/libdossier.so
	@.make/need $(native)
	@.make/compile release dossier-cli dossier-generate dossier-c dossier-c-static

.PHONY: sandbox
sandbox: ## Builds the sandbox server: build/release/bin/dossier-sandbox
	@.make/need $(native)
	@.make/compile release dossier-sandbox

.PHONY: package
package: $(tarball) ## Builds the npm package: build/npm/dossier-check-VERSION.tgz
	@echo "The package is $<"

.PHONY: check
check: ## Tests an edit of the core in seconds; TEST='*state*' runs the tests of such names
	@.make/need $(check)
	@.make/check '$(TEST)'

.PHONY: test
test: ## Runs the tests; ONLY="cli browser" runs those suites (their names: .make/test.mjs)
	@.make/need node
	@node .make/test.mjs $(ONLY)

.PHONY: test-all
test-all: ## Runs every test, and those that take longer
	@.make/need node
	@node .make/test.mjs --all

.PHONY: lint
lint: ## Checks format, style and types of all code
	@.make/need node
	@node .make/test.mjs --lint

.PHONY: coverage
coverage: ## Prints what of the core its tests reach: lines, branches, MC/DC
	@.make/need $(check) node clang-19 llvm-19 libclang-rt-19-dev
	@.make/compile coverage unit-tests vector-tests
	@node tests/coverage/coverage.mjs

.PHONY: mutation
mutation: mutation-needs build/mutation/src/mutants.json ## Changes the core a token at a time, prints what tests don't notice; FILES="rules/*"
	@.make/compile mutation mutants
	@node tests/mutation/mutation.mjs '$(FILES)'

.PHONY: bench
bench: $(tarball) sandbox $(call installed,bench) ## Measures the core natively, the package beside JSON of JavaScript and other libraries, and the sandbox server
	@.make/need $(native) libbenchmark-dev
	@.make/compile bench bench-native dossier-cli
	build/bench/bin/bench-native --benchmark_filter=-Linear --benchmark_repetitions=15 \
	  --benchmark_enable_random_interleaving=true --benchmark_display_aggregates_only=true
	build/bench/bin/bench-native --benchmark_filter=Linear
	node bench/process.mjs
	node bench/wasm.mjs
	node bench/c_door.mjs
	node bench/files.mjs
	node bench/peers.mjs
	node bench/server.mjs

.PHONY: size
size: $(tarball) ## Measures what a page downloads and holds it against the budget
	@.make/need brotli
	@node bench/size.mjs

.PHONY: release
release: ## Makes what would be published, twice, with an SBOM; TESTED=yes does not run the tests for it
	@.make/need git $(wasm)
	@node .make/release.mjs $(if $(TESTED),--tested)

.PHONY: format
format: clang-format prettier ## Formats all code
	@clang-format-14 -i $(cpp_files)
	@$(prettier) --write --log-level warn $(prettier_files)

.PHONY: generate
generate: build ## Writes the generated files from the tables of the core
	@build/release/bin/dossier-generate .

.PHONY: clean
clean: ## Removes all that was built and installed here (Debian's packages stay)
	rm -rf build
	find . -name .git -prune -o -name node_modules -prune -exec rm -rf {} +

# --- Parts of the above ---------------------------------------------------------------------------

# What suites need beside the words above.
.PHONY: doors hosts hosts-quick asan asan-programs mutation-needs tsan site browsers makers terminal iso-codes test-modules peers clang-format clang-tidy prettier
doors:
	@.make/need $(native)
	@.make/compile release conformance-doors
hosts-quick: build
	@.make/need python3 ruby ruby-ffi ruby-webrick iso-codes
hosts: hosts-quick $(tarball)
	@.make/need golang-go openjdk-17-jdk-headless libjna-java libgoogle-gson-java php-cli $(native)
	@.make/hosts
asan:
	@.make/need $(clang)
	@.make/compile asan unit-tests vector-tests threads-test fuzz-text fuzz-context fuzz-file fuzz-seeds
asan-programs: asan
	@.make/compile asan fuzz-requests faulty dossier-sandbox dossier-cli
tsan:
	@.make/need $(native)
	@.make/compile tsan threads-test faulty dossier-sandbox dossier-cli
browsers: ; @.make/need chromium firefox-esr
makers: ; @.make/need imagemagick ghostscript poppler-utils libheif-examples zip qpdf libimage-exiftool-perl img2pdf
terminal: ; @.make/need bsdutils
iso-codes: ; @.make/need iso-codes
clang-format: ; @.make/need clang-format-14
clang-tidy: ; @.make/need $(clang) $(wasm) clang-tidy-14
prettier: $(call installed,.lint)
test-modules: $(call installed,tests)
peers: $(call installed,bench)
site: build/site.stamp

%/node_modules/.package-lock.json: %/package-lock.json
	@.make/need node
	@echo "== Installing the npm packages of $*"
	@cd $* && npm ci --loglevel=error
	@touch $@

# Ninja knows what of these is out of date.
modules := build/wasm/bin/dossier.wasm build/wasm/bin/dossier-forms.wasm
$(modules) &: always
	@.make/need $(wasm)
	@NODE_PATH=/usr/share/nodejs .make/compile wasm
.PHONY: always

$(tarball): $(modules) $(call installed,bindings/npm) \
            $(call files_in,bindings/npm,test) LICENSE
	@echo "== Building the npm package"
	@cd bindings/npm && npm run --silent build
	@rm -f $(@D)/*.tgz && npm pack --silent --pack-destination $(@D) ./$(@D)/package >/dev/null

mutation-needs: ; @.make/need $(check) node clang libclang-rt-14-dev
build/mutation/src/mutants.json: $(addprefix tests/mutation/,mutate.mjs source.mjs walk.mjs switch.hpp) src/CMakeLists.txt \
                                 $(call files_in,src/dossier src/generate) | mutation-needs
	@echo "== Putting mutants into a copy of the core"
	@node tests/mutation/mutate.mjs $(@D)

# The page links to the package that is built here.
web-demo/site/node_modules/.package-lock.json: | $(tarball)

build/site.stamp: $(tarball) $(call installed,web-demo/site) $(call files_in,web-demo/site,tests)
	@echo "== Building the demo page"
	@cd web-demo/site && npm run --silent build
	@touch $@

.PHONY: check-generated
check-generated: build
	@build/release/bin/dossier-generate . --check

.PHONY: lint-format
lint-format: clang-format
	@clang-format-14 --dry-run -Werror $(cpp_files)

prettier := .lint/node_modules/.bin/prettier
prettier_files := '**/*.{ts,tsx,js,mjs,cjs,json,md}'  # but for those in .prettierignore

.PHONY: lint-prettier
lint-prettier: prettier
	@$(prettier) --check --log-level warn $(prettier_files)

# It asks the compiler for the types of what is imported.
.PHONY: lint-eslint
lint-eslint: $(tarball) $(call installed,.lint bindings/npm web-demo/site)
	@.lint/node_modules/.bin/eslint --config .lint/eslint.config.mjs .

.PHONY: lint-tidy lint-tidy-core lint-tidy-wasm
lint-tidy: clang-tidy lint-tidy-core lint-tidy-wasm

# The tidy preset runs clang-tidy beside the compiler, so only on what has changed.
lint-tidy-core: build/tidy/.clang-tidy
	@.make/compile tidy -k 0

lint-tidy-wasm: build/tidy/wasm.stamp

build/tidy/.clang-tidy: .clang-tidy
	@rm -rf $(@D)
	@mkdir -p $(@D) && touch $@

build/tidy/wasm.stamp: build/tidy/.clang-tidy $(modules) \
                       $(wildcard bindings/wasm/*.?pp bindings/wasm/.clang-tidy bindings/c/*.*pp) $(filter %.hpp,$(call files_in,src/dossier))
	@clang-tidy-14 --quiet -p build/wasm --extra-arg-before=--driver-mode=g++ \
	  --extra-arg=--target=wasm32-unknown-emscripten \
	  --extra-arg=$$(em++ --cflags | grep -o -e '--sysroot=[^ ]*') $(wildcard bindings/wasm/*.cpp bindings/c/*.cpp)
	@touch $@

# (The other tests with types compile them themselves.)
typed_folders := $(patsubst %/tsconfig.json,%,$(wildcard bindings/npm/tsconfig.json web-demo/*/tsconfig.json))

.PHONY: lint-types
lint-types: $(tarball) $(call installed,$(typed_folders))
	@for folder in $(typed_folders); do \
	  (cd $$folder && echo "$$folder" && node_modules/.bin/tsc --noEmit) || exit 1; \
	done
	@cd bindings/npm && echo "bindings/npm/test/types" && node_modules/.bin/tsc -p test/types

# Packages come from whichever registry a machine is set up with.
.PHONY: lint-locks
lint-locks:
	@! grep -n '"resolved": "http' $(addsuffix /package-lock.json,$(npm_folders))
