# The front door. `make help` says what is behind it; the building itself is
# CMake's (CMakeLists.txt), over the one list of sources in Makefile.inc.

BUILD  = build
PREFIX = /usr/local
JOBS   = $$(nproc)

# For those who know what they want:
#   make test BUILD=build-asan CMAKE_FLAGS=-DDMSC_SANITIZE=ON
#   make test CTEST_FLAGS='-R json'
CMAKE_FLAGS  =
CTEST_FLAGS  =
FUZZ_SECONDS = 60
BENCH_RUNS   = 50

# DMSC_DEV=1 is how those who work on dmsc build: a warning is an error.
WERROR    = $$([ "$$DMSC_DEV" = 1 ] && echo ON || echo OFF)
GENERATOR = $$([ -f $(BUILD)/CMakeCache.txt ] || echo -G Ninja)
CONFIGURE = cmake -S . -B $(BUILD) $(GENERATOR) -DDMSC_WERROR=$(WERROR) \
	$(CMAKE_FLAGS) >/dev/null
COMPILE   = sh cmake/build.sh $(BUILD) $(JOBS)

all: program

program:
	@sh cmake/install-deps.sh build
	@if [ ! -f $(BUILD)/build.ninja ] && [ ! -f $(BUILD)/Makefile ]; then \
	  echo "Building $(BUILD)/dmsc (this takes a minute, once) ..."; \
	  $(CONFIGURE) -DDMSC_TESTS=OFF; \
	fi
	@$(COMPILE) dmsc

test:
	@sh cmake/install-deps.sh build test
	@echo "Building dmsc and its tests in $(BUILD) ..."
	@$(CONFIGURE) -DDMSC_TESTS=ON
	@$(COMPILE) all
	@sh tests/run.sh $(BUILD) -j2 $(CTEST_FLAGS)

demo: program
	@sh samples/demo.sh $(BUILD)

install: program
	@DESTDIR="$(DESTDIR)" cmake --install $(BUILD) --prefix "$(PREFIX)"

bench:
	@sh cmake/install-deps.sh build test
	@$(CONFIGURE) -DDMSC_TESTS=ON
	@$(COMPILE) all
	@sh tests/bench/bench.sh $(BUILD) $(BENCH_RUNS)

fuzz:
	@sh cmake/install-deps.sh build test fuzz
	@sh tests/fuzz/fuzz.sh $(FUZZ_SECONDS)

format:
	@sh cmake/install-deps.sh format
	@find gen tests -name '*.[ch]' -exec clang-format-14 -i {} +

clean:
	@rm -rf build build-*

help:
	@echo "dmsc compiles, checks and rehearses AWS DMS migrations."
	@echo
	@echo "  make            build the program, build/dmsc"
	@echo "  make demo       see it work on a sample; needs no AWS account"
	@echo "  make test       build and run all tests"
	@echo "  make install    install it (PREFIX=$(PREFIX), DESTDIR is kept)"
	@echo
	@echo "  make bench      time and memory, also beside another validator"
	@echo "  make fuzz       fuzz every parser (FUZZ_SECONDS=$(FUZZ_SECONDS) each)"
	@echo "  make format     clang-format over all C files"
	@echo "  make clean      remove the build folders"
	@echo
	@echo "What is missing on a Debian machine is installed with apt-get."
	@echo "DMSC_DEV=1 make test   makes each compiler warning an error."

.PHONY: all program test demo install bench fuzz format clean help
