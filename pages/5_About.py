"""The about page: how to read the map, how it was made, and who owns what."""

from __future__ import annotations

from articlemap import views

with views.open_page("About") as page:
    views.show_about(page.dossier, page.language)
