"""Which articles the map page shows and offers; like `ui` it knows Streamlit.

The address holds the choice. What can be chosen are the article that ships with the program and
the drafts of this visit; another draft is opened by its link, or made of a dossier's zip file.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

import streamlit as st

from articlemap import ui, visit
from articlemap.archive import read_archive
from articlemap.desk.keeping import begin_keeping
from articlemap.desk.remembering import list_own
from articlemap.drafts import DraftStore, begin_dossier, find_archive
from articlemap.drafts.store import NO_DRAFT
from articlemap.language import N_
from articlemap.notices import RefusedError
from articlemap.pair import Side
from articlemap.review import LOG, review_from_archive
from articlemap.viewstate import FIRST, SECRET, read_state
from articlemap.visit import Opened

NO_LINK = N_("This is neither a draft’s link nor its secret; copy the whole address of its page.")
TWICE = N_("An article cannot stand beside itself: it is shown alone.")


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
        beside, more = None, () if refused else (RefusedError(TWICE),)
    return Shown(article, beside, (*refused, *more))


def _open_side(secret: str, language: str) -> tuple[Side | None, tuple[RefusedError, ...]]:
    """The article of that secret, noted as opened, or the reason why there is none."""
    if not secret:
        return Side(ui.open_folder()), ()
    try:
        draft = ui.find_draft(secret)
        side = Side(ui.draw_draft(draft), secret, reviewed=not find_archive(draft))
    except RefusedError as error:
        if error.notice.message == NO_DRAFT:
            visit.forget(secret)
        return None, (error,)
    visit.remember(*_describe(side, language))
    return side, ()


def _describe(side: Side, language: str) -> tuple[str, str, str]:
    published = side.dossier.meta.get("articlemap", {}).get("published")
    return side.secret, ui.pick_title(side.dossier, language), str(published or "")


def list_articles(language: str) -> list[Opened]:
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


def read_secret(text: str) -> str:
    """The secret in a draft's link, or alone; raises RefusedError for what is neither."""
    whole = text.strip()
    found = re.fullmatch(f"({SECRET})", whole) or re.search(
        rf"[?&]draft=({SECRET})(?![\w-])", whole
    )
    if not found:
        raise RefusedError(NO_LINK)
    return found[1]


def take_in(data: bytes, store: DraftStore) -> str:
    """The secret of a new draft, made of a dossier's zip file: its review goes on if it has one.

    Raises RefusedError for what cannot be opened, InvalidDossierError for tables that are wrong.
    """
    archive = read_archive(data)
    if LOG not in archive.extra:
        return store.create(begin_dossier(archive.dossier))
    return begin_keeping(review_from_archive(archive), store, list_own()).secret
