"""On paper: figures, map and legend, then the whole text in order, in light colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from articlemap.dossier import Dossier
from articlemap.reader.map import save_map
from tests.conftest import Opener
from tests.visit import DESK, PHONE, READER, Size, Visit, visit

pytestmark = pytest.mark.browser

AWAY = (".tools", ".time", ".tabs", ".zoom", ".list", ".legend-base")
PAPER = 718  # CSS pixels across an A4 page between its margins


@pytest.fixture(scope="module")
def file(article: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("printed") / "map.html"
    save_map(article, path)
    return path


@pytest.fixture(params=[(DESK, ""), (PHONE, "#tab=list")], ids=["desk", "phone-list"])
def printed(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Visit]:
    """The saved map as paper sees it, from a dark screen."""
    size: Size
    size, state = request.param
    with visit(browser, file.as_uri() + state, size, "dark") as opened:
        opened.page.emulate_media(media="print", color_scheme="dark")
        opened.find(".reader.printing").wait_for()
        yield opened
        opened.witness.assert_nothing_wrong()


def test_paper_shows_the_whole_article_in_order(printed: Visit, article: Dossier) -> None:
    text = printed.find("[data-sentence] .printed, [data-sentence] h3")
    assert text.all_text_contents() == list(article.sentences["text"])
    assert all(one.is_visible() for one in text.all())
    tops = [box["y"] for one in text.all() if (box := one.bounding_box())]
    assert tops == sorted(tops)
    heights = printed.find(".sentences").evaluate("one => [one.scrollHeight, one.offsetHeight]")
    assert heights[0] <= heights[1] + 1, "nothing is hidden in a list that scrolls"


def test_paper_shows_figures_map_and_legend_above_the_text(printed: Visit) -> None:
    parts = [".figures", ".reader-map", ".legend-row", ".sentence"]
    boxes = [printed.find(part).first.bounding_box() for part in parts]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)
    expect(printed.find('[data-mark="morek"]')).to_be_visible()
    assert printed.see("isInside", '[data-mark="morek"]', ".reader-map")
    assert printed.find(".reader").evaluate("one => one.scrollWidth") <= PAPER
    for selector in AWAY:
        expect(printed.find(selector).first).to_be_hidden()


def test_paper_is_light_and_the_screen_is_as_it_was_after(printed: Visit) -> None:
    root = printed.find(".reader")
    expect(root).to_have_attribute("data-theme", "light")
    tab = root.get_attribute("data-tab")

    printed.page.emulate_media(media="screen", color_scheme="dark")

    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-tab", tab or "")
    expect(printed.find(".reader.printing")).to_have_count(0)


def test_the_frame_in_a_page_grows_to_all_its_text(open_reader: Opener) -> None:
    opened = open_reader()
    height = "node => node.offsetHeight"
    before = opened.page.locator(READER).evaluate(height)

    opened.page.emulate_media(media="print")
    opened.find(".reader.printing").wait_for()
    whole = opened.find(".reader").evaluate("one => one.scrollHeight")
    assert opened.page.locator(READER).evaluate(height) >= whole > before

    opened.page.emulate_media(media="screen")
    expect(opened.find(".reader.printing")).to_have_count(0)
    assert opened.page.locator(READER).evaluate(height) == before


def test_a_printed_file_is_a_few_pages(browser: Browser, file: Path, tmp_path: Path) -> None:
    with visit(browser, file.as_uri()) as opened:
        pdf = opened.page.pdf(path=tmp_path / "map.pdf", format="A4")
        assert 2 <= pdf.count(b"/Type /Page\n") <= 6
        expect(opened.find(".reader.printing")).to_have_count(0)
