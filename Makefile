# make build: the sample shop into journey.duckdb.  make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1

.PHONY: build test lint validate docs bench lock clean

build: .venv/installed
	$(BIN)/customer_journey build

# The models that read the columns of a raw table can be linted where it is: after the build.
test: .venv/installed
	mkdir -p target/test && JOURNEY_DB=target/test/journey.duckdb $(BIN)/dbt build --quiet --selector everything --target-path target/test
	JOURNEY_DB=target/test/journey.duckdb $(MAKE) lint
	$(BIN)/pytest --numprocesses 2 --dist loadfile

lint: .venv/installed
	$(BIN)/ruff check python tests
	$(BIN)/ruff format --check python tests
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 models tests/singular analyses

# Great Expectations at both doors: the raw tables as delivered, the marts as published.
validate: .venv/installed
	$(BIN)/customer_journey validate

docs: .venv/installed
	$(BIN)/dbt docs generate --static
	@echo "Open target/static_index.html"

# Seconds and memory of a build: make bench CUSTOMERS=1000000 OPTIONS="--floor --day --repeat 3 --out bench.json"
CUSTOMERS ?= 100000
bench: .venv/installed
	$(BIN)/customer_journey bench --customers $(CUSTOMERS) $(OPTIONS)

# Pins every dependency with its hashes; no address of a registry is written.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.txt

clean:
	rm -rf .venv target logs journey.duckdb journey.duckdb.wal

# uv where it is installed, else pip: the same pinned files either way.
.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "Python 3.11 or later is needed; name it with: make build PYTHON=python3.12"; exit 1; }
	@if command -v uv > /dev/null; then \
		uv venv --quiet --clear --python "$$(command -v $(PYTHON))" .venv && \
		uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements.txt && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
		$(PYTHON) -m venv --clear .venv && \
		$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt && \
		$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@
