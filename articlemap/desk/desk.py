"""The page "Your article": the intake, then the desk in a frame of its own, then what to keep.

Like `ui` it knows Streamlit. The frame gives orders; each is kept before it is acknowledged.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components

from articlemap import ui, views, visit
from articlemap.archive import write_archive
from articlemap.desk.finding import find_places
from articlemap.desk.intake_view import show_intake
from articlemap.desk.keeping import (
    Keeping,
    begin_keeping,
    note,
    note_found,
    obey,
    open_keeping,
    read_orders,
    record,
)
from articlemap.desk.online import ask_server, find_server, name_host
from articlemap.desk.remembering import (
    FILE,
    TAKE_OUT,
    carry,
    list_own,
    remember,
    show_own,
    write_own,
)
from articlemap.desk.view import describe_found, describe_state
from articlemap.desk.words import words
from articlemap.drafts import DAYS, DraftStore, find_store
from articlemap.drafts.store import hash_secret
from articlemap.language import N_, translate
from articlemap.nominatim import OnlineLookupError
from articlemap.notices import Notice, RefusedError
from articlemap.pagewords import TITLES
from articlemap.reader.map import write_map
from articlemap.review import LOG, History, write_log
from articlemap.reviewed import to_dossier
from articlemap.viewstate import ViewState

WEB = Path(__file__).parent / "web"
PAGE = "Your_article"
SCRIPTS = (
    *(
        "deciding.js",
        "orders.js",
        "acting.js",
        "text.js",
        "selecting.js",
        "map.js",
        "panel.js",
        "queue.js",
    ),
    *("claims.js", "making.js", "routes.js", "keys.js", "desk.js"),
)
FRAME = components.declare_component("articlemap_desk", path=str(WEB))
NO_ANSWER = N_("The name was not found online: {problem}.")
ZIP = "application/zip"
FIELDS = {
    "title": N_("Title"),
    "published": N_("Date, such as 2020-02-06"),
    "source": N_("Source"),
    "language": N_("Language: en, fr, ar"),
}
KEPT, SAID, ORDERS = "desk_kept", "desk_said", "desk_orders"  # keys of the session


def show_page() -> None:
    """The page: a draft's desk where the address names one, else the intake."""
    language = ui.choose_language()
    ui.open_page(translate(language)(TITLES[PAGE]))
    with ui.explained(language=language):
        views.show_navigation(PAGE, language)
        views.show("own_head.html", language, languages=ui.list_languages(_asked()))
        store = _find_store(language)
        keeping = _find_keeping(store, language)
        _show_said(language)
        if keeping:
            _show_desk(keeping, language)
            _show_ways(keeping, language)
            _note_visit(keeping)
        else:
            _take_in(store, language)
        visit.carry(ask=False)


def _asked() -> dict[str, str]:
    return {name: str(value) for name, value in st.query_params.to_dict().items()}


def _find_store(language: str) -> DraftStore | None:
    try:
        return find_store()
    except RefusedError as error:
        refuse(error, language)
        return None


def refuse(error: RefusedError, language: str) -> None:
    """Say why something was not done, and the way out."""
    views.show("refused.html", language, message=error.notice.words(language))


def _find_keeping(store: DraftStore | None, language: str) -> Keeping | None:
    """The review that the address names, or, without drafts, the one of this window."""
    secret = str(st.query_params.get("draft", ""))
    kept: Keeping | None = st.session_state.get(KEPT)
    if kept and kept.secret == secret and (secret or kept.store is None):
        return kept
    if not secret or store is None:
        return None
    try:
        st.session_state[KEPT] = open_keeping(store, secret)
    except RefusedError as error:
        refuse(error, language)
        return None
    return st.session_state[KEPT]  # type: ignore[no-any-return]


def _note_visit(keeping: Keeping) -> None:
    """Let the draft be among those that the map page offers."""
    if keeping.secret:
        article = keeping.history.review.article
        visit.remember(keeping.secret, article.title, article.published)


def _take_in(store: DraftStore | None, language: str) -> None:
    def start(history: History, notices: list[Notice]) -> None:
        keeping = begin_keeping(history, store, list_own())
        st.session_state[KEPT], st.session_state[SAID] = keeping, notices
        if keeping.secret:
            st.query_params["draft"] = keeping.secret
        st.rerun()

    try:
        show_intake(store, language, start, corrections=list_own())
    except RefusedError as error:
        refuse(error, language)
    show_own(language)


def _show_said(language: str) -> None:
    """What there was to say when the article was taken in."""
    notices: list[Notice] = st.session_state.get(SAID, [])
    if notices:
        views.show("said.html", language, messages=[one.words(language) for one in notices])


