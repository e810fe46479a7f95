"""The map page: the article on the map, what is selected, and the same marks as a table."""

from __future__ import annotations

import streamlit as st

from articlemap import ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: the Idlib article on the map"))


@st.fragment
def show_map_and_selection() -> None:
    """The reader and, under it, where the selected mark comes from; reruns on its own."""
    selection = ui.show_reader(dossier, language=language)
    ui.show_selection(dossier, selection, language=language)


views.show_navigation("", language)
with ui.explained(language=language):
    dossier = ui.open_dossier()
    ui.show_heading(dossier, language=language)
    show_map_and_selection()
    ui.show_marks(dossier, language=language)
