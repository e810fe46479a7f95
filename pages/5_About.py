"""The about page: how to read the map, how it was made, and who owns what."""

from __future__ import annotations

from articlemap import ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: about"))

with ui.explained(language=language):
    views.show_navigation("About", language)
    dossier = ui.open_dossier()
    ui.show_heading(dossier, language=language)
    views.show_about(dossier, language)
