# Lotse: every job of the project by one word.
SHELL := /bin/bash
.DEFAULT_GOAL := build

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := libncurses-dev libsqlite3-dev libjansson-dev libgmime-3.0-dev libglib2.0-dev zlib1g-dev tmux tzdata
# Servers that the tests start on loopback.
TEST_PACKAGES := python3 openssl nginx-light dovecot-imapd wordpress mariadb-server php-cli php-mysql php-xml php-mbstring \
	php-intl mediawiki php-sqlite3
missing = $(shell for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done)

.PHONY: run test build release bench lint format frames soak model shipped-model install-missing install-missing-for-tests

# Services that the distribution would start with a package are not wanted: tests start their own.
define install
	@list="$(strip $(1))"; if [ -n "$$list" ]; then \
		echo "installing: $$list"; \
		$(SUDO) apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends $$list; \
	fi
endef

install-missing:
	$(call install,$(call missing,$(PACKAGES)))

install-missing-for-tests:
	$(call install,$(call missing,$(PACKAGES) $(TEST_PACKAGES)))

## run: installs what is missing, builds, and opens the console on the demo desk
run: install-missing
	swift build --product lotse
	.build/debug/lotse demo

## test: installs what is missing, builds everything, runs all tests
test: install-missing-for-tests
	swift build --product lotse
	Tests/run

build: install-missing
	swift build --product lotse

## release: one file with Swift's library inside, so that it starts some milliseconds sooner
release: install-missing
	swift build -c release --static-swift-stdlib --product lotse

## bench: BENCH_DATA=FILE.ndjson measures on that file, else on generated comments
BENCH_DATA ?= /tmp/lotse-bench.ndjson
bench: install-missing
	swift build -c release --package-path Tests/Benchmarks
	[ -f $(BENCH_DATA) ] || Tests/Benchmarks/.build/release/bench generate 200000 $(BENCH_DATA)
	Tests/Benchmarks/.build/release/bench all $(BENCH_DATA)

lint:
	swift format lint --recursive --strict --configuration .swift-format Sources Tests Package.swift

format:
	swift format --in-place --recursive --configuration .swift-format Sources Tests Package.swift

## frames: records the pictures of the screens anew; look at the difference before you commit it
frames:
	-LANG=C.UTF-8 LOTSE_RECORD_FRAMES=1 swift test --filter ConsoleTests
	git diff --stat -- Tests/ConsoleTests/Frames

## soak: the seeded delivery runs, 10,000 instead of 200
soak: install-missing
	LOTSE_SOAK=10000 LANG=C.UTF-8 swift test --filter SyncTests
	LOTSE_SOAK=10000 LANG=C.UTF-8 swift test --filter LotseTests

## model: trains the classifier from the labelled files in MODEL_DATA; what may not be passed on stays on this machine
MODEL_DATA ?= ../shared/data
model: install-missing
	swift build -c release --static-swift-stdlib --product lotse
	.build/release/lotse assist train --data $(MODEL_DATA)

## shipped-model: makes the built-in model anew, from the one data set that may be passed on
shipped-model: install-missing
	swift build -c release --static-swift-stdlib --product lotse
	.build/release/lotse assist train --data $(MODEL_DATA) --task offense --swift Sources/Classifier/Shipped/ShippedOffense.swift
