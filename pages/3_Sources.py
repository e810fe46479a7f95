"""The sources page: the ledger of the article, and its verification."""

from __future__ import annotations

from articlemap import ui, views
from articlemap.language import translate

language = ui.choose_language()
_ = translate(language)
ui.open_page(_("articlemap: the sources"))

with ui.explained(language=language):
    views.show_navigation("Sources", language)
    dossier = ui.open_dossier()
    ui.show_heading(dossier, language=language)
    views.show_verification(dossier, language)
    words, order = views.ask_ledger(language)
    views.show_ledger(dossier, words, order, language)
