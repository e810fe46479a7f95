"""A name is looked up online: said first, sent when pressed again, and nothing but the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import FIRST_DOSSIER
from tests.desk import Desk, find_desk, paste
from tests.nominatim import CONTACT, Server, serve_nominatim
from tests.running import run_dashboard
from tests.visit import open_context

pytestmark = pytest.mark.browser

TEXT = "The convoy left Aleppo for Kafr Atlantis, it was said in Homs."
ATLANTIS = "Kafr Atlantis"
FAILURES = {
    "en": "was not found online: {host} did not answer (it is too slow or too busy)",
    "fr": "pas été trouvé en ligne : {host} n’a pas répondu (il est trop lent ou trop sollicité)",
    "ar": "بطيء جدًا أو مشغول جدًا",
}


@pytest.fixture(scope="module")
def nominatim() -> Iterator[Server]:
    with serve_nominatim() as server:
        yield server


@pytest.fixture(scope="module")
def address(
    chromium: str, nominatim: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A dashboard whose operator lets it ask a Nominatim of the tests, with an empty cache."""
    folder = tmp_path_factory.mktemp("online")
    settings = {
        "ARTICLEMAP_CONTACT": CONTACT,
        "ARTICLEMAP_NOMINATIM": nominatim.url,
        "ARTICLEMAP_DRAFTS": str(folder / "drafts.sqlite"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "NO_PROXY": "127.0.0.1",
    }
    with run_dashboard(FIRST_DOSSIER, folder / "log", **settings) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, nominatim: Server) -> Iterator[Page]:
    nominatim.requests.clear()
    with open_context(browser, base_url=address) as (context, witness):
        yield context.new_page()
        witness.assert_nothing_wrong()


def open_text(page: Page, language: str = "en") -> Desk:
    """The desk of a text, in that language, with a name in hand."""
    page.goto(f"/Your_article?lang={language}")
    page.locator(".am-intake").wait_for()
    paste(page, TEXT)
    page.locator(".st-key-read button").click()
    return find_desk(page)


def type_name(desk: Desk, name: str) -> None:
    desk.press("t", "ControlOrMeta+a")
    desk.type(name)


def look_up(desk: Desk, name: str) -> None:
    """As a person does who has read what the first press says."""
    type_name(desk, name)
    desk.press("Escape", "o", "o")


def alert(desk: Desk) -> Locator:
    return desk.find('.notice[role="alert"]')


def test_the_first_press_says_what_is_sent_and_where_and_sends_nothing(
    page: Page, nominatim: Server
) -> None:
    desk = open_text(page)
    type_name(desk, ATLANTIS)
    desk.press("Escape", "o")
    host = urlsplit(nominatim.url).netloc
    said = f"“{ATLANTIS}” will be sent to {host}, and nothing else. Press once more to send it."
    expect(alert(desk)).to_have_text(said)

    type_name(desk, "Homs")
    desk.press("Enter")
    desk.find("h3", has_text="Found").wait_for()  # so the server has heard what came before
    assert nominatim.requests == []


def test_the_second_press_sends_the_name_alone_and_the_answer_can_be_chosen(
    page: Page, nominatim: Server
) -> None:
    desk = open_text(page)
    name = desk.current()
    look_up(desk, ATLANTIS)
    desk.find("h3", has_text="Found").wait_for()
    [request] = nominatim.requests
    assert request.asked.pop("q") == [ATLANTIS]
    assert request.asked == {"format": ["json"], "limit": ["1"], "accept-language": ["en"]}
    assert CONTACT in request.user_agent

    desk.press("1")
    expect(desk.name(name)).to_have_attribute("data-status", "confirmed")
    expect(desk.find(f'[data-pin="{name}"]')).to_have_attribute("aria-label", re.compile(ATLANTIS))
    desk.wait_until_kept()


def test_a_name_that_the_server_does_not_know_is_said_to_be_nowhere(
    page: Page, nominatim: Server
) -> None:
    desk = open_text(page)
    look_up(desk, "Nowhere")
    expect(desk.find(".desk-none")).to_have_text("Nothing was found under this name.")
    assert [request.name for request in nominatim.requests] == ["Nowhere"]


@pytest.mark.parametrize("language", FAILURES)
def test_a_server_that_fails_is_said_in_the_visitors_language_and_can_be_asked_again(
    page: Page, nominatim: Server, language: str
) -> None:
    desk = open_text(page, language)
    nominatim.fails = 1
    look_up(desk, f"Tell Utopia {language}")
    host = urlsplit(nominatim.url).netloc
    expect(alert(desk)).to_contain_text(FAILURES[language].format(host=host))

    desk.press("o", "o")
    expect(desk.find(".desk-none")).to_be_visible()
    assert len(nominatim.requests) == 2
