#!/bin/sh
# Sees to it that there is a Chromium for the browser tests:  scripts/browser.sh
# Says once more, at the end of a run, that there was none:   scripts/browser.sh --warn
set -eu
cd "$(dirname "$0")/.."

find_browser() {
    .venv/bin/python -m tests.browser
}

warn() {
    echo "WARNING: no Chromium that runs was found, so the browser tests are NOT run." \
        "Install one (Debian: sudo apt-get install chromium) or set CHROMIUM=/path/to/it." >&2
}

provide_driver() {
    # Playwright's driver needs one library that a minimal system may lack.
    .venv/bin/python -m playwright --version >/dev/null 2>&1 && return
    scripts/apt.sh libatomic1 && .venv/bin/python -m playwright --version && return
    echo "articlemap: Playwright does not run. Type: sudo apt-get install libatomic1" >&2
    exit 1
}

install_with_apt() {
    # The tests look at labels in Latin and Arabic script.
    scripts/apt.sh chromium fonts-noto-core
}

install_with_playwright() {
    deps=$([ "$(id -u)" -ne 0 ] || echo --with-deps)
    .venv/bin/python -m playwright install ${deps:+"$deps"} chromium
}

if [ "${1:-}" = --warn ]; then
    find_browser >/dev/null || warn
    exit 0
fi
provide_driver
find_browser && exit 0
install_with_apt && find_browser && exit 0
install_with_playwright && find_browser && exit 0
warn
[ "${CI:-}" != true ]
