PORT ?= 8501
python := .venv/bin/python
# Each worker has a dashboard and a browser of its own; the files with browsers stay last. A page
# may come too late on a busy machine: what fails is tried again, twice at most, and the end says so.
spread := -n auto --dist loadfile --no-loadscope-reorder --reruns 2 -r R
setup_dev := scripts/setup.sh requirements-dev.txt

.PHONY: help run test lint format clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\): ## /make \1|/p' Makefile | awk -F '|' '{ printf "%-12s %s\n", $$1, $$2 }'

run: ## Start the dashboard on http://localhost:8501 (PORT=8600 for another port)
	@scripts/setup.sh requirements.txt
	@$(python) -m articlemap.atlas
	@exec $(python) -m streamlit run dashboard.py --server.port "$(PORT)" --server.headless true \
		--browser.serverAddress localhost

test: ## Check the code and run all tests, in a real browser too
	@echo "== Setup"
	@$(setup_dev)
	@$(python) -m articlemap.atlas
	@echo "== Browser"
	@scripts/browser.sh
	@$(MAKE) --no-print-directory lint
	@echo "== Tests"
	@$(python) -m pytest $(spread)
	@scripts/browser.sh --warn

lint: ## Check style and types
	@$(setup_dev)
	@echo "== Lint"
	@$(python) -m ruff check .
	@echo "== Format"
	@$(python) -m ruff format --check .
	@echo "== Types"
	@$(python) -m mypy

format: ## Put the code into its house style
	@$(setup_dev)
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

clean: ## Remove what the other commands made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
