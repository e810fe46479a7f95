"""Which articles the map page shows, and the chooser of them; like `ui` it knows Streamlit.

The address holds the choice. What can be chosen are the article that ships with the program and
the drafts of this visit; another draft is opened by its link, or made of a dossier's zip file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from articlemap import ui, views, visit
from articlemap.archive import read_archive
from articlemap.desk.keeping import begin_keeping
from articlemap.desk.remembering import list_own
from articlemap.drafts import DraftStore, begin_dossier, find_archive, find_store
from articlemap.errors import ArticlemapError
from articlemap.language import N_, translate
from articlemap.notices import RefusedError
from articlemap.pair import Side
from articlemap.review import LOG, review_from_archive
from articlemap.viewstate import FIRST, SECRET, read_state
from articlemap.visit import Opened
from articlemap.wording import fill_in

ICON = ":material/library_books:"
ANOTHER = N_("Another article")
SEVERAL = N_("Articles ({count})")
LINK = N_("A draft’s link or its secret")
OPEN = N_("Open")
DROP = N_("or a dossier (.zip), which becomes a draft")
READING = N_("Being opened…")
NO_LINK = N_("This is neither a draft’s link nor its secret; copy the whole address of its page.")
TWICE = N_("An article cannot stand beside itself: it is shown alone.")
TAKEN = "choice_taken"  # where a session keeps which file it has made a draft of


@dataclass(frozen=True, slots=True)
class Shown:
    """The article that the map page shows, what stands beside it, and why something does not."""

    article: Side
    beside: Side | None = None
    refused: tuple[RefusedError, ...] = ()


def open_articles(language: str) -> Shown:
    """What the address asks for; a draft that is not kept is left out, with the reason.

    Raises InvalidDossierError when the tables of one cannot be used.
    """
    state, _ignored = read_state(st.query_params.to_dict())
    article, refused = _open_side(state.draft or "", language)
    article = article or Side(ui.open_folder())
    if state.beside is None:
        return Shown(article, None, refused)
    beside, more = _open_side("" if state.beside == FIRST else state.beside, language)
    if beside and beside.secret == article.secret:
        beside, more = None, (RefusedError(TWICE),)
    return Shown(article, beside, (*refused, *more))


def _open_side(secret: str, language: str) -> tuple[Side | None, tuple[RefusedError, ...]]:
    """The article of that secret, noted as opened, or the reason why there is none."""
    if not secret:
        return Side(ui.open_folder()), ()
    try:
        draft = ui.find_draft(secret)
        side = Side(ui.draw_draft(draft), secret, reviewed=not find_archive(draft))
    except RefusedError as error:
        visit.forget(secret)
        return None, (error,)
    visit.remember(*_describe(side, language))
    return side, ()


def _describe(side: Side, language: str) -> tuple[str, str, str]:
    published = side.dossier.meta.get("articlemap", {}).get("published")
    return side.secret, ui.pick_title(side.dossier, language), str(published or "")


def show_choice(shown: Shown, language: str) -> None:
    """A button that opens the list of articles and the ways to open another.

    Where no drafts are kept there is nothing to choose.
    """
    try:
        store = find_store()
    except RefusedError:
        return  # the page of one's own article says why
    if store:
        with st.container(key="choice"):
            _show_button(store, shown, language)


@st.fragment
def _show_button(store: DraftStore, shown: Shown, language: str) -> None:
    visit.carry()
    articles = _list_articles(language)
    several = fill_in(SEVERAL, language, count=len(articles))
    label = several if len(articles) > 1 else translate(language)(ANOTHER)
    with st.popover(label, type="tertiary", icon=ICON), st.container(key="choice_open"):
        views.show(
            "choice_list.html",
            language,
            articles=articles,
            article=shown.article.secret,
            beside=shown.beside.secret if shown.beside else None,
        )
        _ask_link(store, language)
        _ask_file(store, language)


def _list_articles(language: str) -> list[Opened]:
    """The article that ships with the program, then the drafts of this visit.

    Those of one title and date are numbered.
    """
    articles = [Opened(*_describe(Side(ui.open_folder()), language)), *visit.list_opened()]
    seen: Counter[tuple[str, str]] = Counter()
    for number, one in enumerate(articles):
        seen[one.title, one.date] += 1
        if (count := seen[one.title, one.date]) > 1:
            articles[number] = replace(one, title=f"{one.title} ({count})")
    return articles


def _ask_link(store: DraftStore, language: str) -> None:
    _ = translate(language)
    with st.form("choice_link", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(_(LINK), max_chars=2000, key="choice_text")
            asked = st.form_submit_button(_(OPEN), width="content")
        if asked and text.strip():
            _open_link(text, store, language)


def _open_link(text: str, store: DraftStore, language: str) -> None:
    try:
        secret = read_secret(text)
        store.touch(secret)
    except RefusedError as error:
        ui.explain(error, language=language)
        return
    _go_to(secret)


def read_secret(text: str) -> str:
    """The secret in a draft's link, or alone; raises RefusedError for what is neither."""
    asked = parse_qs(urlsplit(text.strip()).query).get("draft", [text.strip()])
    if not re.fullmatch(SECRET, asked[0]):
        raise RefusedError(NO_LINK)
    return asked[0]


def _ask_file(store: DraftStore, language: str) -> None:
    _ = translate(language)
    file = st.file_uploader(_(DROP), type=["zip"], key="choice_file")
    if file is None or st.session_state.get(TAKEN) == file.file_id:
        return
    try:
        with st.spinner(_(READING)):
            secret = take_in(file.getvalue(), store)
    except ArticlemapError as error:
        ui.explain(error, language=language)
        return
    st.session_state[TAKEN] = file.file_id
    _go_to(secret)


def take_in(data: bytes, store: DraftStore) -> str:
    """The secret of a new draft, made of a dossier's zip file: its review goes on if it has one.

    Raises RefusedError for what cannot be opened, InvalidDossierError for tables that are wrong.
    """
    archive = read_archive(data)
    if LOG not in archive.extra:
        return store.create(begin_dossier(archive.dossier))
    return begin_keeping(review_from_archive(archive), store, list_own()).secret


def _go_to(secret: str) -> None:
    """Show that draft, or the first article; of the view before, only the language fits it."""
    asked = {"draft": secret, "lang": st.query_params.get("lang", "")}
    st.query_params.from_dict({name: value for name, value in asked.items() if value})
    st.rerun()


def show_ways(shown: Shown, language: str) -> None:
    """What could not be opened, and where a draft leads: beside the first one, to its desk."""
    for error in shown.refused:
        ui.explain(error, language=language)
    article = shown.article
    if not article.secret or shown.beside:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ways"):
        views.show("draft_ways.html", language, draft=article.secret, reviewed=article.reviewed)
        if not article.reviewed:
            _ask_deletion(article.secret, language)


def _ask_deletion(secret: str, language: str) -> None:
    """A button that deletes a draft without a desk; others are deleted there."""
    label = translate(language)(N_("Delete this draft"))
    store = find_store()
    if store and st.button(label, key="delete", type="tertiary", width="content"):
        store.delete(secret)
        visit.forget(secret)
        _go_to("")
