"""The sources page: the ledger of the article, and its verification."""

from __future__ import annotations

from articlemap import views

with views.open_page("Sources") as page:
    views.show_verification(page.dossier, page.language)
    views.ask_ledger(page.state, page.language)
    views.show_ledger(page.dossier, page.state, page.language)
    views.reach_chosen(page.state)
