"""The pages beside the map in a real browser: sizes, themes, search, verification."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articlemap.dossier import Dossier
from tests.visit import DESK, PHONE, TABLET, Size, Theme, Witness, open_context

pytestmark = pytest.mark.browser

PAGES = ("Posts", "Sources", "About")
SIZES = {"phone": PHONE, "tablet": TABLET, "desk": DESK}
SMALLEST_TARGET = 24  # CSS pixels; WCAG 2.2, success criterion 2.5.8
# Opened by a page's own address, Streamlit asks for these beside the page first, then at its root.
STREAMLIT_PROBE = re.compile(r"^404 \S+/(?:Posts|Sources|About)/_stcore/(?:health|host-config)$")
ITS_ECHO = "Failed to load resource: the server responded with a status of 404 (Not Found)"

PageOpener = Callable[..., Page]


def assert_nothing_wrong(witness: Witness) -> None:
    """As the witness has it, but for Streamlit's own probes; another 404 is noted with its URL."""
    wrong = [one for one in witness.errors if not STREAMLIT_PROBE.match(one) and one != ITS_ECHO]
    assert (witness.outside, wrong) == ([], [])


@pytest.fixture
def open_page(browser: Browser, dashboard: str) -> Iterator[PageOpener]:
    """Opens a page by its own address; when the test ends, nothing may have gone wrong in it."""
    with ExitStack() as stack:
        witnesses = []

        def opener(address: str, size: Size = DESK, theme: Theme = "light") -> Page:
            context = open_context(browser, size, theme, base_url=dashboard)
            opened, witness = stack.enter_context(context)
            witnesses.append(witness)
            page = opened.new_page()
            page.goto(f"/{address}")
            page.locator(".am-page").last.wait_for()
            expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
            return page

        yield opener
        for witness in witnesses:
            assert_nothing_wrong(witness)


def keep_picture(page: Page, name: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid="stMain"]');
          const root = document.documentElement;
          return Math.max(main.scrollWidth - main.clientWidth, root.scrollWidth - innerWidth);
        }"""
    )
    return wider


def names_cut_off(page: Page) -> list[str]:
    """Text that reaches out of the window and lies in no box that scrolls."""
    cut: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.am-page *, .am-nav *')]
          .filter((node) => node.children.length === 0 && node.textContent.trim())
          .filter((node) => !node.closest('.am-hidden, thead, [aria-hidden], details:not([open])'))
          .filter((node) => {
            const box = node.getBoundingClientRect();
            const scroll = node.closest('.am-scroll');
            const scrolls = scroll && scroll.scrollWidth > scroll.clientWidth;
            return box.width > 0 && !scrolls && (box.left < -1 || box.right > innerWidth + 1);
          })
          .map((node) => node.textContent.trim().slice(0, 60))"""
    )
    return cut


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_its_window(
    open_page: PageOpener, address: str, size: str, pictures: Path
) -> None:
    page = open_page(address, SIZES[size])
    assert overflow(page) == 0
    assert names_cut_off(page) == []
    keep_picture(page, f"{address.lower()}-{size}", pictures)


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_a_phone_in_every_language(
    open_page: PageOpener, address: str, language: str, pictures: Path
) -> None:
    page = open_page(f"{address}?lang={language}", PHONE)
    assert overflow(page) == 0
    assert names_cut_off(page) == []
    keep_picture(page, f"{address.lower()}-phone-{language}", pictures)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_dark_where_that_is_asked_for(
    open_page: PageOpener, address: str, pictures: Path
) -> None:
    link = "() => getComputedStyle(document.querySelector('.am-page a')).color"
    light, dark = open_page(address), open_page(address, theme="dark")
    if light.locator(".am-page a").count():
        assert light.evaluate(link) != dark.evaluate(link)
    keep_picture(dark, f"{address.lower()}-dark", pictures)


@pytest.mark.parametrize("address", PAGES)
def test_streamlits_own_list_of_pages_is_not_shown(open_page: PageOpener, address: str) -> None:
    page = open_page(address)
    expect(page.locator('[data-testid="stSidebarNav"]')).to_have_count(0)
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link")).to_have_count(4)


