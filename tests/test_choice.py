"""Which articles the map page shows and offers, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from articlemap.archive import write_archive
from articlemap.choice import read_secret, take_in
from articlemap.desk.keeping import begin_keeping, open_keeping
from articlemap.dossier import read_dossier
from articlemap.drafts import DraftStore
from articlemap.notices import RefusedError
from articlemap.review import LOG, begin_history, begin_review, write_log
from articlemap.review.state import Article
from articlemap.reviewed import to_dossier
from articlemap.visit import LONGEST, OPENED, Opened, read_kept
from tests.conftest import FIRST_DOSSIER
from tests.test_dashboard import ROOT, TINY, html_of
from tests.towns import TEXT, TOPONYMS

SECRET = "A" * 32
SIDE = '<header class="am-page am-side-head"'


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DraftStore:
    path = tmp_path / "drafts.sqlite"
    monkeypatch.setenv("ARTICLEMAP_DRAFTS", str(path))
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(TINY))
    return DraftStore(path)


def make_draft(store: DraftStore, title: str, published: str = "2020-02-05") -> str:
    article = Article(TEXT, title=title, published=published, language="fr")
    return begin_keeping(begin_history(begin_review(article, TOPONYMS)), store).secret


def open_map(opened: dict[str, tuple[str, str]] | None = None, /, **asked: str) -> AppTest:
    """The map page at the address that asks so, in a visit that has opened these drafts."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in asked.items():
        page.query_params[name] = value
    if opened:
        page.session_state[OPENED] = opened
    return page.run()


def shown(page: AppTest) -> str:
    assert not page.exception
    return html_of(page)


def titles_of(page: AppTest) -> list[str]:
    return [one.split("<bdi>")[1].split("</bdi>")[0] for one in offers_of(page)]


def offers_of(page: AppTest) -> list[str]:
    """The rows under "Article" that the chooser offers."""
    return (
        shown(page)
        .partition('aria-labelledby="am-article"')[2]
        .partition("</ul>")[0]
        .split("<li>")[1:]
    )


def test_a_first_visit_is_offered_no_article_but_a_way_to_open_one(store: DraftStore) -> None:
    make_draft(store, "Somebody else’s")
    page = open_map()
    assert offers_of(page) == []
    assert "Somebody else" not in shown(page)
    assert [one.key for one in page.text_input][:1] == ["choice_text"]


def test_a_draft_that_is_opened_is_offered_with_its_title_and_date(store: DraftStore) -> None:
    page = open_map(draft=make_draft(store, "Three towns"))
    assert "<h1>Three towns</h1>" in shown(page)
    assert titles_of(page) == ["Homs and Hama", "Three towns"]
    assert 'aria-current="true"><bdi>Three towns</bdi> <small>5 February 2020' in shown(page)


def test_another_visitor_is_offered_nothing_of_it(store: DraftStore) -> None:
    open_map(draft=make_draft(store, "Three towns"))
    assert "Three towns" not in shown(open_map())


def test_what_the_visit_has_opened_before_is_offered_again(store: DraftStore) -> None:
    page = open_map({SECRET: ("An earlier one", "2024")})
    assert titles_of(page) == ["Homs and Hama", "An earlier one"]


@pytest.mark.parametrize("name", ["draft", "beside"])
def test_a_draft_that_is_not_kept_is_left_out_with_a_notice(store: DraftStore, name: str) -> None:
    page = open_map({SECRET: ("Deleted since", "2024")}, **{name: SECRET})
    assert "No draft is kept under this link" in shown(page)
    assert "<h1>Homs and Hama</h1>" in shown(page)
    assert "Deleted since" not in shown(page)


def test_what_is_no_secret_is_left_out(store: DraftStore) -> None:
    page = open_map(draft="<script>", beside="../etc")
    assert "<h1>Homs and Hama</h1>" in shown(page)


