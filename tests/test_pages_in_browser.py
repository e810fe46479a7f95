"""The pages beside the map in a real browser: sizes, themes, search, verification."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articlemap.dossier import Dossier
from tests import visit
from tests.conftest import Opener, Runner
from tests.hostile import PRODUCT
from tests.visit import ADDRESSES, DESK, PHONE, TABLET, Size, Theme, find_reader, open_context
from tests.visit import BESIDE_THE_MAP as PAGES

pytestmark = pytest.mark.browser

LAST_PART = (
    ".am-moments, .am-posts, .am-ledger, .am-empty, .am-prose, .am-intake"  # what a page shows last
)
CHART_MARK = 'svg path[role="graphics-symbol"]'
SMALLEST_TARGET = 24  # CSS pixels; WCAG 2.2, success criterion 2.5.8
PageOpener = Callable[..., Page]


def wait_until_shown(page: Page) -> Page:
    """The page, once all its parts are there."""
    page.locator(LAST_PART).last.wait_for()
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
    return page


@pytest.fixture
def open_page(browser: Browser, dashboard: str) -> Iterator[PageOpener]:
    """Opens a page by its own address; when the test ends, nothing may have gone wrong in it."""
    with ExitStack() as stack:
        witnesses = []

        def opener(address: str, size: Size = DESK, theme: Theme = "light") -> Page:
            opened = visit.open_page(browser, size, theme, base_url=dashboard)
            page, witness = stack.enter_context(opened)
            witnesses.append(witness)
            page.goto(f"/{address}")
            return wait_until_shown(page)

        yield opener
        for witness in witnesses:
            witness.assert_nothing_wrong()


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
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link")).to_have_count(
        len(ADDRESSES)
    )


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


# ---- Timeline


def open_chart(open_page: PageOpener, address: str, size: Size = DESK) -> tuple[Page, Locator]:
    """The page and the marks of the chart that is shown, which have come to be there."""
    page = open_page(address, size)
    name = "narrow" if size == PHONE else "wide"
    marks = page.locator(f".st-key-am-{name} {CHART_MARK}")
    marks.first.wait_for()
    return page, marks


def find_card(page: Page) -> Locator:
    """The card on the map, once the reader is ready."""
    frame = find_reader(page)
    frame.wait_for_function("() => eyes.isReady()")
    return frame.locator(".card")


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_the_chart_fits_its_window_and_shows_every_claim(
    open_page: PageOpener, article: Dossier, size: Size
) -> None:
    page, marks = open_chart(open_page, "Timeline", size)
    expect(marks).to_have_count(len(article.claims))
    expect(page.locator(f"{CHART_MARK}:visible")).to_have_count(len(article.claims))
    assert overflow(page) == 0
    for mark in marks.all():
        assert is_inside(mark, 0, size[0])


def test_a_mark_of_the_chart_leads_to_the_map_at_its_claim(
    open_page: PageOpener, article: Dossier
) -> None:
    page, marks = open_chart(open_page, "Timeline?lang=fr")
    [summary] = article.claims.query("claim_id == 'c44'")["summary_fr"]
    [label] = article.claims.query("claim_id == 'c44'")["label_fr"]

    marks.and_(page.get_by_label(label)).click()

    expect(page).to_have_url(re.compile(r"/\?lang=fr&claim=c44"))
    expect(find_card(page).locator("h2")).to_have_text(summary)


def test_a_mark_says_who_claims_what_and_when(open_page: PageOpener, pictures: Path) -> None:
    page, marks = open_chart(open_page, "Timeline")
    marks.and_(page.get_by_label("retaken, 28–29 January")).hover()
    note = page.locator("#vg-tooltip-element.visible")
    expect(note).to_contain_text("the article")
    expect(note).to_contain_text("28 January 2020 – 29 January 2020")
    keep_picture(page, "timeline-note", pictures)


def test_the_list_leads_to_the_map_by_keyboard(open_page: PageOpener) -> None:
    page = open_page("Timeline?lang=ar", PHONE)
    page.locator('[data-moment="c34"] .am-what a').focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?lang=ar&claim=c34"))
    expect(find_card(page)).to_be_visible()


def test_a_filter_goes_into_the_address_and_on_to_the_map(open_page: PageOpener) -> None:
    page = open_page("Timeline")
    page.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="forecast").click()

    rows = page.locator("[data-moment]")
    expect(rows).to_have_count(3)
    expect(page).to_have_url(re.compile(r"\?kind=forecast$"))
    expect(page.locator('.am-nav a[href="./?kind=forecast"]')).to_be_visible()

    page.reload()
    expect(wait_until_shown(page).locator("[data-moment]")).to_have_count(3)
    page.get_by_role("link", name="Show all claims").click()
    page.wait_for_url("**/Timeline")
    expect(wait_until_shown(page).locator("[data-moment]")).to_have_count(70)


def test_the_map_takes_its_view_to_the_timeline_and_its_claim_to_both_pages(
    open_reader: Opener,
) -> None:
    reader = open_reader()
    reader.select("c34")
    onward = reader.page.locator(".am-onward a")
    expect(onward).to_have_count(2)
    expect(onward.first).to_have_attribute("href", "./Sources?claim=c34")
    expect(reader.page.locator('.am-nav a[href*="Timeline"]')).to_have_attribute(
        "href", re.compile(r"^\./Timeline\?.*claim=c34")
    )

    onward.last.click()

    reader.page.wait_for_url("**/Timeline?*")
    page = wait_until_shown(reader.page)
    expect(page.locator(".am-chosen")).to_contain_text("entered the town of Saraqeb")
    expect(page.locator('[data-moment="c34"]')).to_have_attribute("aria-current", "true")
    reader.witness.assert_nothing_wrong()
    reader.witness.forget()


def test_hostile_text_stays_text_in_the_chart_and_the_list(
    browser: Browser, run: Runner, hostile_folder: Path
) -> None:
    with run(hostile_folder) as address, open_context(browser) as (context, witness):
        page = context.new_page()
        page.goto(f"{address}/Timeline")
        wait_until_shown(page)
        marks = page.locator(f".st-key-am-wide {CHART_MARK}")
        marks.first.wait_for()
        marks.nth(3).hover()
        note = page.locator("#vg-tooltip-element.visible")
        expect(note).to_contain_text("<script>window.hacked=1</script>")
        assert page.evaluate("() => window.hacked") is None
        assert (
            page.locator(":is([data-testid='stMain'], #vg-tooltip-element) :is(em, img)").count()
            == 0
        )
        assert PRODUCT not in page.content()
        witness.assert_nothing_wrong()


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


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("Sources?sentence=s30", '[data-sentence="s30"]'),
        ("Sources?claim=c69&lang=fr", '[data-claim="c69"]'),
        ("Posts?mark=morek", '[data-post="morek"]'),
    ],
)
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_what_an_address_names_is_brought_into_view(
    open_page: PageOpener, address: str, chosen: str, size: Size
) -> None:
    page = open_page(address, size)
    expect(page.locator("[data-chosen]")).to_have_count(1)
    expect(page.locator(chosen).first).to_be_in_viewport()


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
    expect(page.locator('.am-languages a[lang="fr"]')).to_have_attribute(
        "href", re.compile(r"\?q=Maarrat\+al-Nu%27man&lang=fr")
    )
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
