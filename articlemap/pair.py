"""Two articles side by side on the map page, and what the later one adds, changes, says otherwise.

Like `ui` it knows Streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from articlemap import views
from articlemap.compare import Change, Comparison, compare
from articlemap.dossier import Dossier
from articlemap.reader.map import write_map
from articlemap.sidewords import HEADINGS, sort_by_date, tell
from articlemap.viewstate import ViewState

HEIGHT = 760


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """An article of the map page; `secret` is its draft's, blank for the one that ships.

    A draft that has a review has a desk to go back to.
    """

    dossier: Dossier
    secret: str = ""
    reviewed: bool = False

    @property
    def view(self) -> ViewState:
        """What its address asks for: this article alone."""
        return ViewState(draft=self.secret or None)


def show_pair(one: Side, other: Side, language: str) -> None:
    """The two articles side by side, the earlier one first, then compared."""
    earlier, later = sort_sides(one, other)
    for column, side in zip(st.columns(2), (earlier, later), strict=True):
        with column:
            _show_head(side, language)
            st.iframe(_write(side.dossier, language), height=HEIGHT)
    show_comparison(earlier, later, language=language)


def sort_sides(one: Side, other: Side) -> tuple[Side, Side]:
    """The earlier and the later article by their own dates; as given where one has none."""
    first, _later = sort_by_date(one.dossier, other.dossier)
    return (one, other) if first is one.dossier else (other, one)


def _show_head(side: Side, language: str) -> None:
    words = {
        name: side.dossier.meta.get("articlemap", {}).get(name, {}).get(language, "")
        for name in ("title", "dateline")
    }
    views.show("pair_head.html", language, side=side, **words)


def _write(dossier: Dossier, language: str) -> str:
    """A reader that is whole in itself: two of them share no address."""
    return write_map(dossier, language=language).decode("utf-8")


def show_comparison(earlier: Side, later: Side, *, language: str) -> None:
    """The differences as lists, each with both excerpts and links to where they stand."""
    comparison: Comparison = compare(earlier.dossier, later.dossier)
    told: dict[Change, object] = dict(
        tell(comparison, earlier.dossier, later.dossier, language=language)
    )
    sides = {"earlier": earlier, "later": later}
    views.show(
        "comparison.html",
        language,
        headings=HEADINGS,
        told=told,
        sides={name: side.view for name, side in sides.items()},
        languages={name: side.dossier.meta.get("language", "") for name, side in sides.items()},
    )