def test_an_embedded_draft_that_is_not_kept_is_not_replaced(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlemap.ui.is_embedded", lambda: True)
    page = open_map(draft=SECRET)
    assert "No draft is kept under this link" in shown(page)
    assert "Homs and Hama" not in shown(page)


def test_any_two_stand_side_by_side_the_earlier_first(store: DraftStore) -> None:
    later = make_draft(store, "The later", "2020-03-01")
    earlier = make_draft(store, "The earlier", "2020-02-01")
    page = shown(open_map(draft=later, beside=earlier))
    assert page.index("<h2><bdi>The earlier") < page.index("<h2><bdi>The later")
    assert "What the later article adds" in page
    for secret in (later, earlier):
        assert f"?draft={secret}&amp;sentence=" in page


@pytest.mark.parametrize("first", ["draft", "beside"])
def test_the_first_article_stands_on_either_side(store: DraftStore, first: str) -> None:
    secret = make_draft(store, "Three towns")
    asked = {"beside": secret} if first == "draft" else {"draft": secret, "beside": "first"}
    page = shown(open_map(**asked))
    assert page.count(SIDE) == 2
    assert "What the later article adds" in page


def test_an_article_does_not_stand_beside_itself(store: DraftStore) -> None:
    secret = make_draft(store, "Three towns")
    page = shown(open_map(draft=secret, beside=secret))
    assert "cannot stand beside itself" in page
    assert SIDE not in page


def test_without_drafts_there_is_nothing_to_choose(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLEMAP_DRAFTS", "off")
    page = open_map()
    assert "<h1>Homs and Hama</h1>" in shown(page)
    assert [one.key for one in page.text_input] == []


@pytest.mark.parametrize(
    "text", [SECRET, f" {SECRET}\n", f"https://x.org/Posts?lang=fr&draft={SECRET}#a"]
)
def test_a_secret_is_read_from_a_link_or_alone(text: str) -> None:
    assert read_secret(text) == SECRET


@pytest.mark.parametrize(
    "text", ["", "short", "https://x.org/?draft=", "file:///etc/passwd", "http://[::?draft=x"]
)
def test_what_holds_no_secret_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="neither a draft’s link nor its secret"):
        read_secret(text)


def test_a_link_is_opened_and_keeps_the_language(store: DraftStore) -> None:
    secret = make_draft(store, "Trois villes")
    page = open_map(lang="fr", sentence="s01")
    page.text_input(key="choice_text").input(f"https://here/?draft={secret}")
    page.button[0].click().run()
    assert "<h1>Trois villes</h1>" in shown(page)
    assert page.query_params == {"lang": "fr", "draft": secret}


def test_a_dossier_with_its_review_becomes_a_draft_with_every_decision(store: DraftStore) -> None:
    history = begin_history(begin_review(Article(TEXT, title="Zip"), TOPONYMS))
    data = write_archive(to_dossier(history.review), extra={LOG: write_log(history)})
    made = open_keeping(store, take_in(data, store))
    assert made.history.review == history.review


def test_a_dossier_without_a_review_is_read_and_has_no_desk(store: DraftStore) -> None:
    secret = take_in(write_archive(read_dossier(FIRST_DOSSIER)), store)
    page = open_map(draft=secret)
    assert "<h1>The offensive in Idlib, as one article tells it</h1>" in shown(page)
    assert 'data-row="morek"' in shown(page)
    assert "Back to the desk" not in shown(page)
    with pytest.raises(RefusedError, match="holds no review"):
        open_keeping(store, secret)


def test_a_dossier_without_a_review_is_deleted_where_it_is_read(store: DraftStore) -> None:
    secret = take_in(write_archive(read_dossier(FIRST_DOSSIER)), store)
    page = open_map(draft=secret)
    page.button(key="delete").click().run()
    assert "<h1>Homs and Hama</h1>" in shown(page)
    assert offers_of(page) == []
    with pytest.raises(RefusedError, match="No draft is kept"):
        store.open(secret)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip"])
def test_what_is_no_dossier_is_refused_with_the_reason(store: DraftStore, data: bytes) -> None:
    with pytest.raises(RefusedError, match="damaged"):
        take_in(data, store)


def test_only_what_has_their_form_is_taken_from_the_tabs_storage() -> None:
    good = {SECRET: ["Three towns", "2020-02-05"], "B" * 32: ["", ""]}
    bad = {"x": ["t", ""], "C" * 32: "t", "D" * 32: ["t"], "E" * 32: ["t", "<b>"]}
    long = {"F" * 32: ["t" * (LONGEST + 1), ""]}
    assert read_kept({**bad, **good, **long}) == [
        Opened(key, *value) for key, value in good.items()
    ]


@pytest.mark.parametrize("value", [None, 3, [], "x"])
def test_a_storage_that_holds_something_else_holds_nothing(value: object) -> None:
    assert read_kept(value) == []