def test_the_navigation_leads_from_page_to_page(open_page: PageOpener) -> None:
    page = open_page("Posts?lang=fr")
    page.locator('.am-nav a[href^="./About"]').click()
    expect(page).to_have_url(re.compile(r"/About\?lang=fr$"))
    expect(page.locator('.am-nav a[aria-current="page"]')).to_have_attribute(
        "href", "./About?lang=fr"
    )


@pytest.mark.parametrize("address", PAGES)
def test_links_are_large_enough_to_be_touched(open_page: PageOpener, address: str) -> None:
    page = open_page(address, PHONE)
    for target in page.locator(".am-nav a, .am-go, .am-spot, .am-page summary").all():
        box = target.bounding_box()
        assert box is None or min(box["width"], box["height"]) >= SMALLEST_TARGET


# ---- Posts


def test_on_a_desk_the_posts_are_rows_and_on_a_phone_cards(open_page: PageOpener) -> None:
    cell = '[data-post="morek"] td[data-label="Set up"]'
    display = "node => getComputedStyle(node).display"
    assert open_page("Posts").locator(cell).evaluate(display) == "table-cell"
    assert open_page("Posts", PHONE).locator(cell).evaluate(display) == "block"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_on_a_card_no_label_runs_into_the_next(open_page: PageOpener, language: str) -> None:
    """A label is a box beside its cell, which must be at least as high."""
    cells = open_page(f"Posts?lang={language}", PHONE).locator(".am-posts [data-label]")
    low = cells.evaluate_all(
        """cells => cells.filter((cell) =>
          cell.clientHeight + 1 < parseFloat(getComputedStyle(cell, '::before').height))
          .map((cell) => cell.dataset.label)"""
    )
    assert low == []


def test_the_small_map_shows_the_twelve_and_the_one_at_saraqeb(open_page: PageOpener) -> None:
    page = open_page("Posts")
    spots = page.locator(".am-spot")
    expect(spots).to_have_count(13)
    frame = page.locator(".am-locator").bounding_box()
    assert frame is not None
    for spot in spots.all():
        assert is_inside(spot, frame["x"], frame["x"] + frame["width"])


def is_inside(node: Locator, left: float, right: float) -> bool:
    box = node.bounding_box()
    return box is not None and left <= box["x"] and box["x"] + box["width"] <= right


def test_a_post_leads_to_its_mark_on_the_map(open_page: PageOpener) -> None:
    link = open_page("Posts").locator('[data-post="morek"]').get_by_role("link", name="On the map")
    expect(link).to_have_attribute("href", "./?mark=morek")


# ---- Sources


def test_the_search_narrows_the_ledger_and_says_by_how_much(
    open_page: PageOpener, article: Dossier, pictures: Path
) -> None:
    page = open_page("Sources")
    rows = page.locator("tbody[data-sentence]")
    expect(rows).to_have_count(len(article.sentences))

    search = page.get_by_label("Search the text")
    search.fill("Maarrat al-Nu'man")
    search.press("Enter")

    expect(rows).to_have_count(3)
    expect(page.locator(".am-count")).to_have_text("3 of 38 sentences and headings shown")
    keep_picture(page, "sources-search", pictures)


def test_both_chains_open_in_a_row(open_page: PageOpener) -> None:
    row = open_page("Sources").locator('[data-claim="c14"]')
    row.get_by_text("Where this comes from").click()
    expect(row.get_by_text("To the source text")).to_be_visible()
    expect(row.get_by_text("To the coordinate of Morek")).to_be_visible()
    expect(row).to_contain_text("SHA-256")


def test_verify_shows_its_outcome_and_date(open_page: PageOpener, pictures: Path) -> None:
    page = open_page("Sources")
    page.get_by_role("button", name="Verify").click()

    outcome = page.locator(".am-verified")
    expect(outcome.get_by_role("status")).to_contain_text("All 24 checks passed")
    expect(outcome.locator("time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT"))
    outcome.get_by_text("What was derived again").click()
    expect(outcome.get_by_role("rowheader", name="places.csv").first).to_be_visible()
    assert overflow(page) == 0
    keep_picture(page, "sources-verified", pictures)
