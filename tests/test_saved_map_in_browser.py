"""The saved map: one file that shows what the dashboard shows, with no server and no network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.visit import Theme, Visit, ask, read_query, visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, saved: str) -> Iterator[Visit]:
    """The one file, opened from the disk."""
    with visit(browser, saved) as opened:
        yield opened
        opened.witness.assert_nothing_wrong()


def test_a_saved_map_draws_the_marks_and_sentences_of_the_dashboard(
    opened: Visit, desk: Visit, first_layers: list[str], all_layers: list[str]
) -> None:
    for layers in (first_layers, all_layers):
        opened.begin_again(layers)
        desk.begin_again(layers)
        assert opened.marks() == desk.marks()
        assert opened.layers_on() == desk.layers_on() == layers
    sentences = "[data-sentence]"
    assert opened.data(sentences, "sentence") == desk.data(sentences, "sentence")
    assert opened.words(sentences) == desk.words(sentences)
    expect(opened.find("path.base-land")).not_to_have_count(0)


def test_a_saved_map_opens_the_cards_of_the_dashboard(
    opened: Visit, desk: Visit, first_layers: list[str]
) -> None:
    opened.begin_again(first_layers)

    cards = opened.walk("[data-mark]")

    assert cards
    assert cards == desk.walk("[data-mark]")


def test_a_saved_map_toggles_its_layers(opened: Visit, first_layers: list[str]) -> None:
    opened.begin_again(first_layers)
    posts = opened.find('[data-mark][data-layer="posts"]')
    expect(posts).not_to_have_count(0)

    opened.find('input[data-layer="posts"]').click()
    expect(posts).to_have_count(0)

    opened.find('input[data-layer="posts"]').click()
    expect(posts).not_to_have_count(0)


def test_a_mouse_reaches_a_mark_of_a_saved_map(opened: Visit, first_layers: list[str]) -> None:
    opened.begin_again(first_layers)

    opened.mark("morek", "posts").click()

    expect(opened.find('[data-card="morek"] blockquote.excerpt')).to_be_visible()
    assert opened.chosen() == {"morek"}


def test_its_address_restores_a_view_and_follows_what_is_done(browser: Browser, saved: str) -> None:
    with visit(browser, ask(saved, "layers=posts,toll&by=WHO&until=2020-02-05")) as asked:
        assert asked.layers_on() == ["posts", "toll"]
        asked.find('input[data-layer="posts"]').click()
        assert read_query(asked.page.url) == {
            "layers": ["toll"],
            "by": ["WHO"],
            "until": ["2020-02-05"],
        }
        with visit(browser, asked.page.url) as again:
            assert again.layers_on() == ["toll"]
        asked.witness.assert_nothing_wrong()


def test_its_policy_bars_the_network_even_to_a_script_that_got_in(
    browser: Browser, saved: str
) -> None:
    with visit(browser, saved) as opened:
        refused = opened.frame.evaluate(
            "() => fetch('https://x.example/').then(() => 'sent', () => 'refused')"
        )
        assert refused == "refused"
        assert opened.witness.outside == []


def test_it_offers_no_tiles_since_it_may_ask_nobody(opened: Visit) -> None:
    expect(opened.find('input[data-base="osm"]')).to_have_count(0)
    expect(opened.find(".legend")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_wears_the_theme_of_the_system(browser: Browser, saved: str, theme: Theme) -> None:
    with visit(browser, saved, theme=theme) as opened:
        assert opened.see("theme") == theme


def test_without_scripts_text_and_marks_can_be_read(browser: Browser, saved: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(saved)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#s01")).to_be_visible()
    expect(page.locator('[data-row="morek"]').first).to_be_visible()
    context.close()
