"""The page "Your article" in a browser without a network: review by keyboard, keep, read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import FIRST_DOSSIER
from tests.desk import Desk, open_desk
from tests.running import find_free_port, start_dashboard
from tests.visit import Theme, open_context

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> Saraqeb {{7*7}} </script><script>alert(2)</script> Idlib"


@pytest.fixture
def desk(page: Page) -> Desk:
    return open_desk(page, "en")


def test_the_example_is_one_press_away_with_all_its_places_at_once(desk: Desk) -> None:
    assert desk.count().startswith("0 of ")
    expect(desk.find(".toponym")).to_have_count(desk.waiting())
    expect(desk.find(".pin.current")).to_have_count(1)


def test_the_map_of_the_desk_names_its_sources(desk: Desk) -> None:
    credits = desk.find('[data-furniture="credits"]')
    expect(credits).to_contain_text("OpenStreetMap contributors, ODbL")
    expect(credits).to_contain_text("GeoNames, CC BY 4.0")


def test_the_example_is_reviewed_to_its_end_by_keyboard_alone(desk: Desk) -> None:
    total = desk.waiting()
    while desk.waiting():
        desk.press("a")
    expect(desk.find(".desk-count")).to_have_text(f"{total} of {total} reviewed")
    desk.wait_until_kept()
    expect(desk.find('.toponym[data-status="confirmed"]')).to_have_count(total)


def test_each_decision_has_a_key_and_is_undone_and_redone(desk: Desk) -> None:
    for key, status in (("a", "confirmed"), ("x", "not_a_place"), ("u", "cannot_be_located")):
        name = desk.current()
        desk.press(key)
        expect(desk.name(name)).to_have_attribute("data-status", status)
        desk.press("z")
        expect(desk.name(name)).to_have_attribute("data-status", "placed")
        desk.press("y")
        expect(desk.name(name)).to_have_attribute("data-status", status)
    desk.wait_until_kept()


def test_the_same_name_later_follows_and_comes_back_with_one_undo(desk: Desk) -> None:
    desk.find('.toponym:text-is("Homs")').first.click()
    desk.press("x")
    expect(desk.find('.toponym[data-status="not_a_place"]')).to_have_count(2)
    desk.press("z")
    expect(desk.find('.toponym[data-status="not_a_place"]')).to_have_count(0)


def test_another_candidate_is_chosen_by_its_number(desk: Desk) -> None:
    name = desk.current()
    second = desk.find(".candidate b").nth(1).inner_text()
    desk.press("2")
    desk.find(f'[data-spot="{name}"]').click()
    expect(desk.find(".desk-place b")).to_have_text(second)


@pytest.mark.parametrize(("typed", "place"), [("Saraqib", "Saraqib"), ("35.5, 36.25", "35.500")])
def test_a_name_or_coordinates_can_be_typed(desk: Desk, typed: str, place: str) -> None:
    name = desk.current()
    desk.press("t")
    desk.type(typed)
    desk.press("Enter")
    desk.find("h3", has_text="Found").wait_for()
    desk.press("1")
    desk.find(f'[data-spot="{name}"]').click()
    expect(desk.find(".desk-place")).to_contain_text(place)


def test_the_pin_is_moved_by_arrow_keys_and_left_with_escape(desk: Desk) -> None:
    before = desk.find(".desk-place").inner_text()
    desk.press("m", "ArrowRight", "Escape")
    expect(desk.find(".desk-place")).to_have_text(before, use_inner_text=True)
    desk.press("m", "ArrowRight", "ArrowDown", "Enter")
    expect(desk.find(".desk-name .badge")).to_have_text("confirmed")
    expect(desk.find(".desk-place")).not_to_have_text(before, use_inner_text=True)


def test_the_pin_is_dragged_with_the_mouse(desk: Desk) -> None:
    before = desk.find(".desk-place").inner_text()
    desk.find(".pin.current").drag_to(desk.find(".desk-map"), target_position={"x": 200, "y": 200})
    expect(desk.find(".desk-name .badge")).to_have_text("confirmed")
    expect(desk.find(".desk-place")).not_to_have_text(before, use_inner_text=True)


def test_a_missed_name_is_added_word_by_word(desk: Desk) -> None:
    total = desk.waiting()
    desk.find('.toponym:text-is("Homs")').first.click()
    desk.press("s", "ArrowRight", "Enter")
    expect(desk.find('.toponym[data-status="unplaced"]')).to_have_text("According")
    expect(desk.find(".desk-count")).to_have_text(f"0 of {total + 1} reviewed")
    expect(desk.find(".desk-queue h3").last).to_have_text("Names without a place (1)")


def test_nothing_is_looked_up_online_unless_the_operator_gave_a_contact(desk: Desk) -> None:
    expect(desk.find('[data-act="find"]')).to_have_count(1)
    expect(desk.find('[data-act="online"]')).to_have_count(0)
    desk.press("o", "o", "a")
    desk.wait_until_kept()
    expect(desk.find('.notice[role="alert"]')).to_be_hidden()


def test_the_keys_are_told_by_a_question_mark(desk: Desk) -> None:
    desk.press("?")
    expect(desk.find("dialog[open] kbd").first).to_be_visible()


def test_a_closed_tab_loses_nothing(desk: Desk, browser: Browser, server: str) -> None:
    desk.press("a", "x")
    desk.wait_until_kept()
    count, address = desk.count(), desk.page.url
    desk.page.close()
    with open_context(browser, base_url=server) as (context, _witness):
        assert open_desk(context.new_page(), address=address).count() == count


def test_a_dossier_is_downloaded_dropped_back_in_and_gone_on_with(
    desk: Desk, browser: Browser, server: str, tmp_path: Path
) -> None:
    desk.press("a", "x")
    desk.wait_until_kept()
    count = desk.count()
    path = desk.download("Download the dossier", tmp_path / "dossier.zip")
    with open_context(browser, base_url=server) as (context, _witness):
        other = open_desk(context.new_page(), file=path)
        assert other.count() == count
        other.press("z")
        expect(other.find(".desk-count")).not_to_have_text(count)


def test_the_reviewed_article_is_read_on_the_map_page(desk: Desk) -> None:
    desk.press("x")
    desk.wait_until_kept()
    desk.page.get_by_role("link", name="Read it on the map").click()
    reader = desk.page.frame_locator('iframe[src*="streamlit_folium"]')
    reader.locator('.reader[data-ready="true"]').wait_for()
    expect(reader.locator(".sentence").first).to_contain_text("Aid convoy held")
    expect(desk.page.locator(".am-head h1")).to_contain_text("Aid convoy held")


def test_the_map_is_one_file_that_is_read_without_a_server(desk: Desk, tmp_path: Path) -> None:
    path = desk.download("Download the map", tmp_path / "map.html")
    page = desk.page.context.new_page()
    page.goto(path.as_uri())
    page.locator('.reader[data-ready="true"]').wait_for()
    expect(page.locator(".sentence").first).to_contain_text("Aid convoy held")


def test_two_visitors_see_nothing_of_each_other(desk: Desk, browser: Browser, server: str) -> None:
    with open_context(browser, base_url=server) as (context, _witness):
        other = open_desk(context.new_page(), "fr")
        desk.press("x")
        desk.wait_until_kept()
        assert other.count().startswith("0 ")
        assert "convoi" in other.find(".desk-article").inner_text().lower()
        assert desk.page.url != other.page.url


def test_a_killed_server_loses_no_decision(browser: Browser, tmp_path: Path) -> None:
    settings = {"ARTICLEMAP_DRAFTS": str(tmp_path / "drafts.sqlite")}
    port, log = find_free_port(), tmp_path / "server.log"
    with open_context(browser) as (context, _witness):
        with start_dashboard(FIRST_DOSSIER, log, port, **settings) as (address, server):
            desk = open_desk(context.new_page(), "en", address=f"{address}/Your_article")
            desk.press("a", "x")
            desk.wait_until_kept()
            server.kill()
            server.wait()
        desk.press("u")
        expect(desk.find('.desk[data-kept="waiting"]')).to_have_count(1)
        count, link = desk.count(), desk.page.url
        with start_dashboard(FIRST_DOSSIER, log, port, **settings):
            desk.wait_until_kept()
            assert desk.count() == count
            assert open_desk(context.new_page(), address=link).count() == count


def test_a_claim_is_put_right_and_moved_to_a_layer_of_ones_own(desk: Desk) -> None:
    desk.press("v")
    desk.find("#claim-date").fill("2024-03-11")
    desk.press("Tab")
    desk.find("#new-layer").fill("Convoy")
    desk.press("Enter")
    desk.find("#figure-number").fill("40")
    desk.find("#figure-unit").fill("lorries")
    desk.press("Enter")
    expect(desk.find("#desk-panel")).to_contain_text("40 lorries")
    expect(desk.find("#claim-layer option:checked")).to_have_text("Convoy")
    expect(desk.find("#claim-date")).to_have_value("2024-03-11")
    desk.wait_until_kept()
    desk.page.get_by_role("link", name="Read it on the map").click()
    reader = desk.page.frame_locator('iframe[src*="streamlit_folium"]')
    expect(reader.locator(".legend")).to_contain_text("Convoy")


def test_a_correction_is_remembered_for_the_next_article_and_can_be_forgotten(
    desk: Desk, tmp_path: Path
) -> None:
    desk.find('.toponym:text-is("Homs")').first.click()
    desk.press("x")
    desk.wait_until_kept()
    assert "Homs,not_a_place" in desk.download("Download your corr", tmp_path / "c.csv").read_text()
    desk.page.get_by_role("button", name="Another article").click()
    desk.page.get_by_text("Your own corrections").click()
    expect(desk.page.get_by_text("Used for the next article: Homs")).to_be_visible()
    desk.page.get_by_role("button", name="Example in English").click()
    expect(desk.find('.toponym[data-status="not_a_place"]')).to_have_text(["Homs", "Homs"])
    desk.page.get_by_role("button", name="Another article").click()
    desk.page.get_by_text("Your own corrections").click()
    desk.page.get_by_role("button", name="Forget these").press("Enter")  # it may still move
    expect(desk.page.get_by_text("None yet")).to_be_visible()


def test_a_correction_is_remembered_by_the_browser_until_it_is_undone(desk: Desk) -> None:
    draft = desk.page.url
    desk.find('.toponym:text-is("Homs")').first.click()
    desk.press("x")
    desk.wait_until_kept()
    expect(list_remembered(desk.page)).to_contain_text("Used for the next article: Homs")
    again = open_desk(desk.page, address=draft)
    again.press("z")
    again.wait_until_kept()
    expect(list_remembered(desk.page)).to_contain_text("None yet")


def list_remembered(page: Page) -> Locator:
    """What is remembered, on a page that is loaded anew: the session does not know it."""
    page.goto("/Your_article")
    page.get_by_text("Your own corrections").click()
    return page.locator(".st-key-own")


def test_an_article_stands_beside_the_first_with_what_differs(desk: Desk) -> None:
    desk.page.get_by_role("link", name="Read it on the map").click()
    desk.page.get_by_role("link", name="Set it beside the first article").click()
    expect(desk.page.locator(".am-compare summary").nth(2)).to_contain_text("Only in the later")
    for frame in range(2):
        reader = desk.page.frame_locator("iframe").nth(frame)
        reader.locator('.reader[data-ready="true"]').wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("part", ["places", "claims"])
def test_axe_finds_nothing_grave_at_the_desk(desk: Desk, theme: Theme, part: str) -> None:
    desk.page.emulate_media(color_scheme=theme)
    desk.find(f'.desk[data-theme="{theme}"]').wait_for()
    desk.press("a", "x", *(["v"] if part == "claims" else []))
    assert desk.find_faults() == []


def test_a_wrong_link_says_that_no_draft_is_kept_there(page: Page) -> None:
    page.goto("/Your_article?draft=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    expect(page.locator(".am-refused")).to_contain_text("No draft is kept under this link")


def test_a_deleted_draft_is_gone(desk: Desk) -> None:
    address = desk.page.url
    desk.page.get_by_role("button", name="Delete this draft").click()
    desk.page.get_by_role("button", name="Delete for good").click()
    desk.page.locator(".am-intake").wait_for()
    desk.page.goto(address)
    expect(desk.page.locator(".am-refused")).to_contain_text("No draft is kept under this link")


def test_hostile_text_is_text(page: Page) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    desk = open_desk(page, text=HOSTILE)
    expect(desk.find(".desk-article")).to_contain_text("<img src=x onerror=alert(1)>")
    desk.press("a")
    assert desk.find("img[src=x]").count() == 0
    assert alerts == []
