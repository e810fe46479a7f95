"""What is taken away is what the reader shows, in a real browser; and the reader in a frame."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.selection import select
from articlemap.viewstate import ViewState
from tests.conftest import Opener
from tests.visit import DESK, FINISHED, PHONE, Size, Visit, open_context

pytestmark = pytest.mark.browser

SUMMARY = ".am-take-view b"
FRAMES = ((600, 400), (360, 500))
HOST = "<!doctype html><title>A newspaper</title><body style='margin:0'>{frame}"


def open_panel(visit: Visit) -> Page:
    visit.page.locator(".st-key-take_toggle button").click()
    visit.page.locator(".st-key-make_annotations button").wait_for()
    visit.page.locator(".st-key-take_words_alt textarea").wait_for()
    return visit.page


def take(page: Page, name: str, folder: Path) -> tuple[str, bytes]:
    """The name and content of what the format's two buttons give."""
    page.locator(f".st-key-make_{name} button").click()
    with page.expect_download() as started:
        page.locator(f".st-key-save_{name} button").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path.name, path.read_bytes()


def read_claims(content: bytes) -> set[str]:
    features: list[dict[str, Any]] = json.loads(content)["features"]
    return {each["properties"]["claim_id"] for each in features}


def test_a_layer_switched_and_words_searched_change_what_is_taken(
    open_reader: Opener, article: Dossier, tmp_path: Path
) -> None:
    visit = open_reader()
    page = open_panel(visit)
    expect(page.locator(SUMMARY)).to_contain_text("4 of 6 layers · 34 of 52 claims on the map")

    visit.find('input[data-layer="toll"]').click()
    expect(page.locator(SUMMARY)).to_contain_text("3 of 6 layers")
    visit.find('.tools input[type="search"]').fill("Morek")
    view = ViewState(layers=("advance", "posts", "displacement"), q="Morek")
    chosen = select(article, view)
    drawn = [key for key in chosen.claims if key in look_up(article).ties_of_claim]
    expect(page.locator(SUMMARY)).to_contain_text(f"{len(drawn)} of 52 claims")

    name, content = take(page, "geojson", tmp_path)

    assert name == "articlemap-idlib-2020-02-06-en.geojson"
    assert read_claims(content) - {None} == set(chosen.claims)
    assert 0 < len(chosen.claims) < len(select(article).claims)


def test_what_was_made_goes_when_the_view_does(open_reader: Opener, tmp_path: Path) -> None:
    visit = open_reader()
    page = open_panel(visit)
    take(page, "csv", tmp_path)

    visit.find('input[data-layer="posts"]').click()

    expect(page.locator(".st-key-save_csv")).to_have_count(0)
    expect(page.locator(".st-key-make_csv button")).to_be_visible()


def test_the_view_of_an_address_is_the_view_that_is_taken(
    open_reader: Opener, dashboard: str
) -> None:
    visit = open_reader(f"{dashboard}/?layers=toll&by=WHO")
    page = open_panel(visit)
    expect(page.locator(SUMMARY)).to_contain_text("1 of 6 layers · 2 of 52 claims")
    expect(page.locator(".st-key-take code")).to_contain_text("embed=1&amp;layers=toll&amp;by=WHO")


def test_the_words_for_the_picture_are_copied(open_reader: Opener) -> None:
    visit = open_reader()
    page = open_panel(visit)
    page.evaluate("() => (navigator.clipboard.writeText = async (text) => (window.copied = text))")
    page.locator('[data-copies="alt"]').click()
    expect(page.locator('[data-copies="alt"]')).to_have_text("Copied")
    copied = page.evaluate("() => window.copied")
    assert copied == page.locator(".st-key-take_words_alt textarea").input_value()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: f"{size[0]}")
def test_the_panel_fits_the_screen(open_reader: Opener, size: Size, pictures: Path) -> None:
    visit = open_reader(size=size)
    page = open_panel(visit)
    page.locator(FINISHED).wait_for()
    wide = "() => document.scrollingElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)
    panel = page.locator(".st-key-take").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= size[0]
    low = page.locator(".st-key-take button:visible").evaluate_all(
        "nodes => nodes.filter((node) => node.getBoundingClientRect().height < 24).length"
    )
    assert low == 0
    page.locator(".st-key-take_toggle").scroll_into_view_if_needed()
    visit.keep_picture(f"takeaway-{size[0]}", pictures)


@pytest.mark.parametrize("size", FRAMES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_embedded_the_reader_fills_a_frame_of_another_page(
    browser: Browser, dashboard: str, size: Size, tmp_path: Path, pictures: Path
) -> None:
    width, height = size
    look = f'width="{width}" height="{height}" style="border:0"'
    frame = f'<iframe src="{dashboard}/?embed=1&amp;layers=posts" {look}></iframe>'
    host = tmp_path / "newspaper.html"
    host.write_text(HOST.format(frame=frame), encoding="utf-8")
    with open_context(browser, (width, height)) as (context, witness):
        page = context.new_page()
        page.goto(host.as_uri())
        outer = page.frame_locator("iframe").first
        reader = outer.frame_locator('iframe[src*="streamlit_folium"]')
        expect(reader.locator(".reader[data-ready]")).to_be_visible()
        expect(reader.locator('[data-mark="morek"]')).to_be_visible()
        expect(reader.locator(".notice")).to_have_count(0)
        expect(outer.locator(".am-nav, .am-head, .am-take")).to_have_count(0)
        expect(outer.locator('[data-testid="stHeader"]')).to_be_hidden()
        box = outer.locator('iframe[src*="streamlit_folium"]').bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, width)
        assert box["y"] + box["height"] == pytest.approx(height, abs=2)
        page.screenshot(path=pictures / f"embedded-{width}.png")
        witness.assert_nothing_wrong()


def test_embedded_a_link_leads_to_the_full_map_at_the_same_view(
    open_reader: Opener, dashboard: str
) -> None:
    visit = open_reader(f"{dashboard}/?embed=1&layers=posts")
    visit.find('input[data-layer="toll"]').dispatch_event("click")
    link = visit.page.locator(".am-embedded a")
    visit.page.wait_for_function(
        "() => document.querySelector('.am-embedded a').href.includes('toll')"
    )
    asked = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert asked["layers"] == ["posts,toll"]
    assert "embed" not in asked
