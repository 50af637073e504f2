# The handful of things people do. Each sets up what it needs first; a second time that is instant.

BIN = .venv/bin
# Python without .py in its name, which ruff does not find by itself
TOOLS = tools/setup tools/lock tools/licences tools/states

.PHONY: help run test soak check fix bench pictures lock clean

help: ## list these
	@sed -n 's/^\([a-z]*\): ## /  make \1	/p' Makefile

run: ## a demonstration with invented people, in your browser (PORT=8000 by default)
	@tools/setup
	@$(BIN)/alongside demo --serve

test: ## every test, on a real database and in a real browser
	@tools/setup --browser
	@$(BIN)/python -m pytest

soak: ## chance, for ten minutes: who sees what, shared connections, killed servers, fuzzing (SOAK_MINUTES=, SOAK_SEED=)
	@tools/setup --dev
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet 'atheris==3.0.*' \
		|| echo 'Nothing is fuzzed: atheris has no build for this machine.'
	SOAK_MINUTES=$${SOAK_MINUTES:-10} SOAK_EXAMPLES=200 SOAK_KILLS=20 $(BIN)/python -m pytest -s \
		tests/soak tests/attacks/test_grants_machine.py tests/attacks/test_killed_server.py

check: ## format, lint, types, who may import whom, and licences; changes nothing
	@tools/setup --dev
	$(BIN)/ruff format --check . $(TOOLS)
	$(BIN)/ruff check . $(TOOLS)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/licences

fix: ## format, and mend what can be mended
	@tools/setup --dev
	$(BIN)/ruff check --fix . $(TOOLS)
	$(BIN)/ruff format . $(TOOLS)

bench: ## how fast it is, at the size of a region (BENCH=--small for a quick look)
	@tools/setup --dev
	@$(BIN)/python -m bench $(BENCH)

pictures: ## take the pictures in the docs anew, in a browser
	@tools/setup --browser
	@PICTURES=docs/images $(BIN)/python -m pytest -q tests/journeys/test_docs_pictures.py

lock: ## write the requirements files from pyproject.toml
	@tools/lock

clean: ## remove what was made here, but never the records in .alongside
	rm -rf .venv .venv.lock .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.alongside/*' -prune -exec rm -rf {} +
