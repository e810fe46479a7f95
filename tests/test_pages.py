"""The pages beside the map without a browser, each opened alone."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from articlemap.dossier import Dossier, read_dossier
from articlemap.ledger import count_states, find_entries
from articlemap.lookup import look_up
from articlemap.pagewords import PAGES
from tests.conftest import FIRST_DOSSIER

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "data" / "tiny"
FILES = {"Posts": "2_Posts.py", "Sources": "3_Sources.py", "About": "5_About.py"}


def open_page(page: str, **asked: str) -> AppTest:
    """The page by its own address, `asked` being what stands after the question mark."""
    opened = AppTest.from_file(str(ROOT / "pages" / FILES[page]), default_timeout=60)
    for name, value in asked.items():
        opened.query_params[name] = value
    return opened.run()


def html_of(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def numbers_of(page: AppTest) -> list[str]:
    """The sentences that the ledger shows, in its order."""
    return re.findall(r'data-sentence="(\w+)"', html_of(page))


class Tags(HTMLParser):
    """The names of all tags and attributes of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


# ---- every page


@pytest.mark.parametrize("page", FILES)
def test_a_page_opens_alone_under_the_same_title(page: str, article: Dossier) -> None:
    shown = html_of(open_page(page))
    assert shown.count("<h1") == 1
    assert article.meta["articlemap"]["title"]["en"] in shown


@pytest.mark.parametrize("page", FILES)
def test_the_navigation_marks_the_open_page_and_leads_to_all(page: str) -> None:
    shown = html_of(open_page(page))
    assert f'href="./{page}" aria-current="page"' in shown
    assert shown.count('aria-current="page"') == 1
    for other in PAGES:
        assert f'href="./{other}"' in shown


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_links_keep_the_language_of_the_address(page: str, language: str) -> None:
    shown = html_of(open_page(page, lang=language))
    assert f'href="./Posts?lang={language}"' in shown
    assert f'<div class="am-page" dir="{"rtl" if language == "ar" else "ltr"}"' in shown.replace(
        " am-prose", ""
    )


@pytest.mark.parametrize("page", FILES)
def test_headings_go_down_step_by_step(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", html_of(open_page(page)))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", FILES)
def test_another_dossier_can_be_opened(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(TINY))
    assert "<h1>Homs and Hama</h1>" in html_of(open_page(page))


@pytest.mark.parametrize("page", FILES)
def test_text_of_a_dossier_is_never_markup(
    page: str, hostile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(hostile_folder))
    shown = html_of(open_page(page))
    reader = Tags()
    reader.feed(shown)
    assert not reader.tags & {"script", "img", "iframe", "svg", "object", "form"}
    assert not any(name.startswith("on") for name in reader.attributes)


@pytest.mark.parametrize("page", FILES)
def test_a_wrong_table_is_explained(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "spoilt"))
    places = folder / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("34.72405", "460.5", 1))
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(folder))
    assert "460.5" in html_of(open_page(page))


# ---- Posts


def test_the_posts_page_tells_announced_from_named() -> None:
    shown = html_of(open_page("Posts"))
    assert "Turkish posts: 12 announced, 2 named, 1 more" in shown
    assert "Whether the post at Saraqeb was encircled in the end." in shown


def test_every_post_has_its_facts_and_a_link_to_its_mark(article: Dossier) -> None:
    shown = html_of(open_page("Posts"))
    for post_id, row in look_up(article).posts.items():
        [part] = re.findall(rf'<tbody data-post="{post_id}">(.*?)</tbody>', shown, re.DOTALL)
        assert f'href="./?mark={post_id}"' in part
        assert f"± {row['uncertainty_km']:g} km" in re.sub(r"\s+", " ", part)
        assert part.count("data-km=") == 3
        assert part.count("<li>") == len(look_up(article).contradictions.get(post_id, []))


# ---- Sources


def test_the_ledger_has_every_sentence_verbatim(article: Dossier) -> None:
    page = open_page("Sources")
    shown = html_of(page).replace("&#39;", "'").replace("&#34;", '"')
    assert numbers_of(page) == list(article.sentences["sentence_id"])
    for text in article.sentences["text"]:
        assert text in shown
    assert shown.count("data-claim=") == len(article.claims)


def test_the_search_shows_what_holds_the_words() -> None:
    page = open_page("Sources")
    page.text_input(key="ledger_search").input("encerclés").run()
    assert numbers_of(page) == ["s07"]
    page.text_input(key="ledger_search").input("no such word").run()
    assert numbers_of(page) == []
    assert "Nothing in the ledger holds these words" in html_of(page)


def test_the_ledger_can_be_sorted_by_date() -> None:
    page = open_page("Sources")
    page.selectbox(key="ledger_order").select("date").run()
    assert numbers_of(page)[0] == "s06"


def test_verify_shows_its_outcome_with_its_date() -> None:
    page = open_page("Sources")
    assert "checks passed" not in html_of(page)
    page.button(key="verify").click().run()
    assert "All 24 checks passed" in html_of(page)
    assert re.search(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00">', html_of(page))


def test_verify_shows_what_has_drifted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(FIRST_DOSSIER, tmp_path / "drifted"))
    places = folder / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("35.86447", "35.87447", 1))
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(folder))
    page = open_page("Sources")
    page.button(key="verify").click().run()
    assert "2 of 24 checks failed" in html_of(page)
    assert "places.csv, line" in html_of(page)


# ---- the ledger itself


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("commente", [8]),  # the article: “commentéles”
        ("NORTH-WEST bombardments", []),
        ("Maarrat al-Nu'man", [18, 23, 32]),
        ("معرة النعمان", [18, 23, 32]),
        ("Serakib", [8, 18, 19, 20, 21, 32]),
        ("Lattaquié", [22]),
        ("cavusoglu russie", [4]),
    ],
)
def test_words_are_found_in_every_spelling(
    article: Dossier, words: str, numbers: list[int]
) -> None:
    assert [entry.number for entry in find_entries(article, words)] == numbers


@pytest.mark.parametrize("order", ["date", "claimant"])
def test_sorting_keeps_every_claim_and_puts_what_has_none_last(
    article: Dossier, order: str
) -> None:
    entries = find_entries(article, order=order)
    claims = [claim.row for entry in entries for claim in entry.claims]
    assert sorted(row["claim_id"] for row in claims) == sorted(article.claims["claim_id"])
    given = [row[order] for row in claims if row[order]]
    assert given == sorted(given)
    assert all(row[order] is None for row in claims[len(given) :])
    assert {entry.number for entry in entries} == set(range(1, 39))


def test_every_sentence_is_in_one_state(article: Dossier) -> None:
    assert count_states(article) == {"mapped": 26, "heading": 4, "no_place": 6, "not_drawable": 2}


def test_the_ledger_of_a_small_dossier() -> None:
    entries = find_entries(read_dossier(TINY))
    assert [len(entry.claims) for entry in entries] == [0, 1, 1, 1]


# ---- About


@pytest.mark.parametrize(
    "heading",
    ["How to read the map", "Method", "What is left out", "Known contradictions", "Corrections"],
)
def test_the_about_page_has_its_parts(heading: str) -> None:
    assert f"<h2>{heading}</h2>" in html_of(open_page("About"))
