"""The map page: the article on the map, what is selected, and the same marks as a table."""

from __future__ import annotations

import streamlit as st

from articlemap import choice, chooser, pair, takeaway, ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: an article on the map"))


@st.fragment
def show_map_and_selection(article: pair.Side) -> None:
    """The reader, what can be taken away of it, and where the selected mark comes from.

    It reruns on its own, and the panel in it on its own again.
    """
    selection = ui.show_reader(article.dossier, language=language, name=article.secret)
    takeaway.show_panel(article.dossier, language=language)
    ui.show_selection(article.dossier, selection, language=language)


def show_embedded() -> None:
    """The reader alone, for a frame in another page."""
    dossier = ui.open_dossier()
    ui.name_page(dossier, language=language)
    ui.show_embedded_heading(dossier, language=language)
    ui.show_reader(dossier, language=language)


def show_page() -> None:
    """The reader with all that belongs to it, or two of them side by side."""
    views.show_navigation("", language)
    shown = choice.open_articles(language)
    article = shown.article
    ui.name_page(article.dossier, language=language)
    chooser.show_choice(shown, language)
    ui.show_heading(article.dossier, language=language)
    chooser.show_ways(shown, language)
    if shown.beside:
        pair.show_pair(article, shown.beside, language)
        return
    show_map_and_selection(article)
    ui.show_marks(article.dossier, language=language)


with ui.explained(language=language):
    if ui.is_embedded():
        show_embedded()
    else:
        show_page()
