"""The text panel: the article as printed, our rendering of it, or both; reading on from a card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from tests.conftest import Opener
from tests.test_filters_in_browser import parameters
from tests.visit import DESK, PHONE, READER, Size, Visit, find_reader

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")


@pytest.fixture
def reader(desk: Visit) -> Iterator[Visit]:
    yield desk
    desk.frame.evaluate(
        """() => {
          reader.contest.close();
          reader.help.close();
          reader.setMode("original");
          reader.setTab("map");
        }"""
    )


def choose(opened: Visit, name: str) -> None:
    opened.frame.get_by_role("radio", name=name, exact=True).check()


@pytest.mark.parametrize(
    ("name", "mode", "printed"), [("English", "rendering", False), ("Both", "both", True)]
)
def test_the_text_is_shown_in_the_language_chosen(
    reader: Visit, article: Dossier, name: str, mode: str, printed: bool
) -> None:
    row = look_up(article).sentences["s07"]
    sentence = reader.sentence("s07")
    expect(sentence.locator(".rendering")).to_be_hidden()

    choose(reader, name)

    assert sentence.locator(".printed").is_visible() == printed
    expect(sentence.locator(".rendering")).to_be_visible()
    expect(sentence.locator(".rendering")).to_have_text(row["text_en"])
    assert parameters(reader)["text"] == [mode]

    choose(reader, "French")
    expect(sentence.locator(".rendering")).to_be_hidden()
    assert "text" not in parameters(reader)


def test_arrow_keys_go_through_the_choices_and_letters_stay_shortcuts(reader: Visit) -> None:
    reader.frame.get_by_role("radio", name="French", exact=True).focus()
    reader.page.keyboard.press("ArrowRight")
    expect(reader.find(".reader")).to_have_attribute("data-text", "rendering")
    reader.page.keyboard.press("j")
    expect(reader.find(".sentence.lit")).to_have_count(1)


@pytest.mark.parametrize(("size", "beside"), [(DESK, True), (PHONE, False)], ids=["desk", "phone"])
def test_both_stand_side_by_side_where_there_is_room(
    open_reader: Opener, dashboard: str, size: Size, beside: bool
) -> None:
    opened = open_reader(f"{dashboard}/?text=both&tab=text", size)
    printed, rendered = (
        opened.sentence("s01").locator(part).bounding_box() for part in (".printed", ".rendering")
    )
    assert printed
    assert rendered
    if beside:
        assert rendered["x"] >= printed["x"] + printed["width"]
        assert rendered["y"] < printed["y"] + printed["height"]
    else:
        assert rendered["y"] >= printed["y"] + printed["height"]
    assert opened.see("spills", ".text, .sentences, .text-head") == []


def test_the_choice_is_kept_when_the_language_changes(open_reader: Opener, dashboard: str) -> None:
    opened = open_reader(f"{dashboard}/?text=both")
    opened.page.locator(".am-languages a").nth(1).click()
    root = opened.page.frame_locator(READER).locator(".reader[data-ready]")
    expect(opened.page.locator(".am-languages [aria-current]")).to_have_text("Français")
    expect(root).to_have_attribute("data-text", "both", timeout=30_000)
    opened.frame = find_reader(opened.page)
    opened.wait_to_see("isReady")


def test_an_unknown_choice_is_told(open_reader: Opener, dashboard: str) -> None:
    opened = open_reader(f"{dashboard}/?text=klingon")
    expect(opened.find(".reader")).to_have_attribute("data-text", "original")
    expect(opened.find(".notice")).to_contain_text("text")


def test_a_card_leads_on_in_the_text_and_in_time(reader: Visit) -> None:
    reader.select("c44")
    here = reader.card()
    assert here

    reader.find(".card .claim_next").click()
    later = reader.card()
    assert later
    dates = "([a, b]) => (reader.text.claims[a].date ?? '~') <= (reader.text.claims[b].date ?? '~')"
    assert reader.frame.evaluate(dates, [here["claim"], later["claim"]])
    reader.find(".card .claim_previous").click()
    assert reader.card()["claim"] == here["claim"]  # type: ignore[index]

    reader.find(".card .sentence_next").click()
    assert reader.find(".sentence.lit").get_attribute("data-sentence") > here["lit"][0]


def test_reading_in_order_moves_the_map_along(reader: Visit) -> None:
    reader.find(".guide-row .textbutton").click()
    for _ in range(6):
        reader.page.keyboard.press("j")
    assert reader.see("card")["lit"] == ["s07"]
    reader.wait_to_see("isInside", ".point.chosen", ".reader-map")
    reader.find(".guide-row .textbutton").click()


def test_a_question_mark_opens_the_keys_and_escape_closes_them(reader: Visit) -> None:
    reader.find(".sentences").focus()
    reader.page.keyboard.press("?")
    dialog = reader.frame.get_by_role("dialog", name="How to read this map")
    expect(dialog).to_be_visible()
    keys = dialog.locator("kbd").all_text_contents()
    assert {"j", "k", "n", "p", "/", "l", "x", "?", "Esc"} <= set(keys)
    assert not {"r", "c"} & set(keys), "these are Streamlit's own"

    reader.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize(
    ("key", "seen"), [("l", ".list"), ("x", "dialog.contest[open]"), ("?", "dialog.help[open]")]
)
def test_a_key_does_what_the_help_says(reader: Visit, key: str, seen: str) -> None:
    reader.find("[data-figure]").first.focus()
    expect(reader.find(seen)).to_be_hidden()
    reader.page.keyboard.press(key)
    expect(reader.find(seen)).to_be_visible()


def test_the_map_is_at_least_560_pixels_high_on_a_desk(reader: Visit) -> None:
    box = reader.find(".mapbox").bounding_box()
    assert box
    assert box["height"] >= 560
    frame = reader.find(".reader").bounding_box()
    assert frame
    assert frame["y"] + frame["height"] <= DESK[1]
