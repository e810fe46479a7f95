"""The pages beside the map without a browser, each opened alone."""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from articlemap.dossier import Dossier, read_dossier
from articlemap.ledger import count_states, find_entries
from articlemap.lookup import look_up
from articlemap.pagewords import PAGES
from tests.conftest import FIRST_DOSSIER

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "data" / "tiny"
FILES = {
    "Timeline": "1_Timeline.py",
    "Posts": "2_Posts.py",
    "Sources": "3_Sources.py",
    "About": "5_About.py",
}


def open_page(page: str, **asked: str) -> AppTest:
    """The page by its own address, `asked` being what stands after the question mark."""
    opened = AppTest.from_file(str(ROOT / "pages" / FILES[page]), default_timeout=60)
    for name, value in asked.items():
        opened.query_params[name] = value
    return opened.run()


def html_of(page: AppTest) -> str:
    """What the page shows, without its own scripts."""
    assert not page.exception
    return "\n".join(one.proto.body for one in page.get("html") if not is_script(one))


def is_script(element: Any) -> bool:
    """Whether an element may run what it holds."""
    return bool(element.proto.unsafe_allow_javascript)


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
    opened = open_page(page, mark="morek")
    scripts = [one.proto.body for one in opened.get("html") if is_script(one)]
    assert "{{7*7}}" not in "".join(scripts)
    reader = Tags()
    reader.feed(html_of(opened))
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


@pytest.mark.parametrize("page", FILES)
def test_what_an_address_asks_in_vain_is_named_and_left_out(page: str) -> None:
    shown = html_of(open_page(page, utm_source="x", kind="rumour", claim="c999", mark="morek"))
    [notice] = re.findall(r'class="am-notice"[^>]*>(.*?)<', shown)
    assert set(notice.partition("left out: ")[2].split(", ")) == {"utm_source", "kind", "claim"}
    assert 'am-notice"' not in html_of(open_page(page, claim="c01", lang="en"))


@pytest.mark.parametrize("page", FILES)
def test_links_to_other_pages_keep_the_view_but_not_how_this_page_sorts(page: str) -> None:
    shown = html_of(open_page(page, by="SOHR", lanes="layer", order="date"))
    assert 'href="./?by=SOHR"' in shown
    assert 'href="./Timeline?by=SOHR"' in shown


# ---- Timeline


def moments_of(page: AppTest) -> list[str]:
    """The claims that the list shows, in its order."""
    return re.findall(r'data-moment="(\w+)"', html_of(page))


def charts_of(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(element.proto.spec) for element in page.get("vega_lite_chart")]


def test_every_claim_is_in_the_list_and_leads_to_the_map(article: Dossier) -> None:
    page = open_page("Timeline", lang="fr")
    shown = html_of(page)
    assert sorted(moments_of(page)) == sorted(article.claims["claim_id"])
    for claim_id in article.claims["claim_id"]:
        assert f'href="./?lang=fr&amp;claim={claim_id}"' in shown
        assert f'href="./Sources?lang=fr&amp;claim={claim_id}"' in shown


def test_the_list_is_in_order_of_time_and_what_has_no_date_says_so(article: Dossier) -> None:
    page = open_page("Timeline")
    dates = re.findall(r'data-date="([^"]*)"', html_of(page))
    assert dates == [
        *("2018", "2019", "2020-01", "2020-01-28/2020-01-29", "2020-02-03", "2020-02-05"),
        *("2020-02-06", ""),
    ]
    undated = html_of(page).split('data-date=""')[1]
    assert "No date given by the article" in undated
    assert undated.count("data-moment=") == article.claims["date"].isna().sum()


def test_the_list_shows_where_other_sources_differ(article: Dossier) -> None:
    shown = html_of(open_page("Timeline"))
    about_claims = article.contradictions.dropna(subset="claim_id")
    for source in about_claims["source"]:
        assert escape(source) in shown


def test_the_chart_is_drawn_for_a_wide_window_and_for_a_phone() -> None:
    page = open_page("Timeline")
    assert len(charts_of(page)) == 2
    for element in page.get("vega_lite_chart"):
        assert "46 with a date, 24 without" in element.proto.alt


