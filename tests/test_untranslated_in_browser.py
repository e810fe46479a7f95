"""A dossier that a program drafted is read like any other, though nobody translated it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from articlemap.commands.parse import write_folder
from articlemap.drafting import parse_article
from tests.running import run_dashboard
from tests.test_drafting import ARTICLE, find_names

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("draft")
    write_folder(parse_article(ARTICLE, parser=find_names).make_dossier(ARTICLE), folder / "one")
    with run_dashboard(Path(folder / "one"), folder / "log") as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/?lang=fr&text=rendering")
    yield page
    page.close()


def test_a_sentence_without_a_rendering_is_shown_as_printed(page: Page) -> None:
    reader = page.frame_locator("iframe").first
    expect(reader.locator(".sentence.mapped .printed").first).to_be_visible(timeout=60_000)
    expect(reader.locator(".rendering")).to_have_count(0)
    expect(reader.locator(".segments-mode")).to_be_hidden()


def test_a_mention_opens_its_card_with_who_says_it(page: Page) -> None:
    reader = page.frame_locator("iframe").first
    reader.locator(".sentence.mapped").first.click(timeout=60_000)
    expect(reader.locator(".card .excerpt")).to_contain_text("Des familles ont fui")
    expect(reader.locator(".card")).to_contain_text("Croix-Rouge")
    expect(reader.locator(".card-rendering")).to_have_count(0)
