# make run    the dashboard          make test   all tests, in a real browser too
# make check  style, types, content  make bench  how fast and how heavy
# make help   everything else
#
# Only Python 3.10+ and make are needed; the rest is put into .venv from PyPI.

PYTHON ?= python3
PORT ?= 5006
# A test in the browser waits for it half of its time: three processes for each two cores.
JOBS ?= $(shell "$(PYTHON)" -c 'import os; print(3 * (os.cpu_count() or 2) // 2)')
ADDRESS ?= 127.0.0.1
VENV := $(CURDIR)/.venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# A venv that was moved, or whose Python has gone, is built again instead of failing oddly.
ifneq ($(shell "$(BIN)/python" -c "import sys; print(sys.prefix)" 2>/dev/null),$(VENV))
$(shell rm -f "$(VENV)/.run-stamp" "$(VENV)/.dev-stamp" "$(VENV)/.venv-stamp")
endif

.PHONY: help venv run test check messages fix bench visual soak hosts site drawings pictures lock wheel release clean

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18
	@echo "  PORT=5007 ADDRESS=0.0.0.0 ORIGINS=maps.example.org SHOW=1 (open a browser) DEV=1 (reload on save) change make run."

venv: $(VENV)/.run-stamp  ## fill .venv with what the other commands need

run: $(VENV)/.run-stamp $(if $(DEV),$(VENV)/.dev-stamp)  ## serve the dashboard and print its address
ifdef DEV
	@"$(BIN)/panel" serve app.py --dev --port "$(PORT)" --address "$(ADDRESS)" \
	  $(foreach host,localhost $(ADDRESS),--allow-websocket-origin "$(host):$(PORT)") $(if $(SHOW),--show)
else
	@PORT="$(PORT)" ADDRESS="$(ADDRESS)" SHOW="$(SHOW)" "$(BIN)/python" app.py
endif

test: $(VENV)/.dev-stamp  ## all tests, at once on all cores; ARGS="-k liver" for some, JOBS=0 in one process
	@"$(BIN)/python" -m tests.browser --install
	@"$(BIN)/python" -m tests.nginx --install || true  # the tests that need it fail
	@"$(BIN)/deno" task --quiet test
	@"$(BIN)/python" -m pytest -n $(JOBS) --dist worksteal $(ARGS)

check: $(VENV)/.dev-stamp  ## style, format, content; style, format and types of the browser code
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/python" -m zones check
	"$(BIN)/python" -m zones messages --check
	"$(BIN)/deno" task --quiet check

messages: $(VENV)/.dev-stamp  ## merge the texts of the content into the catalogues of translations
	@"$(BIN)/python" -m zones messages

fix: $(VENV)/.dev-stamp  ## let ruff and deno repair style and format
	"$(BIN)/ruff" check --fix .
	"$(BIN)/ruff" format .
	"$(BIN)/deno" fmt --quiet

bench: $(VENV)/.dev-stamp  ## measure clicks, start, growth, sheets, weight; ARGS=peers beside others, AGAINST=<commit>
	@"$(BIN)/python" -m tests.browser --install
	@"$(BIN)/python" -m bench$(if $(AGAINST),.against $(AGAINST), $(ARGS))

visual: $(VENV)/.dev-stamp  ## every state of the page beside AGAINST=<commit>, with pictures of what differs
	@"$(BIN)/python" -m tests.browser --install
	@"$(BIN)/python" -m bench.visual $(or $(AGAINST),HEAD) $(ARGS)

soak: $(VENV)/.dev-stamp  ## crowd, flood, attack and kill the server; some minutes, ARGS="pages kills" for some
	@"$(BIN)/python" -m tests.browser --install
	@"$(BIN)/python" -m bench.soak $(ARGS)

hosts: $(VENV)/.dev-stamp  ## try the map in notebooks, sites and app frameworks, for real
	@"$(BIN)/python" -m tests.browser --install
	@"$(BIN)/python" -m tests.hosts $(ARGS)

AT = $(if $(BASE_URL),--base-url "$(BASE_URL)")

site: $(VENV)/.dev-stamp  ## write site/: plain files for any host; BASE_URL=https://example.org/feet/ for search engines
	@if "$(BIN)/python" -m tools.docs --installed; then docs=--docs; fi; \
	"$(BIN)/python" -m zones site --out site $$docs $(AT) $(ARGS) && \
	{ [ -z "$$docs" ] || "$(BIN)/python" -m tools.docs --site site $(AT); }

drawings: $(VENV)/.dev-stamp  ## make assets/drawings/ again from the meshes
	$(PIP) install "scipy>=1.11" "scikit-image>=0.22"
	"$(BIN)/python" assets/drawing_tools/feet.py
	"$(BIN)/python" assets/drawing_tools/techniques.py
	"$(BIN)/python" assets/drawing_tools/body.py

pictures: $(VENV)/.dev-stamp  ## make the pictures of the docs again from the running program
	@"$(BIN)/python" -m tests.browser --install
	"$(BIN)/python" -m bench.picture docs/pictures/map.png
	"$(BIN)/python" -m bench.state_pictures docs/pictures/states
	"$(BIN)/python" -m bench.placement_pictures docs/pictures/placements
	"$(BIN)/python" -m zones sheet wall-chart --orientation landscape --ppi 86 \
	  --out docs/pictures/wall-chart.png

LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.10 --generate-hashes \
  --upgrade --group build --extra panel --extra sheet

lock: $(VENV)/.dev-stamp  ## pin the newest versions that fit, for make run and make test; list their licences
	"$(BIN)/python" -m $(LOCK) --output-file requirements.lock
	"$(BIN)/python" -m $(LOCK) --extra docs --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	printf '%s\n' '# Licences of what `make run` installs' '' \
	  'Made by `make lock` from what each package says of itself. Fonts, drawings and what the browser' \
	  'code contains: [assets/LICENSES.md](../assets/LICENSES.md).' '' >docs/licences.md
	"$(BIN)/python" -m uv tool run --from pip-licenses pip-licenses --python "$(BIN)/python" \
	  --packages $$(sed -n 's/^\([a-z][a-z0-9-]*\)==.*/\1/p' requirements.lock | sort -u) \
	  --format=markdown --with-urls >>docs/licences.md

wheel: $(VENV)/.dev-stamp  ## build the wheel with the assets inside
	$(PIP) wheel --no-deps --wheel-dir dist .

release: $(VENV)/.dev-stamp  ## build and try VERSION=0.2.0 for dist/; SITE=0 without the site, BASE_URL=… for it
	@$(PIP) install "twine>=6.1"
	@"$(BIN)/python" -m tools.release "$(VERSION)" $(if $(filter 0,$(SITE)),--no-site) \
	  $(if $(BASE_URL),--base-url "$(BASE_URL)")

clean:  ## remove .venv and everything that was made
	rm -rf .venv dist build .pytest_cache .ruff_cache .mypy_cache .hypothesis bench/results .bench/nginx .bench/npm .bench/venv .bench/site .bench/paper zones/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.venv-stamp:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	  echo "Python 3.10 or newer is needed; say which one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making .venv"
	@"$(PYTHON)" tools/environment.py venv "$(VENV)"
	@touch $@

$(VENV)/.run-stamp: requirements.txt requirements.lock pyproject.toml $(VENV)/.venv-stamp
	@"$(BIN)/python" tools/environment.py install requirements.lock requirements.txt
	@touch $@

$(VENV)/.dev-stamp: requirements-dev.txt requirements-dev.lock pyproject.toml $(VENV)/.run-stamp
	@"$(BIN)/python" tools/environment.py install requirements-dev.lock requirements-dev.txt
	@touch $@
