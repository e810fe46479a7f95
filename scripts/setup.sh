#!/bin/sh
# Makes .venv ready for one requirements file:  scripts/setup.sh requirements.txt
set -eu
cd "$(dirname "$0")/.."

requirements=$1
# Removed before .venv is touched and written after, so an interrupted run leaves none.
whole=.venv/.whole
ready=.venv/.ready-$requirements
# Every dependency has wheels for these; the newest is preferred.
versions="3.14 3.13 3.12 3.11"

fail() {
    echo "articlemap: $*" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_venv() {
    is_new_enough "$1" && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

print_version() {
    "$1" -c 'import sys; print(sys.version)' 2>/dev/null
}

print_key() {
    cat requirements.txt "$requirements" | cksum
}

list_pythons() {
    if [ -n "${PYTHON:-}" ]; then
        echo "$PYTHON"
        return
    fi
    # A version manager may put a python3.X first that only says it is not installed.
    for version in $versions; do
        printf '%s\n' "python$version" "/usr/bin/python$version"
    done
    printf '%s\n' python3 /usr/bin/python3
}

# Prints the first Python that passes the given test.
find_python() {
    list_pythons | while IFS= read -r python; do
        if "$1" "$python" </dev/null; then
            printf '%s\n' "$python"
            break
        fi
    done | grep .
}

# Prints the package that would give a Python able to make a venv, if there is one.
name_package() {
    if python=$(find_python is_new_enough); then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
        return
    fi
    if [ "$(id -u)" -eq 0 ]; then apt-get -q update >&2 || true; fi
    for version in $versions; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            echo "python$version-venv"
            return
        fi
    done
}

explain_python() {
    package=$1
    if ! find_python is_new_enough >/dev/null; then
        problem="Python 3.11 or newer is needed and none was found"
    else
        problem="Python's venv module is missing"
    fi
    if [ -n "$package" ]; then
        fail "$problem. Type: sudo apt-get install $package"
    fi
    fail "$problem. Install it, then repeat with PYTHON=/path/to/python3"
}

# Prints a Python that can make a venv, installing one where that is allowed.
provide_python() {
    find_python can_make_venv && return
    command -v apt-get >/dev/null || explain_python ""
    package=$(name_package)
    if [ -n "$package" ] && scripts/apt.sh "$package" >&2; then
        find_python can_make_venv && return
    fi
    explain_python "$package"
}

check_choice() {
    if [ -n "${PYTHON:-}" ] && ! is_new_enough "$PYTHON"; then
        fail "PYTHON=$PYTHON does not run, or is older than Python 3.11"
    fi
}

is_whole() {
    [ -f "$whole" ] && [ "$(print_version .venv/bin/python)" = "$(cat "$whole")" ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$(print_version "$PYTHON")" = "$(cat "$whole")" ]
}

is_ready() {
    [ -f "$ready" ] && [ "$(print_key)" = "$(cat "$ready")" ]
}

install_with_uv() {
    command -v uv >/dev/null || return 1
    if [ ! -d .venv ]; then
        # Without a fitting Python on the machine, uv fetches one of its own.
        python=$(find_python is_new_enough) || python=">=3.11"
        uv venv -q --python "$(command -v "$python" || echo "$python")" .venv || return 1
    fi
    uv pip install -q --python .venv/bin/python -r "$requirements"
}

install_with_pip() {
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        python=$(provide_python)
        rm -rf .venv
        "$python" -m venv .venv
    fi
    .venv/bin/python -m pip install -q --disable-pip-version-check -r "$requirements"
}

check_choice
if is_whole; then
    if is_ready; then exit 0; fi
    rm "$whole"
else
    rm -rf .venv
fi
echo "Installing $requirements into .venv (the first time may take some minutes)"
install_with_uv || install_with_pip
print_key >"$ready"
print_version .venv/bin/python >"$whole"
