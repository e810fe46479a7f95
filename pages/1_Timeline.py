"""The timeline page: who claims what, as of when."""

from __future__ import annotations

from articlemap import timeviews, views

with views.open_page("Timeline") as page:
    timeviews.ask_view(page)
    timeviews.show_timeline(page)