def test_filters_stand_in_the_address_and_come_from_it(article: Dossier) -> None:
    page = open_page("Timeline", by="SOHR", layers="posts,toll", lang="fr")
    assert page.selectbox(key="view_by").value == "SOHR"
    wanted = article.claims.query("claimant == 'SOHR' and layer in ('posts', 'toll')")
    assert sorted(moments_of(page)) == sorted(wanted["claim_id"])

    page.selectbox(key="view_kind").select("figure").run()

    assert page.query_params["kind"] in ("figure", ["figure"])
    assert moments_of(page) == ["c68"]
    assert 'href="?by=SOHR&amp;layers=posts%2Ctoll&amp;lang=fr&amp;kind=figure"' in html_of(page)


def test_a_filter_taken_away_leaves_the_address() -> None:
    page = open_page("Timeline", by="SOHR")
    page.selectbox(key="view_by").select("").run()
    assert "by" not in page.query_params
    assert len(moments_of(page)) == 70


def test_filters_that_only_the_map_can_set_are_told() -> None:
    shown = html_of(open_page("Timeline", since="2020-02-06", q="camps"))
    assert "from 6 February 2020" in shown
    assert "the words “camps”" in shown


def test_nothing_that_passes_is_said() -> None:
    page = open_page("Timeline", by="Erdogan", kind="figure")
    assert "No claim passes these filters" in html_of(page)
    assert charts_of(page) == []


def test_lanes_can_be_layers() -> None:
    page = open_page("Timeline", lanes="layer")
    assert "Turkish posts" in json.dumps(charts_of(page))
    assert "Cavusoglu" in json.dumps(charts_of(open_page("Timeline")))


def test_the_claim_of_the_address_is_told_and_marked() -> None:
    shown = html_of(open_page("Timeline", claim="c34"))
    assert "Chosen claim" in shown
    assert re.search(r'data-moment="c34" aria-current="true"', shown)


# ---- Posts


def test_the_post_of_the_address_is_marked() -> None:
    assert '<tbody data-post="morek" class="am-at" data-chosen' in html_of(
        open_page("Posts", mark="morek")
    )


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
    page.text_input(key="view_q").input("encerclés").run()
    assert numbers_of(page) == ["s07"]
    page.text_input(key="view_q").input("no such word").run()
    assert numbers_of(page) == []
    assert "Nothing in the ledger holds these words" in html_of(page)


def test_the_ledger_can_be_sorted_by_date() -> None:
    page = open_page("Sources")
    page.selectbox(key="view_order").select("date").run()
    assert numbers_of(page)[0] == "s06"


def test_search_and_order_stand_in_the_address_and_survive_a_change_of_language() -> None:
    page = open_page("Sources")
    page.text_input(key="view_q").input("Saraqeb").run()
    page.selectbox(key="view_order").select("date").run()
    assert 'href="?q=Saraqeb&amp;order=date&amp;lang=fr"' in html_of(page)

    french = open_page("Sources", q="Saraqeb", order="date", lang="fr")
    assert french.text_input(key="view_q").value == "Saraqeb"
    assert french.selectbox(key="view_order").value == "date"
    assert numbers_of(french) == numbers_of(page)


@pytest.mark.parametrize("asked", [{"sentence": "s18"}, {"claim": "c34"}])
def test_the_sentence_of_the_address_is_marked(asked: dict[str, str]) -> None:
    [chosen] = re.findall(
        r'data-sentence="(\w+)"[^>]*data-chosen', html_of(open_page("Sources", **asked))
    )
    assert chosen == "s18"


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


def test_no_corrections_are_said_in_words() -> None:
    assert "None so far." in html_of(open_page("About"))


def test_corrections_are_shown_with_their_dates_the_latest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(FIRST_DOSSIER, tmp_path / "corrected"))
    (folder / "corrections.csv").write_text(
        "date,about,was_en,was_fr,was_ar,is_en,is_fr,is_ar,source\n"
        "2020-03-01,morek,2 km,2 km,,1 km,1 km,,A reader\n"
        "2020-03-09,c34,<b>entered</b>,,,entered in part,entrée en partie,,\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(folder))
    shown = html_of(open_page("About", lang="fr"))
    assert re.findall(r'data-correction="(\w+)"', shown) == ["c34", "morek"]
    assert "9 mars 2020" in shown
    assert "&lt;b&gt;entered&lt;/b&gt;" in shown
    assert "None so far." not in shown


def test_a_wrong_correction_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "spoilt"))
    (folder / "corrections.csv").write_text(
        "date,about,was_en,was_fr,was_ar,is_en,is_fr,is_ar,source\n1 March 2020,homs,a,,,b,,,\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(folder))
    assert "1 March 2020" in html_of(open_page("About"))
