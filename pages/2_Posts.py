"""The posts page: the twelve and the later positions, and how far they lie from what."""

from __future__ import annotations

from articlemap import views

with views.open_page("Posts") as page:
    views.show_posts(page.dossier, page.language, chosen=page.state.mark)
    views.reach_chosen(page.state)
