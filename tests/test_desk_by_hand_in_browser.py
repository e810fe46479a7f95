"""What a person adds at the desk by hand: roles, numbers, layers and routes, each undone too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.desk import Desk, open_desk

pytestmark = pytest.mark.browser

TEXT = "The army left Homs on Monday. It reached Hama, the governor said.\nForty died in Aleppo.\n"
READER = 'iframe[src*="streamlit_folium"]'


@pytest.fixture
def desk(page: Page) -> Desk:
    """The desk of a short article, its claims in hand."""
    desk = open_desk(page, text=TEXT)
    desk.press("v")
    expect(desk.find("#claim-date")).to_be_visible()
    return desk


def read_on_map(desk: Desk) -> FrameLocator:
    desk.wait_until_kept()
    desk.page.get_by_role("link", name="Read it on the map").click()
    reader = desk.page.frame_locator(READER)
    reader.locator('.reader[data-ready="true"]').wait_for()
    return reader


def draw_route(desk: Desk, name: str, *keys: str) -> None:
    """A route by keyboard alone, with the keys that move its cursor and set its points."""
    desk.press("g")
    desk.type(name)
    desk.press("Enter")
    expect(desk.find(".cursor")).to_be_focused()
    desk.press(*keys)


def test_each_name_of_a_sentence_has_a_role_of_its_own(desk: Desk) -> None:
    roles = desk.find("select[id^=role-]")
    expect(roles).to_have_count(1)
    expect(roles).to_have_value("from")
    roles.select_option("said_in")
    desk.find('[data-act="claim-next"]').click()
    expect(roles).to_have_value("toward")
    desk.find('[data-act="claim-previous"]').click()
    expect(roles).to_have_value("said_in")
    desk.find(".bar-undo").click()
    expect(roles).to_have_value("from")


def test_a_claim_that_was_changed_is_as_before_after_undo(desk: Desk) -> None:
    before = desk.find("#claim-kind").input_value()
    desk.find("#claim-kind").select_option("forecast")
    desk.find(".bar-undo").click()
    expect(desk.find("#claim-kind")).to_have_value(before)


def test_a_number_by_hand_is_added_and_removed(desk: Desk) -> None:
    desk.find("#figure-number").fill("1200")
    desk.find("#figure-unit").fill("soldiers")
    desk.press("Enter")
    expect(desk.find(".made")).to_contain_text("1,200 soldiers")
    desk.wait_until_kept()
    desk.find('[aria-label="Remove “1200 soldiers”"]').click()
    expect(desk.find(".made")).to_have_count(0)
    desk.press("z")
    expect(desk.find(".made")).to_contain_text("1,200 soldiers")


def test_a_layer_of_ones_own_is_renamed_and_removed_and_its_claims_go_back(desk: Desk) -> None:
    desk.find("#new-layer").fill("Convoy")
    desk.press("Enter")
    name = desk.find('input[aria-label="Name of the layer “Convoy”"]')
    name.fill("The advance")
    desk.press("Tab")
    expect(desk.find("#claim-layer option:checked")).to_have_text("The advance")
    desk.wait_until_kept()
    desk.find('[aria-label="Remove “The advance”"]').click()
    expect(desk.find("#claim-layer")).to_have_value("")
    desk.wait_until_kept()


def test_a_route_is_drawn_by_keyboard_and_read_on_the_map(desk: Desk) -> None:
    draw_route(desk, "The way north", "Enter", *["ArrowUp"] * 6, "Enter", "ArrowRight", "Enter")
    expect(desk.find(".route-count")).to_have_text("Points: 3")
    desk.press("Backspace")
    expect(desk.find(".route-count")).to_have_text("Points: 2")
    desk.press("d")
    expect(desk.find(".made")).to_contain_text("The way north")
    expect(desk.find("path.route-line.current")).to_have_count(1)
    reader = read_on_map(desk)
    road = reader.locator('.shield[aria-label*="The way north"]')
    road.click()
    expect(reader.locator(".card")).to_contain_text("Drawn by hand")


def test_a_route_is_drawn_with_the_mouse_through_places_and_undone(desk: Desk) -> None:
    desk.find("#route-name").fill("Homs – Hama")
    desk.find('[data-act="draw-route"]').click()
    for pin in desk.find(".pin").all()[:2]:
        pin.click()
    desk.find(".desk-map .reader-map").click(position={"x": 60, "y": 60})
    expect(desk.find(".route-count")).to_have_text("Points: 3")
    desk.find('[data-act="route-done"]').click()
    expect(desk.find(".made")).to_contain_text("Points: 3")
    desk.press("Escape", "z")
    expect(desk.find("path.route-line")).to_have_count(0)


def test_a_route_that_was_left_goes_on_where_it_was(desk: Desk) -> None:
    draw_route(desk, "Half", "Enter", "Escape")
    expect(desk.find(".route-bar")).to_have_count(0)
    draw_route(desk, "Whole", "ArrowUp", "Enter")
    expect(desk.find(".route-count")).to_have_text("Points: 2")


def test_a_route_of_one_point_is_no_route(desk: Desk) -> None:
    draw_route(desk, "Too short", "Enter", "d")
    expect(desk.find(".notice")).to_have_text("A route needs two points or more.")
    expect(desk.find(".route-bar")).to_be_visible()


def test_a_route_is_in_the_dossier_that_goes_on_elsewhere(desk: Desk, tmp_path: Path) -> None:
    draw_route(desk, "Kept", "Enter", "ArrowUp", "Enter", "d")
    desk.wait_until_kept()
    path = desk.download("Download the dossier", tmp_path / "dossier.zip")
    again = open_desk(desk.page.context.new_page(), file=path)
    again.press("v")
    expect(again.find(".made")).to_contain_text("Kept")


def test_axe_finds_nothing_grave_while_a_route_is_drawn(desk: Desk) -> None:
    draw_route(desk, "Looked at", "Enter", "ArrowUp", "Enter")
    assert desk.find_faults() == []
