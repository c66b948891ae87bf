# make run   – the site, as in production      make test  – everything
# make dev   – the development server          make check – style, types, arrows, texts
# make demo  – the site with two hundred made-up clients, on a database of its own
# make admin – an account for the editors      make fix   – what a tool can mend
# make messages – bring the translations in step with the texts
# make lock  – renew the locked requirements

SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SERVE = $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) \
	--workers 1 --blocking-threads 4 --log-level warning careerpath.wsgi:application
STATIC := $(shell find static -type f)
PRODUCTION := HTTPS=1 ALLOWED_HOSTS=careerpath.example \
	SECRET_KEY=only-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz

.PHONY: run demo dev admin prepare test test-sqlite test-postgres test-browser check fix \
	messages lock

run: prepare var/static.stamp
	@echo
	@echo "CareerPath is at http://$(HOST):$(PORT)  (stop it with Ctrl+C)"
	@echo "To edit the content: make admin, then http://$(HOST):$(PORT)/admin/"
	@echo
	@exec $(SERVE)

# Its own database, whatever the environment names.
demo: export DATABASE_URL = sqlite:///var/demo.sqlite3
demo: prepare var/static.stamp
	@$(MANAGE) seed_demo
	@echo
	@echo "The demonstration is at http://$(HOST):$(PORT)/en/desk/  (stop it with Ctrl+C)"
	@echo
	@exec $(SERVE)

dev: prepare
	DEBUG=1 $(MANAGE) runserver $(HOST):$(PORT)

admin: prepare
	$(MANAGE) createsuperuser

# Everything that a start needs. Safe to run again: it only does what is not done yet.
prepare: .venv/runtime.stamp
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) compile_translations --verbosity 0
	@$(MANAGE) load_content
	@$(MANAGE) set_up_groups
	@$(MANAGE) purge_profiles
	@$(MANAGE) purge_batches
	@$(MANAGE) purge_clients

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "CareerPath needs Python 3.11 or later: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

var/static.stamp: $(STATIC) .venv/runtime.stamp
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

test: test-sqlite test-postgres test-browser

test-sqlite: .venv/dev.stamp
	@echo "== On SQLite"
	$(BIN)/pytest -m "not browser"

test-postgres: .venv/dev.stamp
	@echo "== On PostgreSQL"
	$(BIN)/python tests/on_postgres.py -m "not browser"

test-browser: .venv/dev.stamp
	@echo "== In Chromium"
	DJANGO_ALLOW_ASYNC_UNSAFE=1 $(BIN)/pytest -m browser

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) update_translations --check
	$(MANAGE) lint_content
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

fix: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates

messages: .venv/runtime.stamp
	$(MANAGE) update_translations

lock: .venv/dev.stamp
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate pyproject.toml -o requirements.txt
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate pyproject.toml --group dev \
		-c requirements.txt -o requirements-dev.txt
