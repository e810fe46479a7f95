"""The page around the reader: heading, key figures, provenance, sizes, themes, problems."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from tests.conftest import FIRST_DOSSIER, Opener, Runner
from tests.visit import DESK, PHONE, READER, TABLET, WALL, Size, Visit, open_context

pytestmark = pytest.mark.browser

KEY_FIGURES = ("> 500,000", "400,000", "53", "≈ 300", "5 ×", "12")
TILES = "tile.openstreetmap.org"
SMALLEST_TARGET = 24  # CSS pixels; WCAG 2.2, success criterion 2.5.8


# ---- the page


def test_the_page_says_what_it_shows(desk: Visit, article: Dossier) -> None:
    words = article.meta["articlemap"]
    page = desk.page

    expect(page).to_have_title(f"articlemap: {words['title']['en']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(words["title"]["en"])
    expect(page.get_by_text(words["dateline"]["en"])).to_be_visible()
    expect(page.get_by_text(words["how_to_read"]["en"])).to_be_visible()


def test_the_six_key_figures_are_buttons(desk: Visit) -> None:
    strip = desk.frame.get_by_role("region", name="Key figures of the article")
    figures = strip.get_by_role("button")

    expect(figures.locator("b")).to_have_text(list(KEY_FIGURES))
    for figure in figures.all():
        expect(figure).to_be_visible()


def test_a_key_figure_selects_its_sentence(desk: Visit, article: Dossier) -> None:
    claims = article.claims.dropna(subset=["key_figure"]).sort_values("key_figure")
    assert len(claims) == len(KEY_FIGURES)

    for claim in claims.itertuples():
        desk.find(f'[data-figure="{claim.claim_id}"]').click()
        expect(desk.find(".sentence.lit")).to_have_attribute(
            "data-sentence", str(claim.sentence_id)
        )
        expect(desk.find(f'[data-claim="{claim.claim_id}"] blockquote')).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_names_are_in_the_language_of_the_address(
    open_reader: Opener, dashboard: str, article: Dossier, language: str
) -> None:
    visit = open_reader(f"{dashboard}/?lang={language}")
    row = look_up(article).mark("morek")

    heading = visit.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(article.meta["articlemap"]["title"][language])
    label = visit.find(".label.layer-posts").get_by_text(row[f"name_{language}"], exact=True)
    expect(label).to_be_visible()


def test_an_unknown_language_is_answered_in_english(
    open_reader: Opener, dashboard: str, article: Dossier
) -> None:
    visit = open_reader(f"{dashboard}/?lang=%3Cimg%20src=x%20onerror=alert(1)%3E")

    heading = visit.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(article.meta["articlemap"]["title"]["en"])


# ---- what is selected


def test_a_selection_is_traced_under_the_map_and_the_reader_stays(
    desk: Visit, article: Dossier, pictures: Path
) -> None:
    tables = look_up(article)
    post, [tie] = tables.mark("morek"), tables.ties_of_mark["morek"]
    sentence = tables.sentences[tables.claims[tie["claim_id"]]["sentence_id"]]
    desk.frame.evaluate("() => { window.untouched = true; }")

    desk.mark("morek", "posts").click()

    section = desk.page.locator('[data-selected="morek"]')
    expect(section.get_by_role("heading", level=2)).to_have_text(post["name_en"])
    expect(section.locator("blockquote")).to_have_text(sentence["text"])
    chains = section.locator(".am-chains > div")
    expect(chains).to_have_count(2)
    expect(chains.nth(0)).to_contain_text(
        f"Claim {tie['claim_id']}: state, said by Syrian Observatory"
    )
    expect(chains.nth(0)).to_contain_text(f"characters {sentence['start']} to {sentence['end']}")
    expect(chains.nth(0)).to_contain_text("SHA-256")
    expect(chains.nth(1)).to_contain_text(
        f"Drawn at {post['latitude']:.5f}, {post['longitude']:.5f}"
    )
    expect(chains.nth(1)).to_contain_text(post["source"])
    assert desk.frame.evaluate("() => window.untouched"), "the reader must not be built anew"
    assert desk.card() is not None
    desk.keep_picture("morek-light", pictures)


def test_the_next_selection_takes_the_place_of_the_last(desk: Visit) -> None:
    desk.mark("surman", "posts").click()
    expect(desk.page.locator('[data-selected="surman"]')).to_be_visible()

    desk.mark("morek", "posts").dispatch_event("click")

    expect(desk.page.locator('[data-selected="morek"]')).to_be_visible()
    expect(desk.page.locator("[data-selected]")).to_have_count(1)


def test_a_sentence_of_several_marks_is_traced_to_its_claim(desk: Visit) -> None:
    desk.sentence("s07").locator(".number").click()

    expect(desk.page.locator("[data-selected] .am-chains ol").first).to_contain_text("Sentence s07")


def test_the_table_under_the_map_has_a_row_for_each_claim_at_each_mark(
    desk: Visit, article: Dossier
) -> None:
    tables = look_up(article)
    pairs = [(claim, tie["mark"]) for claim, ties in tables.ties_of_claim.items() for tie in ties]

    rows = desk.page.locator("[data-row]")
    found = rows.evaluate_all(
        "rows => rows.map((row) => [row.cells[2].textContent, row.dataset.row])"
    )

    expected = {(tables.claims[claim]["summary_en"], mark) for claim, mark in pairs}
    assert {tuple(row) for row in found} == expected
    assert len(found) == len(set(pairs))


def test_what_the_article_names_and_the_map_does_not_show_is_listed(
    desk: Visit, article: Dossier
) -> None:
    tables = look_up(article)
    expected = [
        row["name_en"]
        for key, row in tables.places.items()
        if row["named_in_article"] != "no" and key not in tables.ties_of_mark
    ]

    listed = desk.page.locator(".am-unplaced li b")

    assert expected
    expect(listed).to_have_text(expected)


# ---- sizes


@pytest.mark.parametrize(
    "size", [PHONE, TABLET, DESK, WALL], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_everything_has_its_place_on_every_screen(
    open_reader: Opener, size: Size, pictures: Path
) -> None:
    visit = open_reader(size=size)
    visit.keep_picture(f"home-{size[0]}", pictures)
    outer = "html, body, [data-testid=stMain], [data-testid=stMainBlockContainer]"
    inner = "html, body, .reader, .strip, .frame, .text, .sentences, .legend, .card"
    targets = (
        "button, .legend-row label, .segments label, .base-row, .sentence[tabindex], .point, .chip"
    )

    assert_text_stands(visit, {PHONE: "over", TABLET: "below"}.get(size, "right"))
    for selected in ("nothing", "morek", "nw_syria"):
        visit.select(selected)
        spilt = visit.page.evaluate("(selector) => eyes.spills(selector)", outer)
        assert (spilt, visit.see("spills", inner)) == ([], []), "nothing may scroll sideways"
        assert visit.see("smallTargets", targets, SMALLEST_TARGET) == []
    visit.keep_picture(f"region-{size[0]}", pictures)


def assert_text_stands(visit: Visit, side: str) -> None:
    """Check that the text stands to the `right` of the map, `below` it, or is a tab `over` it."""
    map_box, text_box = measure(visit.find(".mapbox")), measure(visit.find(".text"))
    if side == "right":
        assert text_box["x"] >= map_box["x"] + map_box["width"] - 1
        assert text_box["y"] == pytest.approx(map_box["y"], abs=1)
    elif side == "over":
        assert text_box["x"] == pytest.approx(map_box["x"], abs=1)
        assert visit.find(".text").is_hidden()
    else:
        assert text_box["y"] >= map_box["y"] + map_box["height"] - 1
        assert text_box["x"] == pytest.approx(map_box["x"], abs=1)
    assert min(map_box["width"], map_box["height"]) > 200
    assert min(text_box["width"], text_box["height"]) > 200


def measure(node: Locator) -> FloatRect:
    box = node.bounding_box()
    assert box is not None
    return box


# ---- themes and base maps


def test_the_reader_is_dark_where_the_page_is_dark(
    open_reader: Opener, desk: Visit, pictures: Path
) -> None:
    dark = open_reader(theme="dark")
    ground = "() => getComputedStyle(reader.root).backgroundColor"
    page_ground = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"

    expect(dark.find(".reader")).to_have_attribute("data-theme", "dark")
    expect(desk.find(".reader")).to_have_attribute("data-theme", "light")
    assert dark.frame.evaluate(ground) == dark.page.evaluate(page_ground)
    assert desk.frame.evaluate(ground) == desk.page.evaluate(page_ground)
    assert dark.frame.evaluate(ground) != desk.frame.evaluate(ground)
    desk.keep_picture("home-light", pictures)
    dark.keep_picture("home-dark", pictures)
    dark.select("morek")
    dark.keep_picture("morek-dark", pictures)


def test_the_legend_folds_with_the_window_until_somebody_folds_it(open_reader: Opener) -> None:
    visit = open_reader()
    fold = visit.find(".legend .fold")
    expect(fold).to_have_attribute("aria-expanded", "true")
    visit.page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    expect(fold).to_have_attribute("aria-expanded", "false")
    visit.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    expect(fold).to_have_attribute("aria-expanded", "true")

    fold.click()
    visit.select("morek")
    visit.frame.evaluate("() => reader.close()")
    expect(fold).to_have_attribute("aria-expanded", "false")


def test_tiles_are_asked_for_only_where_they_are_chosen(
    open_reader: Opener, desk: Visit, all_layers: list[str], pictures: Path
) -> None:
    visit = open_reader()
    drawn, tiles = visit.find('input[data-base="drawn"]'), visit.find('input[data-base="osm"]')
    land = visit.find("path.base-land")
    expect(drawn).to_be_checked()
    expect(land).not_to_have_count(0)
    assert visit.witness.outside == []

    with visit.page.expect_request(f"https://{TILES}/**"):
        tiles.click()
    expect(land).to_have_count(0)
    assert {url.split("/")[2] for url in visit.witness.outside} == {TILES}
    drawn.click()
    expect(land).not_to_have_count(0)
    expect(visit.find(".leaflet-tile")).to_have_count(0)

    assert set(visit.witness.errors) <= {
        "Failed to load resource: net::ERR_PROXY_CONNECTION_FAILED"
    }
    visit.witness.forget()
    visit.show_layers(all_layers)
    visit.see("drawAgain")
    visit.keep_picture("all-layers", pictures)


# ---- what is wrong with a dossier


@pytest.fixture(scope="module")
def workshop(run: Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the dossier to work on, and the address of a dashboard that shows it."""
    folder = tmp_path_factory.mktemp("workshop") / "dossier"
    shutil.copytree(FIRST_DOSSIER, folder)
    with run(folder) as address:
        yield folder, address


