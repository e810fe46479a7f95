"""The chooser of articles on the map page, in a browser without a network."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from articlemap.archive import write_archive
from articlemap.desk.keeping import begin_keeping
from articlemap.drafts import DraftStore
from articlemap.review import LOG, History, begin_history, begin_review, write_log
from articlemap.review.state import Article
from articlemap.reviewed import to_dossier
from tests.desk import find_desk, open_desk
from tests.towns import TEXT, TOPONYMS, candidate, toponym
from tests.visit import DESK, FINISHED, PHONE, READER, TABLET, WALL, Size, open_context

pytestmark = pytest.mark.browser

OFFENSIVE = "The offensive in Idlib, as one article tells it"
DROUGHT = "Seville waits for rain.\n"
SEVILLE = replace(candidate("Seville", "2510911", 37.38, -5.97, 0.9), country="ES")


def write_towns(title: str, published: str = "2020-02-05") -> History:
    article = Article(TEXT, title=title, published=published, language="fr")
    return begin_history(begin_review(article, TOPONYMS))


def write_drought() -> History:
    article = Article(DROUGHT, title="Drought", published="2023-05-03", language="en")
    return begin_history(begin_review(article, [toponym("Seville", 1, SEVILLE, text=DROUGHT)]))


@pytest.fixture(scope="module")
def store(drafts: Path) -> DraftStore:
    return DraftStore(drafts)


@pytest.fixture
def towns(store: DraftStore) -> str:
    return begin_keeping(write_towns("Three towns"), store).secret


@pytest.fixture
def drought(store: DraftStore) -> str:
    return begin_keeping(write_drought(), store).secret


def read(page: Page, title: str) -> FrameLocator:
    """The reader, once the page shows the article of that title in it."""
    expect(page.locator(".am-head h1")).to_have_text(title)
    page.locator(FINISHED).wait_for()
    expect(page.locator(READER)).to_have_count(1)
    reader = page.frame_locator(READER)
    reader.locator('.reader[data-ready="true"]').wait_for()
    return reader


def open_choice(page: Page, name: str | re.Pattern[str] = re.compile("Articles")) -> Locator:
    page.get_by_role("button", name=name).click()
    choice = page.locator(".st-key-choice_open")
    choice.wait_for()
    return choice


def offers(choice: Locator, what: str = "Article") -> Locator:
    return choice.get_by_role("list", name=what, exact=True).get_by_role("link")


def test_a_first_visit_sees_a_quiet_button_and_as_high_a_map_as_ever(page: Page) -> None:
    page.goto("/")
    read(page, OFFENSIVE)
    expect(page.get_by_role("button", name="Another article")).to_be_visible()
    heading, nav = page.locator(".am-head").bounding_box(), page.locator(".am-nav").bounding_box()
    assert heading
    assert nav
    assert heading["y"] - nav["y"] - nav["height"] < 20
    frame = page.locator(READER).bounding_box()
    assert frame
    assert frame["height"] >= 760


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize(
    "size", [PHONE, TABLET, DESK, WALL], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_the_button_hides_nothing(
    browser: Browser, server: str, towns: str, size: Size, language: str
) -> None:
    with open_context(browser, size, base_url=server) as (context, _witness):
        page = context.new_page()
        page.goto(f"/?draft={towns}&lang={language}")
        read(page, "Three towns")
        button = page.locator(".st-key-choice button").first
        assert page.evaluate("(box) => eyes.spills(box)", "html, body, [data-testid=stMain]") == []
        assert [node for node in HEADED if overlap(button, page.locator(node))] == []


HEADED = (".am-brand", ".am-nav li:last-child", ".am-languages", ".am-dateline", ".am-choice")


def overlap(one: Locator, other: Locator) -> bool:
    """Whether the boxes of two nodes share room; a node that is not shown has no box."""
    a, b = one.bounding_box(), other.bounding_box()
    if not a or not b:
        return False
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def test_what_a_visit_has_opened_is_offered_on_every_later_page(
    page: Page, towns: str, drought: str
) -> None:
    for secret, title in ((towns, "Three towns"), (drought, "Drought")):
        page.goto(f"/?draft={secret}")
        read(page, title)
    page.goto("/")
    read(page, OFFENSIVE)
    choice = open_choice(page, "Articles (3)")
    expect(offers(choice).locator("bdi")).to_have_text([OFFENSIVE, "Three towns", "Drought"])
    expect(choice.locator("[aria-current]")).to_contain_text(OFFENSIVE)
    offers(choice).nth(1).click()
    read(page, "Three towns")


def test_what_is_made_at_the_desk_is_offered_until_it_is_deleted(page: Page) -> None:
    open_desk(page, "en")
    page.goto("/")
    read(page, OFFENSIVE)
    offers(open_choice(page, "Articles (2)")).nth(1).click()
    page.get_by_role("link", name="Back to the desk").click()
    find_desk(page)  # it takes the focus when it opens, which closes what is open beside it
    page.get_by_role("button", name="Delete this draft").click()
    page.get_by_role("button", name="Delete for good").click()
    page.locator(".am-intake").wait_for()
    page.wait_for_function("() => sessionStorage.getItem('articlemap:visit') === '{}'")
    page.goto("/")
    read(page, OFFENSIVE)
    expect(page.get_by_role("button", name="Another article")).to_be_visible()


def test_two_visitors_see_nothing_of_each_other(
    page: Page, browser: Browser, server: str, towns: str, drought: str
) -> None:
    with open_context(browser, base_url=server) as (context, _witness):
        other = context.new_page()
        for visitor, secret, title in ((page, towns, "Three towns"), (other, drought, "Drought")):
            visitor.goto(f"/?draft={secret}")
            read(visitor, title)
        for visitor, title in ((page, "Three towns"), (other, "Drought")):
            visitor.goto("/")
            read(visitor, OFFENSIVE)
            found = offers(open_choice(visitor, "Articles (2)")).locator("bdi")
            expect(found).to_have_text([OFFENSIVE, title])


def test_a_pasted_link_is_opened_and_back_leads_to_the_article_before(
    page: Page, towns: str
) -> None:
    page.goto("/")
    read(page, OFFENSIVE)
    choice = open_choice(page, "Another article")
    choice.get_by_label("A draft’s link or its secret").fill(f"https://x.org/?draft={towns}")
    page.keyboard.press("Enter")
    expect(read(page, "Three towns").locator(".sentence").first).to_contain_text("Sarmin")
    expect(page).to_have_title("articlemap: Three towns")
    page.go_back()
    expect(read(page, OFFENSIVE).locator(".sentence").first).to_contain_text("Le Conseil")
    page.go_forward()
    read(page, "Three towns")
    assert f"draft={towns}" in page.url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a b", "neither a draft’s link nor its secret"),
        ("A" * 32, "No draft is kept under this link"),
    ],
)
def test_a_link_to_no_draft_is_answered_in_the_chooser(page: Page, text: str, reason: str) -> None:
    page.goto("/")
    read(page, OFFENSIVE)
    choice = open_choice(page, "Another article")
    choice.get_by_label("A draft’s link or its secret").fill(text)
    choice.get_by_role("button", name="Open").click()
    expect(choice.get_by_role("alert")).to_contain_text(reason)
    read(page, OFFENSIVE)


@pytest.mark.parametrize("reviewed", [True, False])
def test_a_dossier_is_dropped_in_once_and_becomes_a_draft(
    page: Page, tmp_path: Path, reviewed: bool
) -> None:
    history = write_towns("From a zip file")
    path = tmp_path / "dossier.zip"
    log = {LOG: write_log(history)} if reviewed else {}
    path.write_bytes(write_archive(to_dossier(history.review), extra=log))
    page.goto("/")
    read(page, OFFENSIVE)
    open_choice(page, "Another article").locator('input[type="file"]').set_input_files(path)
    read(page, "From a zip file")
    expect(page.get_by_role("button", name="Articles (2)")).to_be_visible()
    expect(page.get_by_role("link", name="Back to the desk")).to_have_count(int(reviewed))
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".am-head h1")).to_have_text("From a zip file")


def test_a_file_that_is_no_dossier_is_refused_and_the_map_stays(page: Page) -> None:
    page.goto("/")
    read(page, OFFENSIVE)
    choice = open_choice(page, "Another article")
    file = {"name": "x.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04 not a zip"}
    choice.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    expect(choice.get_by_role("alert")).to_contain_text("damaged")
    read(page, OFFENSIVE)


def test_any_two_stand_side_by_side_and_each_alone_again(
    page: Page, towns: str, drought: str
) -> None:
    page.goto(f"/?draft={towns}")
    read(page, "Three towns")
    page.goto(f"/?draft={drought}")
    read(page, "Drought")
    offers(open_choice(page), "Beside it, compared").filter(has_text="Three towns").click()
    expect(page.locator(".am-side-head h2")).to_have_text(["Three towns", "Drought"])
    for frame in range(2):
        page.frame_locator("iframe").nth(frame).locator('[data-ready="true"]').wait_for()
    expect(page.locator(".am-compare summary").nth(2)).to_contain_text("Only in the later")
    page.get_by_role("link", name="Three towns, alone").click()
    read(page, "Three towns")
    page.go_back()
    expect(page.locator(".am-side-head h2")).to_have_text(["Three towns", "Drought"])


def test_a_deleted_draft_is_left_out_with_a_notice(
    page: Page, store: DraftStore, towns: str, drought: str
) -> None:
    page.goto(f"/?draft={towns}")
    read(page, "Three towns")
    store.delete(towns)
    page.goto(f"/?draft={drought}&beside={towns}")
    read(page, "Drought")
    expect(page.get_by_role("alert")).to_contain_text("No draft is kept under this link")
    expect(offers(open_choice(page)).locator("bdi")).to_have_text([OFFENSIVE, "Drought"])


def test_the_chooser_is_used_by_keyboard_alone(page: Page, towns: str) -> None:
    page.goto(f"/?draft={towns}")
    read(page, "Three towns")
    page.locator(".st-key-choice button").first.focus()
    page.keyboard.press("Enter")
    choice = page.locator(".st-key-choice_open")
    choice.wait_for()
    first = offers(choice).first
    expect(first).to_be_visible()
    while not first.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    read(page, OFFENSIVE)


def test_a_draft_elsewhere_says_nothing_of_syria_or_of_data_not_drawn(
    page: Page, drought: str
) -> None:
    page.goto(f"/?draft={drought}")
    reader = read(page, "Drought")
    picture = reader.locator(".locator svg")
    expect(picture).to_have_attribute("aria-label", "Where this is in the world")
    expect(picture.locator("text")).to_have_count(0)
    credits = reader.locator('[data-furniture="credits"]')
    expect(credits).to_have_text("Natural Earth · GeoNames, CC BY 4.0")
    said = page.locator("body").inner_text() + reader.locator("body").inner_text()
    assert not re.search("Syria|Idlib|Turkish", said)


def test_the_sources_of_what_is_drawn_are_named_as_the_map_moves(page: Page, towns: str) -> None:
    page.goto(f"/?draft={towns}")
    credits = read(page, "Three towns").locator('[data-furniture="credits"]')
    expect(credits).to_have_text(
        "Borders © OpenStreetMap contributors, ODbL · Natural Earth · GSHHG · GeoNames, CC BY 4.0"
    )
    page.goto(f"/?draft={towns}&at=40.0000_-3.7000_7")
    credits = read(page, "Three towns").locator('[data-furniture="credits"]')
    expect(credits).to_have_text("Natural Earth · GeoNames, CC BY 4.0")


def test_a_correction_is_forgotten_and_brought_back_by_keyboard(page: Page) -> None:
    desk = open_desk(page, "en")
    desk.find('.toponym:text-is("Homs")').first.click()
    desk.press("x")
    desk.wait_until_kept()
    page.get_by_role("button", name="Another article").click()
    page.get_by_text("Your own corrections").click()
    page.get_by_role("button", name="Forget Homs").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Bring back Homs")).to_be_focused()
    expect(page.get_by_text("None yet")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Forget Homs")).to_be_focused()
    expect(page.get_by_text("Used for the next article: Homs")).to_be_visible()
