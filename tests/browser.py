"""Finds the Chromium that the browser tests drive."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import ProxySettings, sync_playwright

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# Nobody listens there: what is not on this machine is not reached.
NO_NETWORK: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1,localhost"}

SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def find_chromium() -> str | None:
    """Return the path of a Chromium that runs, or None.

    Playwright is asked last and through its own loop: call this before starting another one.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen) if _runs(chosen) else None
    for name in SYSTEM_NAMES:
        path = shutil.which(name)
        if path and _runs(path):
            return path
    path = _find_playwright_chromium()
    return path if _runs(path) else None


def _find_playwright_chromium() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _runs(path: str) -> bool:
    # On Ubuntu the name may be a stand-in that only tells where to get the browser.
    try:
        done = subprocess.run(
            [path, "--version", "--no-sandbox"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    path = find_chromium()
    if path is None:
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