@pytest.fixture
def draft(workshop: tuple[Path, str]) -> Path:
    """The workshop's dossier, free of mistakes."""
    return Path(shutil.copytree(FIRST_DOSSIER, workshop[0], dirs_exist_ok=True))


@pytest.fixture
def page(browser: Browser, workshop: tuple[Path, str]) -> Iterator[Page]:
    """A page on which the workshop's dashboard has not been opened yet: `page.goto("/")`."""
    with open_context(browser, base_url=workshop[1]) as (context, witness):
        yield context.new_page()
        witness.assert_nothing_wrong()


def change_cell(path: Path, line: int, column: str, value: str) -> None:
    """Write another value into a cell of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


Mistake = tuple[str, int, str, str, str]
SWAPPED: Mistake = (
    *("places.csv", 2, "latitude", "460.5"),
    "expected −90 to 90; were latitude and longitude swapped?",
)
MISSPELT: Mistake = (
    *("posts.csv", 3, "status", "{{7*7}}<img src=x>"),
    "expected one of encircled, partly_encircled",
)
UNLINKED: Mistake = (
    *("claims.csv", 4, "layer", "advances"),
    "is not in layers.csv; add it there or mend the spelling",
)


@pytest.mark.parametrize(
    "mistakes",
    [[SWAPPED, MISSPELT], [UNLINKED], [SWAPPED, MISSPELT, UNLINKED]],
    ids=["values", "link", "values-and-link"],
)
def test_all_that_is_wrong_with_a_dossier_is_explained_at_once(
    draft: Path, page: Page, mistakes: list[Mistake]
) -> None:
    for file, line, column, value, _ in mistakes:
        change_cell(draft / file, line, column, value)

    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_have_text("This dossier cannot be shown yet")
    rows = page.locator(".am-problems tbody tr")
    for file, line, column, value, way_out in mistakes:
        row = rows.filter(has=page.get_by_role("rowheader", name=file, exact=True))
        expect(row.locator("td").nth(0)).to_have_text(str(line))
        expect(row.locator("td").nth(1)).to_have_text(column)
        expect(row.locator("td").nth(2)).to_have_text(value)
        expect(row.locator("td").nth(3)).to_contain_text(way_out)
    expect(rows).to_have_count(len(mistakes))
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    expect(page.locator(READER)).to_have_count(0)


def test_a_mended_dossier_is_shown_when_the_page_is_loaded_again(draft: Path, page: Page) -> None:
    good = (draft / "places.csv").read_bytes()
    change_cell(draft / "places.csv", 2, "latitude", "460.5")
    page.goto("/")
    expect(page.locator(".am-problems")).to_be_visible()

    (draft / "places.csv").write_bytes(good)
    page.reload()

    expect(page.locator(READER)).to_be_visible()
    expect(page.locator(".am-problems")).to_have_count(0)
