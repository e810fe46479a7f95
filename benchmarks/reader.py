"""A click on a mark: the card in the frame against the same answer fetched from the server.

    python benchmarks/reader.py

Both are measured from the same clicks in the same page: the card and the lit sentence, which need
no server, and the section under the map, which Streamlit draws after hearing of the click. The
second is what every click would cost if the reader were made of Streamlit's own parts.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Frame, Page, sync_playwright

from tests.browser import CHROMIUM_FLAGS, find_chromium
from tests.running import run_dashboard

DOSSIER = Path(__file__).resolve().parent.parent / "data" / "idlib-2020-02-06"
MARKS = ("morek", "saraqeb", "surman", "maarat_numan")
CLICKS = 20
# Milliseconds from the click until the card stands in a painted frame, and until the page's
# section names the same mark; both clocks are the browser's.
CLICK = """(id) => new Promise((done) => {
    const page = window.parent.document;
    const begun = performance.now();
    let card = null;
    document.querySelector(`[data-mark="${id}"]`).click();
    (function look() {
        const now = performance.now() - begun;
        if (card === null && document.querySelector(`[data-card="${id}"] .excerpt`)) card = now;
        const section = page.querySelector(`[data-selected="${id}"]`);
        if (card !== null && section) return done([card, now]);
        requestAnimationFrame(look);
    })();
})"""


def main() -> None:
    """Print both medians and their ratio."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium was found; set CHROMIUM to one")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder) / "log"
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        with run_dashboard(DOSSIER, log) as address:
            page = browser.new_page(reduced_motion="reduce")
            page.goto(address)
            frame = _find_reader(page)
            times = [frame.evaluate(CLICK, MARKS[at % len(MARKS)]) for at in range(CLICKS)]
        browser.close()
    card, section = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"click to card, in the frame:        {card:6.0f} ms (median of {CLICKS})")
    print(f"click to section, from the server:  {section:6.0f} ms")
    print(f"the server's way takes {section / card:.1f} times as long")


def _find_reader(page: Page) -> Frame:
    handle = page.wait_for_selector('iframe[src*="streamlit_folium"]')
    frame = handle.content_frame() if handle else None
    if frame is None:
        sys.exit("the page shows no reader")
    frame.wait_for_function("window.reader && window.reader.ready")
    return frame


if __name__ == "__main__":
    main()
