"""From an address to a map that can be used, against the dashboard's lightest page.

    python benchmarks/opening.py

The floor is About: the same server and Streamlit's own scripts, but no map. Both are opened in
turn, in a browser that has them in its cache, as from a second visit on.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright

from tests.browser import CHROMIUM_FLAGS, NO_NETWORK, find_chromium
from tests.running import run_dashboard
from tests.visit import READER

DOSSIER = Path(__file__).resolve().parent.parent / "data" / "idlib-2020-02-06"
VISITS = 12
READY = '.reader[data-ready="true"]'


def main() -> None:
    """Print both medians and their ratio."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium was found; set CHROMIUM to one")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_FLAGS, proxy=NO_NETWORK
        )
        with run_dashboard(DOSSIER, Path(folder) / "log") as address:
            context = browser.new_context()
            times = [
                (open_map(context.new_page(), address), open_about(context.new_page(), address))
                for _ in range(VISITS + 1)
            ]
        browser.close()
    whole, floor = (statistics.median(column) for column in zip(*times[1:], strict=True))
    print(f"address to map:    {whole * 1000:6.0f} ms (median of {VISITS})")
    print(f"address to About:  {floor * 1000:6.0f} ms")
    print(f"the map takes {whole / floor:.1f} times as long as the floor")


def open_map(page: Page, address: str) -> float:
    """Seconds until the reader can be used."""
    begun = time.perf_counter()
    page.goto(address)
    page.frame_locator(READER).locator(READY).wait_for()
    return _close(page, begun)


def open_about(page: Page, address: str) -> float:
    """Seconds until the page's text is there."""
    begun = time.perf_counter()
    page.goto(f"{address}/About")
    page.locator(".am-prose").last.wait_for()
    return _close(page, begun)


def _close(page: Page, begun: float) -> float:
    spent = time.perf_counter() - begun
    page.close()
    return spent


if __name__ == "__main__":
    main()
