#!/bin/sh
# Installs those of the named Debian or Ubuntu packages that are missing.
# Fails, saying nothing, where that takes rights or an apt-get that are not there.
set -eu

list_missing() {
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
            printf '%s ' "$package"
    done
}

run_apt() {
    # A machine just started may hold the lock for its automatic updates.
    DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 \
        -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

command -v apt-get >/dev/null || exit 1
missing=$(list_missing "$@")
[ -n "$missing" ] || exit 0
[ "$(id -u)" -eq 0 ] || exit 1
echo "Installing with apt-get: $missing"
# One source that cannot be reached must not stop what the others have.
run_apt update || true
# shellcheck disable=SC2086
run_apt install -y --no-install-recommends $missing