@st.fragment
def _show_desk(keeping: Keeping, language: str) -> None:
    """The frame; a fragment, so that an order runs nothing else of the page."""
    _hear(keeping)
    carry(keeping)
    FRAME(
        key=ORDERS,
        default=None,
        assets=_list_assets(),
        basemap=ui.served_assets().basemap,
        words=words(language),
        language=language,
        draft=hash_secret(keeping.secret).hex()[:16],
        **_describe(keeping, language),
    )


def _hear(keeping: Keeping) -> None:
    """Obey the orders that the frame has given since the last run."""
    client, orders = read_orders(st.session_state.get(ORDERS))
    for order in orders:
        if order["n"] <= keeping.acknowledged.get(client, 0):
            continue
        if order.get("act") in ("find", "online"):
            _find(keeping, client, order)
        else:
            obey(keeping, client, order)


def _find(keeping: Keeping, client: str, order: dict[str, Any]) -> None:
    """Look a name up, in our lists or, where that is allowed, online."""
    name = str(order.get("name", ""))[:200]
    keeping.acknowledged[client] = order["n"]
    try:
        online = order["act"] == "online" and find_server()
        places = ask_server(name) if online else find_places(name)
    except OnlineLookupError as error:
        note(keeping, client, order["n"], NO_ANSWER, problem=error.notice)
        return
    note_found(keeping, client, order, places)


def _describe(keeping: Keeping, language: str) -> dict[str, Any]:
    client, _orders = read_orders(st.session_state.get(ORDERS))
    found = keeping.found
    return {
        "state": describe_state(keeping, language, online=name_host(find_server())),
        "ack": {"client": client, "n": keeping.acknowledged.get(client, 0)},
        "refused": [
            {"client": who, "n": number, "message": said.words(language)}
            for who, number, said in keeping.refused
        ],
        "found": found and {**found, "places": [describe_found(one) for one in found["places"]]},
    }


@st.cache_resource(show_spinner=False)
def _list_assets() -> dict[str, list[str]]:
    """Addresses of the reader's scripts and styles, then the desk's, seen from the frame."""
    served = ui.served_assets()
    scripts = [url for _, url in served.scripts]
    styles = [url for _, url in served.styles]
    own = [f"{name}?v={(WEB / name).stat().st_mtime_ns:x}" for name in (*SCRIPTS, "desk.css")]
    return {"scripts": [*scripts, *own[:-1]], "styles": [*styles, own[-1]]}


def _show_ways(keeping: Keeping, language: str) -> None:
    """What the article is called, its link, its dossier to download, and how to be rid of it.

    Outside the fragment, so that a download stays where it is while orders come in; what is
    downloaded is the review at that moment.
    """
    _ = translate(language)
    views.show(
        "own_ways.html",
        language,
        secret=keeping.secret,
        days=DAYS,
        view=ViewState(draft=keeping.secret),
    )
    _show_article(keeping, language)
    download, page, own, delete, another = st.columns(5)
    for column, label, make, name, mime in (
        (download, _("Download the dossier (.zip)"), make_archive, "dossier.zip", ZIP),
        (page, _("Download the map (.html)"), _Page(language), "map.html", "text/html"),
        (own, _(TAKE_OUT), write_own, FILE, "text/csv"),
    ):
        column.download_button(
            label,
            data=partial(make, keeping),
            file_name=name,
            mime=mime,
            on_click="ignore",
            key=name,
        )
    if keeping.store and ui.ask_deletion(delete, language=language):
        keeping.store.delete(keeping.secret)
        visit.forget(keeping.secret)
        _leave()
    if another.button(_("Another article"), key="leave"):
        remember(keeping)
        _leave()


def _leave() -> None:
    """Back to the intake; the draft stays under its link."""
    for key in (KEPT, SAID, ORDERS):
        st.session_state.pop(key, None)
    st.query_params.pop("draft", None)
    st.rerun()


def _show_article(keeping: Keeping, language: str) -> None:
    """The article's title, date, source and language: guessed, to be put right."""
    _ = translate(language)
    article = keeping.history.review.article
    columns = st.columns([3, 1, 1, 1])
    for column, (name, label) in zip(columns, FIELDS.items(), strict=True):
        before = getattr(article, name)
        value = column.text_input(_(label), value=before, max_chars=300, key=f"article_{name}")
        if value != before:
            _edit(keeping, name, value, language)


def _edit(keeping: Keeping, name: str, value: str, language: str) -> None:
    try:
        record(keeping, {"kind": "edit_article", "values": {name: value}})
    except RefusedError as error:
        refuse(error, language)


def make_archive(keeping: Keeping) -> bytes:
    """The dossier as it stands, its review's log in it."""
    dossier = to_dossier(keeping.history.review)
    return write_archive(dossier, extra={LOG: write_log(keeping.history)})


class _Page:
    """Makes the map as one HTML file, in the visitor's language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, keeping: Keeping) -> bytes:
        return write_map(to_dossier(keeping.history.review), language=self.language)
