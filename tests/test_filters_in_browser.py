"""Filters, timeline, reading in order and addresses, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from tests.visit import Visit, ask, read_query, visit

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")

PICTURES = Path(__file__).parents[1] / "test-results"


@pytest.fixture(scope="module")
def opened(browser: Browser, reader_address: str) -> Iterator[Visit]:
    with visit(browser, reader_address) as desk:
        yield desk


@pytest.fixture
def desk(opened: Visit) -> Visit:
    opened.frame.evaluate("() => { reader.close(); reader.resetFilter(); reader.goHome(false); }")
    return opened


def shown_count(desk: Visit) -> str:
    return desk.find(".shown-count").inner_text()


def parameters(desk: Visit) -> dict[str, list[str]]:
    return read_query(desk.page.url)


def test_the_count_says_how_many_claims_are_shown_of_all_that_are_drawn(
    desk: Visit, article: Dossier
) -> None:
    tables = look_up(article)
    drawn = [tables.claims[key] for key in tables.ties_of_claim]
    first = [row for row in drawn if tables.layers[row["layer"]]["shown_first"]]
    assert shown_count(desk) == f"{len(first)} of {len(drawn)} claims shown"


def test_a_speaker_is_picked_and_only_what_they_say_stays(desk: Visit) -> None:
    desk.find(".pick select").first.select_option("WHO")
    expect(desk.find(".shown-count")).to_contain_text("2 of")
    expect(desk.find('[data-mark="nw_syria"][data-layer="toll"]')).to_be_visible()
    expect(desk.find('[data-mark="morek"]')).to_be_hidden()
    assert parameters(desk)["by"] == ["WHO"]
    desk.find(".tools .textbutton").click()
    expect(desk.find('[data-mark="morek"]')).to_be_visible()
    assert "by" not in parameters(desk)


@pytest.mark.parametrize(
    "spelling", ["Morek", "مورك", "morek", "encerclés", "encircled", "MOREK "], ids=str
)
def test_morek_is_found_by_any_spelling_and_by_its_sentence(desk: Visit, spelling: str) -> None:
    desk.find(".tools input").fill(spelling)
    expect(desk.find('[data-mark="morek"]')).to_be_visible()
    expect(desk.find('[data-mark="aleppo"]')).to_be_hidden()


@pytest.mark.parametrize("spelling", ["Maarrat al-Numan", "Ma'arrat al Nu'man", "معرة النعمان"])
def test_maaret_al_numan_is_found_by_other_spellings(desk: Visit, spelling: str) -> None:
    desk.find(".tools input").fill(spelling)
    expect(desk.find('[data-mark="maarat_numan"][data-layer="advance"]')).to_be_visible()
    expect(desk.find('[data-mark="morek"]')).to_be_hidden()


def test_a_search_that_finds_nothing_says_so(desk: Visit) -> None:
    desk.find(".tools input").fill("Reykjavik")
    expect(desk.find(".shown-count")).to_contain_text("0 of")
    expect(desk.find(".reader-map .mark:visible")).to_have_count(0)


def test_stepping_to_the_fourth_of_february_hides_what_happened_on_the_fifth(desk: Visit) -> None:
    desk.find('.time-date[data-date="2020-02-03"]').click()
    expect(desk.find(".time-now")).to_have_text("Up to 3 February 2020")
    shown = desk.frame.evaluate("() => reader.passes(reader.text.claims.c34)")
    assert not shown, "Saraqeb was entered on the fifth"
    assert desk.frame.evaluate("() => reader.passes(reader.text.claims.c44)"), "Maaret had fallen"
    assert desk.frame.evaluate("() => reader.passes(reader.text.claims.c68)"), "undated stays"
    desk.find(".time-all").click()
    expect(desk.find(".time-now")).to_have_text("All dates")


def test_dates_are_stepped_by_button_and_by_arrow_key(desk: Visit) -> None:
    desk.find(".time-buttons .forward").click()
    expect(desk.find(".time-now")).to_have_text("Up to 2018")
    desk.find('.time-date[data-date="2018"]').press("ArrowRight")
    expect(desk.find(".time-now")).to_have_text("Up to 2019")
    desk.find('.time-date[data-date="2019"]').press("Shift+ArrowRight")
    expect(desk.find(".time-now")).to_contain_text("January 2020")


def test_a_range_of_dates_is_dragged(desk: Visit) -> None:
    start = desk.find('.time-date[data-date="2020-02-03"]')
    end = desk.find('.time-date[data-date="2020-02-05"]')
    start.scroll_into_view_if_needed()
    start.hover()
    desk.page.mouse.down()
    end.hover()
    desk.page.mouse.up()
    expect(desk.find(".time-now")).to_have_text("3 February 2020 – 5 February 2020")


def test_play_walks_through_the_dates_and_stops_at_the_last(desk: Visit) -> None:
    desk.frame.evaluate("() => reader.setTime(0, reader.dates.length - 2)")
    desk.find(".time-buttons .play").click()
    expect(desk.find(".time-now")).to_have_text("Up to 6 February 2020")
    expect(desk.find(".time-buttons .play")).to_have_attribute("aria-label", "Play the dates")


def test_a_dot_of_the_timeline_opens_its_claim(desk: Visit) -> None:
    desk.find('[data-dot="c44"]').click()
    expect(desk.find('[data-card="maarat_numan"]')).to_be_visible()
    expect(desk.find('[data-dot="c44"]')).to_have_class("time-dot layer-advance chosen")


def test_reading_in_order_goes_sentence_by_sentence(desk: Visit) -> None:
    desk.find(".guide-row .textbutton").click()
    expect(desk.find(".guide-place")).to_have_text("Sentence 1 of 34")
    desk.page.keyboard.press("j")
    desk.find('[data-sentence="s02"].lit').wait_for()
    desk.find(".guide .square").last.click()
    expect(desk.find(".guide-place")).to_have_text("Sentence 3 of 34")
    desk.find(".guide-row .textbutton").click()
    expect(desk.find(".sentence.lit")).to_have_count(0)


def test_an_address_restores_the_view_it_was_copied_from(desk: Visit, browser: Browser) -> None:
    desk.find(".tools input").fill("Saraqeb")
    desk.frame.evaluate("() => { reader.showLayer('toll', false); reader.select('saraqeb_post'); }")
    asked = parameters(desk)
    assert asked["mark"] == ["saraqeb_post"]
    assert asked["q"] == ["Saraqeb"]
    with visit(browser, desk.page.url) as again:
        expect(again.find('[data-card="saraqeb_post"]')).to_be_visible()
        expect(again.find(".tools input")).to_have_value("Saraqeb")
        assert again.layers_on() == desk.layers_on()
        assert shown_count(again) == shown_count(desk)
    desk.frame.evaluate("() => reader.showLayer('toll', true)")


def test_the_browser_goes_back_to_the_mark_before(desk: Visit) -> None:
    desk.frame.evaluate("() => reader.select('morek')")
    expect(desk.find('[data-card="morek"]')).to_be_visible()
    desk.frame.evaluate("() => reader.select('surman')")
    expect(desk.find('[data-card="surman"]')).to_be_visible()
    desk.page.evaluate("() => history.back()")
    expect(desk.find('[data-card="morek"]')).to_be_visible()


def test_what_an_address_says_wrongly_is_ignored_and_told(
    browser: Browser, reader_address: str
) -> None:
    wrong = ask(reader_address, "mark=atlantis&kind=rumour&layers=advance,lies&q=Morek")
    with visit(browser, wrong) as desk:
        notice = desk.find(".notice")
        for name in ("mark", "kind", "layers"):
            expect(notice).to_contain_text(name)
        expect(desk.find(".tools input")).to_have_value("Morek")
        assert desk.layers_on() == ["advance"]
        desk.keep_picture("notice", PICTURES)
