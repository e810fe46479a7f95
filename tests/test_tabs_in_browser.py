"""On a phone: text, map and list as tabs, in a frame that fits the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Opener
from tests.test_filters_in_browser import parameters
from tests.visit import PHONE, Visit, visit

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")

PANELS = {"text": ".sentences", "map": ".mapbox", "list": ".list"}


@pytest.fixture(scope="module")
def shared(browser: Browser, reader_address: str) -> Iterator[Visit]:
    with visit(browser, reader_address, PHONE) as opened:
        yield opened


@pytest.fixture
def phone(shared: Visit, first_layers: list[str]) -> Iterator[Visit]:
    shared.begin_again(first_layers)
    shared.frame.evaluate("() => reader.setTab('map')")
    yield shared
    shared.witness.assert_nothing_wrong()


def shown_panels(opened: Visit) -> list[str]:
    return [name for name, selector in PANELS.items() if opened.find(selector).is_visible()]


def test_the_first_view_shows_the_whole_frame_with_the_map(phone: Visit) -> None:
    frame = phone.find(".reader").bounding_box()
    assert frame
    assert frame["y"] + frame["height"] <= PHONE[1]
    assert phone.see("isInside", ".mapbox, .tabs, .time", ".reader")
    assert shown_panels(phone) == ["map"]
    assert phone.see("spills", ".reader, .frame") == []


@pytest.mark.parametrize("name", ["text", "list", "map"])
def test_a_tab_shows_its_panel_alone_and_stands_in_the_address(phone: Visit, name: str) -> None:
    phone.find(f"#tab-{name}").click()

    assert shown_panels(phone) == [name]
    expect(phone.find("[role=tab][aria-selected=true]")).to_have_attribute("data-to", name)
    assert parameters(phone).get("tab", ["map"]) == [name]
    panel = phone.find(f"#{phone.find(f'#tab-{name}').get_attribute('aria-controls')}")
    expect(panel).to_have_role("tabpanel")
    expect(panel).to_be_visible()


def test_arrow_keys_go_through_the_tabs_and_round(phone: Visit) -> None:
    phone.find("#tab-map").focus()
    for key, name in (("ArrowRight", "list"), ("ArrowRight", "text"), ("ArrowLeft", "list")):
        phone.page.keyboard.press(key)
        expect(phone.find(":focus")).to_have_attribute("data-to", name)
        assert shown_panels(phone) == [name]
    phone.page.keyboard.press("Home")
    assert shown_panels(phone) == ["text"]
    phone.page.keyboard.press("End")
    assert shown_panels(phone) == ["list"]
    assert phone.find("[role=tab][tabindex='0']").count() == 1


def test_arrow_keys_are_mirrored_in_arabic(open_reader: Opener, dashboard: str) -> None:
    opened = open_reader(f"{dashboard}/?lang=ar", PHONE)
    opened.find("#tab-map").focus()
    opened.page.keyboard.press("ArrowLeft")
    assert shown_panels(opened) == ["list"]


def test_a_sentence_chosen_in_the_text_is_shown_on_the_map_when_asked(phone: Visit) -> None:
    phone.find("#tab-text").click()
    expect(phone.find(".way")).to_be_hidden()

    phone.sentence("s07").locator(".number").click()
    assert shown_panels(phone) == ["text"]
    phone.find(".way .action").click()

    assert shown_panels(phone) == ["map"]
    expect(phone.find(".card")).to_be_visible()
    assert {"morek", "surman"} <= phone.chosen()
    phone.wait_to_see("isInside", ".point.chosen", ".reader-map")


def test_a_card_is_a_sheet_from_below_that_leaves_its_mark_in_view(phone: Visit) -> None:
    phone.select("morek")

    card, ground = phone.find(".card").bounding_box(), phone.find(".mapbox").bounding_box()
    mark = phone.mark("morek", "posts").bounding_box()
    assert card
    assert ground
    assert mark
    assert card["width"] == pytest.approx(ground["width"], abs=1)
    assert card["y"] + card["height"] == pytest.approx(ground["y"] + ground["height"], abs=1)
    assert ground["y"] <= mark["y"] <= card["y"] - mark["height"]


def test_a_card_leads_to_its_sentence_in_the_text(phone: Visit) -> None:
    phone.select("morek")
    phone.find(".card .show_in_text").click()
    assert shown_panels(phone) == ["text"]
    assert phone.see("isInside", ".sentence.lit .number", ".sentences")


def test_the_browser_goes_back_to_the_tab_before(phone: Visit) -> None:
    phone.find("#tab-list").click()
    phone.find("#tab-text").click()
    phone.page.evaluate("() => history.back()")
    expect(phone.find(".list")).to_be_visible()


def test_an_address_opens_a_tab_and_an_unknown_one_is_told(
    open_reader: Opener, dashboard: str
) -> None:
    assert shown_panels(open_reader(f"{dashboard}/?tab=list", PHONE)) == ["list"]
    wrong = open_reader(f"{dashboard}/?tab=news", PHONE)
    assert shown_panels(wrong) == ["map"]
    expect(wrong.find(".notice")).to_contain_text("tab")


def test_there_are_no_tabs_on_a_desk(desk: Visit) -> None:
    expect(desk.find(".tabs")).to_be_hidden()
    assert desk.find("[role=tabpanel]").count() == 0
