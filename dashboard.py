"""The map page: the article on the map, what is selected, and the same marks as a table."""

from __future__ import annotations

import streamlit as st

from articlemap import pair, takeaway, ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: the Idlib article on the map"))


@st.fragment
def show_map_and_selection() -> None:
    """The reader, what can be taken away of it, and where the selected mark comes from.

    It reruns on its own, and the panel in it on its own again.
    """
    selection = ui.show_reader(dossier, language=language)
    takeaway.show_panel(dossier, language=language)
    ui.show_selection(dossier, selection, language=language)


def show_embedded() -> None:
    """The reader alone, for a frame in another page."""
    ui.show_embedded_heading(dossier, language=language)
    ui.show_reader(dossier, language=language)


def show_page() -> None:
    """The reader with all that belongs to it."""
    ui.show_heading(dossier, language=language)
    if pair.show_choice(language):
        pair.show_pair(dossier, language)
        return
    show_map_and_selection()
    ui.show_marks(dossier, language=language)


if not ui.is_embedded():
    views.show_navigation("", language)
with ui.explained(language=language):
    dossier = ui.open_dossier()
    if ui.is_embedded():
        show_embedded()
    else:
        show_page()
