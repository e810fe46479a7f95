"""The three languages in a real browser: no English in the others, and Arabic is mirrored."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from articlemap.language import direction
from articlemap.reader.words import WORDS, words
from tests.conftest import Opener
from tests.visit import DESK, PHONE, READER, TABLET, Visit, find_reader, visit

pytestmark = pytest.mark.browser

# Marks whose cards hold every kind of fact: events, figures, a post, an area, a context post.
OPENED = ("saraqeb", "morek", "saraqeb_post", "nw_syria", "salwa")
# What people read or hear, but for what is marked as being in another language.
SPOKEN = """
() => {
  const own = document.documentElement.lang;
  const speaks = (node) => node.closest("[lang]").lang === own && node.getClientRects().length;
  const nodes = [...document.querySelectorAll(".reader *:not(style)")].filter(speaks);
  const texts = nodes.flatMap((node) => [...node.childNodes]).filter((node) => node.nodeType === 3);
  const names = ["aria-label", "title", "placeholder"];
  const heard = nodes.flatMap((node) => names.map((name) => node.getAttribute(name)));
  return [...texts.map((text) => text.data), ...heard].filter(Boolean).map((text) => text.trim());
}
"""
FITS = """
() => ![document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
  .some((node) => node.scrollWidth > node.clientWidth + 1)
"""


@pytest.fixture(scope="module", params=["fr", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def shared(browser: Browser, dashboard: str, language: str) -> Iterator[Visit]:
    with visit(browser, f"{dashboard}/?lang={language}") as opened:
        yield opened


@pytest.fixture
def reader(shared: Visit, first_layers: list[str]) -> Iterator[Visit]:
    """The reader in French or Arabic on a desk's screen."""
    shared.begin_again(first_layers)
    yield shared
    shared.witness.assert_nothing_wrong()


def list_english(language: str) -> list[re.Pattern[str]]:
    """What each English word of the reader looks like where its translation is another.

    A message of signs alone, such as a colon between two values, is no word.
    """
    other = words(language)
    spoken = {key: word for key, word in WORDS.items() if re.sub(r"\{\w+\}|\W", "", word)}
    different = [word for key, word in spoken.items() if word != other[key]]
    return [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(word))) for word in different]


def read_spoken(opened: Visit) -> set[str]:
    found: list[str] = opened.frame.evaluate(SPOKEN)
    return set(found)


def test_no_english_word_is_shown(reader: Visit, language: str, all_layers: list[str]) -> None:
    reader.show_layers(all_layers)
    spoken = read_spoken(reader)
    for mark in OPENED:
        assert reader.select(mark) != [None]
        spoken |= read_spoken(reader)

    english = list_english(language)
    assert len(english) > 60
    assert len(spoken) > 100
    assert words(language)["close"] in spoken
    assert [text for text in spoken if any(word.fullmatch(text) for word in english)] == []


def test_what_is_not_in_the_language_says_so(reader: Visit, language: str) -> None:
    reader.select("morek")

    tongue, way = reader.find(".card h2").evaluate(
        "node => [node.closest('[lang]').lang, getComputedStyle(node).direction]"
    )

    assert (tongue, way) == {"fr": ("fr", "ltr"), "ar": ("en", "ltr")}[language]
    assert reader.find(".card blockquote").get_attribute("lang") == "fr"


def test_the_layout_follows_the_direction(reader: Visit, language: str) -> None:
    def middle(selector: str) -> float:
        box = reader.find(selector).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    mirrored = -1 if direction(language) == "rtl" else 1
    assert reader.find(".reader").get_attribute("dir") == direction(language)
    assert (middle(".mapbox") - middle(".reader > .frame > .text")) * mirrored < 0
    for selector in (".legend", ".map-tools"):
        assert (middle(selector) - middle(".mapbox")) * mirrored < 0, selector
    assert (middle(".locator") - middle(".mapbox")) * mirrored > 0
    reader.select("saraqeb")
    assert (middle(".card") - middle(".mapbox")) * mirrored > 0
    assert (middle(".card .previous") - middle(".card .next")) * mirrored < 0
    turned = reader.find(".card .next .icon").evaluate("node => getComputedStyle(node).transform")
    assert turned.startswith("matrix(-1") == (mirrored < 0)


def test_a_selected_mark_is_not_under_its_card(reader: Visit) -> None:
    for mark in ("saraqeb", "morek", "maarat_numan"):
        reader.select(mark)
        card = reader.find(".card").bounding_box()
        chosen = reader.find(f'.point[data-mark="{mark}"].chosen').first.bounding_box()
        assert card
        assert chosen
        right_of, left_of = card["x"] + card["width"], chosen["x"] + chosen["width"]
        assert chosen["x"] >= right_of or left_of <= card["x"]


def test_names_on_the_map_are_in_the_language(reader: Visit, language: str) -> None:
    reader.see("drawAgain")
    labels = " ".join(reader.words(".label"))
    expected = {"fr": ("Alep", "Lattaquié"), "ar": ("حلب", "سراقب")}[language]
    assert [name for name in expected if name not in labels] == []


def test_the_article_stays_in_its_own_language(reader: Visit) -> None:
    tongue, way = reader.find(".sentence .printed").first.evaluate(
        "node => [node.lang, getComputedStyle(node).direction]"
    )
    assert (tongue, way) == ("fr", "ltr")


def test_the_page_around_the_reader_is_in_the_language(reader: Visit, language: str) -> None:
    head = reader.page.locator(".am-head")
    expect(head).to_have_attribute("lang", language)
    expect(head).to_have_attribute("dir", direction(language))
    table = {"fr": "Les mêmes marques en tableau", "ar": "العلامات نفسها في جدول"}[language]
    expect(reader.page.get_by_role("heading", name=table)).to_be_visible()


def test_the_switch_leads_to_each_language(open_reader: Opener, dashboard: str) -> None:
    opened = open_reader(f"{dashboard}/?lang=fr")
    links = opened.page.locator(".am-languages a")
    assert links.all_text_contents() == ["English", "Français", "العربية"]
    assert opened.page.locator(".am-languages [aria-current]").all_text_contents() == ["Français"]

    links.last.click()

    expect(opened.page).to_have_url(re.compile(r"\?lang=ar"))
    expect(opened.page.get_by_role("heading", name="الهجوم على إدلب")).to_be_visible()
    expect(opened.page.locator(".am-languages [aria-current]")).to_have_text("العربية")
    root = opened.page.frame_locator(READER).locator(".reader")
    expect(root).to_have_attribute("dir", "rtl", timeout=30_000)
    opened.frame = find_reader(opened.page)
    opened.wait_to_see("isReady")


def test_arabic_fits_every_screen(open_reader: Opener, dashboard: str) -> None:
    opened = open_reader(f"{dashboard}/?lang=ar", PHONE)
    for width, height in (PHONE, TABLET, DESK):
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.wait_for_function(FITS)
        opened.frame.wait_for_function(FITS)
