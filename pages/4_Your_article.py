"""The page for an article of one's own: taken in, reviewed by a person, kept, read."""

from __future__ import annotations

from articlemap.desk import desk

desk.show_page()
