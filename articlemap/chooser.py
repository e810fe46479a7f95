"""The chooser of articles on the map page: a button, and what it opens; it knows Streamlit."""

from __future__ import annotations

import streamlit as st

from articlemap import ui, views, visit
from articlemap.choice import Shown, list_articles, read_secret, take_in
from articlemap.drafts import DraftStore, find_store
from articlemap.errors import ArticlemapError
from articlemap.language import N_, translate
from articlemap.notices import RefusedError
from articlemap.wording import fill_in

ICON = ":material/library_books:"
ANOTHER = N_("Another article")
SEVERAL = N_("Articles ({count})")
LINK = N_("A draft’s link or its secret")
OPEN = N_("Open")
DROP = N_("or a dossier (.zip), which becomes a draft")
READING = N_("Being opened…")
TAKEN = "choice_taken"  # where a session keeps which file it has made a draft of


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
    articles = list_articles(language)
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
    store = find_store()
    if store and ui.ask_deletion(st, language=language, quiet=True):
        store.delete(secret)
        visit.forget(secret)
        _go_to("")
