"""Every page in every size and language: nothing is cut off, nothing is empty, all can be touched.

A picture of each is kept in the folder SCREENSHOTS, else test-results, for people to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from articlemap.language import LANGUAGES
from tests.visit import ADDRESSES, DESK, PHONE, TABLET, WALL, Size, Visit, go, open_context, put_on

pytestmark = pytest.mark.browser

SIZES = (PHONE, TABLET, DESK, WALL)
MAIN = '[data-testid="stMain"]'
SIDEWAYS = "html, body, [data-testid=stMain], .reader, .frame, .text, .sentences, .card, .legend"
# Links among words are as high as their line: WCAG 2.2, success criterion 2.5.8, exempts them.
TARGETS = (
    "button, select, summary, [role=button], [role=switch], label:has(input), "
    ".am-nav a, .am-languages a, .am-go, .am-spot, .am-places a"
)
SMALLEST_TARGET = 24  # CSS pixels
TALLEST_GAP = 100  # CSS pixels; the largest space that is meant is the 48 at the end of a page
BAREST = 0.05  # the share of the reader's frame that its gaps may take


def name_size(size: Size) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.fixture(
    scope="module", params=product(SIZES, LANGUAGES), ids=lambda p: f"{name_size(p[0])}-{p[1]}"
)
def seat(request: pytest.FixtureRequest) -> tuple[Size, str]:
    """A size of window and a language."""
    size, language = request.param
    return size, language


@pytest.fixture(scope="module")
def window(browser: Browser, dashboard: str, seat: tuple[Size, str]) -> Iterator[Visit]:
    """A browser's one page of that size, which goes from address to address."""
    with open_context(browser, seat[0], base_url=dashboard) as (context, witness):
        page = context.new_page()
        yield Visit(page, page.main_frame, witness)
        witness.assert_nothing_wrong()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits(window: Visit, seat: tuple[Size, str], address: str, pictures: Path) -> None:
    size, language = seat
    opened = go(window.page, window.witness, address, language)
    name = f"{address.lower() or 'map'}-{name_size(size)}-{language}"
    opened.keep_picture(name, pictures)

    for frame in opened.frames():
        assert frame.evaluate("(boxes) => eyes.spills(boxes)", SIDEWAYS) == []
        assert frame.evaluate("eyes.cutOff()") == []
        assert (
            frame.evaluate(f"(nodes) => eyes.smallTargets(nodes, {SMALLEST_TARGET})", TARGETS) == []
        )
    assert opened.page.evaluate("(box) => eyes.emptiest(box)", MAIN) <= TALLEST_GAP
    if opened.frame != opened.page.main_frame:
        assert opened.see("bareShare") <= BAREST
    keep_the_end(opened, name, pictures)


def keep_the_end(opened: Visit, name: str, pictures: Path) -> None:
    """A picture of the page's end, and of its dark looks on a desk's screen in English."""
    if name.endswith(f"{name_size(DESK)}-en"):
        put_on(opened, "dark")
        opened.keep_picture(f"{name}-dark", pictures)
        put_on(opened, "light")
    opened.page.locator(MAIN).evaluate("box => box.scrollTo(0, box.scrollHeight)")
    opened.keep_picture(f"{name}-end", pictures)
