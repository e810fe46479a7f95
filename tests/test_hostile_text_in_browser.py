"""Text that tries to be code stays text, wherever a dossier holds it and wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from articlemap.dossier import Dossier, read_dossier
from articlemap.lookup import look_up
from articlemap.reader.map import save_map
from articlemap.reader.words import words
from articlemap.tables import TABLES
from tests.conftest import Runner
from tests.hostile import PAYLOAD, PRODUCT, hostile_columns
from tests.visit import Visit, visit

pytestmark = pytest.mark.browser

# Elements that only a payload could have made, and attributes that run code.
INTRUDERS = 'img, [onerror], [onload], [href*="x.example"], [src*="x.example"]'
EVERYTHING = "() => document.documentElement.innerHTML"


@pytest.fixture(scope="session")
def hostile(hostile_folder: Path) -> Dossier:
    return read_dossier(hostile_folder)


@pytest.fixture(scope="session")
def hostile_dashboard(run: Runner, hostile_folder: Path) -> Iterator[str]:
    with run(hostile_folder) as address:
        yield address


@pytest.fixture(scope="module", params=["dashboard-en", "saved-fr", "saved-ar"])
def opened(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Visit, str]]:
    """The hostile dossier, in the dashboard or as a saved map, and the language of its names."""
    way, language = request.param.split("-")
    if way == "saved":
        path = tmp_path_factory.mktemp("saved") / "map.html"
        save_map(request.getfixturevalue("hostile"), path, language=language)
        address = path.as_uri()
    else:
        address = request.getfixturevalue("hostile_dashboard")
    with visit(browser, address) as reader:
        yield reader, language


def assert_stayed_text(shown: Page | Frame) -> None:
    """Check that no payload was run, worked out or turned into an element."""
    assert shown.evaluate("() => window.hacked") is None
    assert shown.locator(INTRUDERS).count() == 0
    assert PRODUCT not in shown.evaluate(EVERYTHING)


@pytest.fixture
def reader(opened: tuple[Visit, str], all_layers: list[str]) -> Iterator[Visit]:
    """The opened reader with all layers on; when the test ends, every text has stayed text."""
    reader, _ = opened
    reader.begin_again(all_layers)
    yield reader
    for shown in (reader.page, reader.frame):
        assert_stayed_text(shown)
    reader.witness.assert_nothing_wrong()


@pytest.fixture
def language(opened: tuple[Visit, str]) -> str:
    return opened[1]


def test_the_dossier_is_hostile_in_every_text_of_every_table(hostile: Dossier) -> None:
    for table in TABLES:
        for name in hostile_columns(table):
            filled = hostile.table(table.name)[name].dropna()
            assert len(filled), f"{table.name}.{name} holds no payload"
            assert filled.str.startswith(PAYLOAD).all()


def test_every_mark_opens_and_quotes_the_payload(
    reader: Visit, language: str, hostile: Dossier
) -> None:
    tables = look_up(hostile)
    summary = "summary_fr" if language == "fr" else "summary_en"

    walks = reader.walk("[data-mark]")

    cards = [card for walk in walks for card in walk["cards"] if card["claim"]]
    assert {card["claim"] for card in cards} == set(tables.ties_of_claim)
    for card in cards:
        claim = tables.claims[card["claim"]]
        assert card["quote"] == tables.sentences[claim["sentence_id"]]["text"]
        assert card["title"] == claim[summary]
        assert (
            PAYLOAD in card["facts"][words(language)["said_by"]] or claim["claimant"] == "Article"
        )


def test_the_text_shows_the_payloads_and_its_names_are_cut_at_the_right_letters(
    reader: Visit, hostile: Dossier
) -> None:
    sentences = reader.words("[data-sentence] .printed, [data-sentence] h3")
    mentions = reader.words(".mention")

    assert sentences == list(hostile.sentences["text"])
    assert set(mentions) == {PAYLOAD}


def test_names_of_layers_marks_and_figures_are_shown_as_they_are(
    reader: Visit, language: str, hostile: Dossier
) -> None:
    layers = reader.words(".legend-name")
    names = reader.find("[data-mark]").evaluate_all("nodes => nodes.map((node) => node.ariaLabel)")
    figures = reader.words("[data-figure] span")

    assert layers == list(hostile.layers[f"name_{language}"])
    assert all(name.startswith(PAYLOAD) for name in names)
    assert all(figure.startswith(PAYLOAD) for figure in figures)


def test_a_selection_and_the_table_under_the_map_show_the_payloads(
    hostile_dashboard: str, hostile: Dossier, browser: Browser
) -> None:
    tables = look_up(hostile)
    [tie] = tables.ties_of_mark["morek"]
    claim = tables.claims[tie["claim_id"]]
    words = hostile.meta["articlemap"]

    with visit(browser, hostile_dashboard) as reader:
        page = reader.page
        reader.mark("morek", "posts").dispatch_event("click")

        selected = page.locator('[data-selected="morek"]')
        expect(selected.locator("h2")).to_have_text(tables.mark("morek")["name_en"])
        expect(selected.locator("blockquote")).to_have_text(
            tables.sentences[claim["sentence_id"]]["text"]
        )
        expect(selected.locator("b").first).to_have_text(claim["summary_en"])
        expect(page.locator("h1")).to_have_text(words["title"]["en"])
        expect(page.get_by_text(words["how_to_read"]["en"], exact=True)).to_be_visible()
        expect(page.locator('[data-row="morek"] th')).to_have_text(tables.mark("morek")["name_en"])
        assert_stayed_text(page)
        assert_stayed_text(reader.frame)
        reader.witness.assert_nothing_wrong()


def test_what_is_taken_away_and_the_frame_show_the_payloads_as_text(
    hostile_dashboard: str, hostile: Dossier, browser: Browser
) -> None:
    title = hostile.meta["articlemap"]["title"]["en"]
    with visit(browser, hostile_dashboard) as reader:
        page = reader.page
        page.locator(".st-key-take_toggle button").click()
        page.locator(".st-key-make_annotations button").wait_for()
        expect(page.locator(".am-take-filter").first).to_contain_text(PAYLOAD)
        assert_stayed_text(page)
        reader.witness.assert_nothing_wrong()
    with visit(browser, f"{hostile_dashboard}/?embed=1") as reader:
        expect(reader.page.locator(".am-embedded h1")).to_have_text(title)
        assert_stayed_text(reader.page)
        reader.witness.assert_nothing_wrong()
