"""The saved map: one file that shows what the dashboard shows, with no server and no network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from articlemap.dossier import Dossier
from articlemap.reader.map import save_map
from tests.visit import Visit, visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def saved(
    browser: Browser, article: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """The one file, opened from the disk."""
    path = tmp_path_factory.mktemp("saved") / "map.html"
    save_map(article, path)
    with visit(browser, path.as_uri()) as opened:
        yield opened
        opened.witness.assert_nothing_wrong()


def test_a_saved_map_draws_the_marks_and_sentences_of_the_dashboard(
    saved: Visit, desk: Visit, first_layers: list[str], all_layers: list[str]
) -> None:
    for layers in (first_layers, all_layers):
        saved.begin_again(layers)
        desk.begin_again(layers)
        assert saved.marks() == desk.marks()
        assert saved.layers_on() == desk.layers_on() == layers
    sentences = "[data-sentence]"
    assert saved.data(sentences, "sentence") == desk.data(sentences, "sentence")
    assert saved.words(sentences) == desk.words(sentences)
    expect(saved.find("path.base-land")).not_to_have_count(0)


def test_a_saved_map_opens_the_cards_of_the_dashboard(
    saved: Visit, desk: Visit, first_layers: list[str]
) -> None:
    saved.begin_again(first_layers)

    cards = saved.walk("[data-mark]")

    assert cards
    assert cards == desk.walk("[data-mark]")


def test_a_saved_map_toggles_its_layers(saved: Visit, first_layers: list[str]) -> None:
    saved.begin_again(first_layers)
    posts = saved.find('[data-mark][data-layer="posts"]')
    expect(posts).not_to_have_count(0)

    saved.find('input[data-layer="posts"]').click()
    expect(posts).to_have_count(0)

    saved.find('input[data-layer="posts"]').click()
    expect(posts).not_to_have_count(0)


def test_a_mouse_reaches_a_mark_of_a_saved_map(saved: Visit, first_layers: list[str]) -> None:
    saved.begin_again(first_layers)

    saved.mark("morek", "posts").click()

    expect(saved.find('[data-card="morek"] blockquote.excerpt')).to_be_visible()
    assert saved.chosen() == {"morek"}
