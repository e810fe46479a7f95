"""Small worlds for the tests of figures, and what can be measured on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any

from matplotlib.text import Text

from articlemap.dossier import Dossier, read_dossier
from articlemap.figure.boxes import Box
from articlemap.figure.page import Page, compose_page
from articlemap.figure.sheet import DPI, HALO
from articlemap.selection import Selection, select
from articlemap.viewstate import ViewState
from tests.running import ROOT

TOUCH = 0.3  # points that two lines of words may share: rounding, not overlap


def read_tiny() -> Dossier:
    return read_dossier(ROOT / "tests" / "data" / "tiny")


def move(dossier: Dossier, **places: tuple[float | None, float | None]) -> Dossier:
    """The dossier with places, and the waypoints named after them, somewhere else."""
    tables: dict[str, Any] = {}
    for name, key in (("places", "place_id"), ("routes", "name")):
        frame = dossier.table(name).copy()
        for place, at in places.items():
            found = frame[key].str.lower() == place
            if at != (None, None) or name == "places":
                frame.loc[found, ["latitude", "longitude"]] = at
        tables[name] = frame
    return replace(dossier, **tables)


def compose(selection: Selection | Dossier, **choices: Any) -> Page:
    """A page, wide, light and English unless something else is asked."""
    chosen = selection if isinstance(selection, Selection) else select(selection)
    asked = {"shape": "wide", "theme": "light", "language": "en", "permalink": "", **choices}
    return _compose(chosen, tuple(asked.items()))


@lru_cache(maxsize=64)
def _compose(selection: Selection, choices: tuple[tuple[str, Any], ...]) -> Page:
    return compose_page(selection, **dict(choices))


def look(dossier: Dossier, **view: Any) -> Selection:
    return select(dossier, ViewState(**view))


def list_words(page: Page) -> list[tuple[str, Box]]:
    """Every text of the page with its box in points; outlines of words are left out."""
    found = []
    for text in page.sheet.axes.findobj(Text):
        if text.get_text() and text.get_gid() != HALO:
            box = text.get_window_extent(page.sheet.renderer)
            edges = (box.x0, box.y0, box.x1, box.y1)
            found.append((text.get_text(), Box(*(edge * 72 / DPI for edge in edges))))
    return found


def find_overlaps(page: Page) -> Iterator[tuple[str, str]]:
    for (one, box), (other, second) in combinations(list_words(page), 2):
        if box.grow(-TOUCH).meets(second.grow(-TOUCH)):
            yield one, other


def find_strays(page: Page) -> list[str]:
    """Words that leave the page."""
    whole = Box(0, 0, page.sheet.width, page.sheet.height)
    return [text for text, box in list_words(page) if not whole.holds(box)]


def all_words(page: Page) -> str:
    return "\n".join(text for text, _ in list_words(page))
