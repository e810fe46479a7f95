"""Two articles side by side on the map page, and what the later one adds, changes, says otherwise.

Like `ui` it knows Streamlit.
"""

from __future__ import annotations

import streamlit as st

from articlemap import ui, views
from articlemap.compare import Change, Comparison, compare
from articlemap.dossier import Dossier
from articlemap.reader.map import write_map
from articlemap.sidewords import HEADINGS, sort_by_date, tell
from articlemap.viewstate import ViewState, read_state

HEIGHT = 760


def show_choice(language: str) -> str:
    """Links to what can be opened beside a draft; returns the address's own choice, or blank."""
    state, _ignored = read_state(st.query_params.to_dict())
    if not state.draft:
        return ""
    views.show("pair_choice.html", language, draft=state.draft, beside=state.beside or "")
    return state.beside or ""


def show_pair(dossier: Dossier, language: str) -> None:
    """The draft and the article that ships with the program, side by side, then compared."""
    other = ui.open_folder()
    earlier, later = sort_by_date(other, dossier)
    for column, each in zip(st.columns(2), (earlier, later), strict=True):
        with column:
            title = each.meta.get("articlemap", {}).get("title", {}).get(language, "")
            views.show("heading.html", language, heading=title)
            st.iframe(_write(each, language), height=HEIGHT)
    show_comparison(earlier, later, own=dossier, language=language)


def _write(dossier: Dossier, language: str) -> str:
    """A reader that is whole in itself: two of them share no address."""
    return write_map(dossier, language=language).decode("utf-8")


def show_comparison(earlier: Dossier, later: Dossier, *, own: Dossier, language: str) -> None:
    """The differences as lists, each with both excerpts and links to where they stand."""
    comparison: Comparison = compare(earlier, later)
    draft = read_state(st.query_params.to_dict())[0].draft

    def view_of(dossier: Dossier) -> ViewState:
        return ViewState(draft=draft if dossier is own else None)

    told: dict[Change, object] = dict(tell(comparison, earlier, later, language=language))
    views.show(
        "comparison.html",
        language,
        headings=HEADINGS,
        told=told,
        sides={"earlier": view_of(earlier), "later": view_of(later)},
        languages={
            "earlier": earlier.meta.get("language", ""),
            "later": later.meta.get("language", ""),
        },
    )
