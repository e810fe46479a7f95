"""The posts page: the twelve and the later positions, and how far they lie from what."""

from __future__ import annotations

from articlemap import ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: the Turkish posts"))

with ui.explained(language=language):
    views.show_navigation("Posts", language)
    dossier = ui.open_dossier()
    ui.show_heading(dossier, language=language)
    views.show_posts(dossier, language)
