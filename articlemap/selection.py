"""What a view of a dossier shows: its layers, claims and marks, for whatever draws or exports it.

The same rules as the reader's reader/web/filters.js; tests/test_selection_in_browser.py holds the
two to each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.marks import all_marks, claims_at, find_marks
from articlemap.rows import Row
from articlemap.search import words_of_claim, words_of_mark
from articlemap.viewstate import ViewState

WHOLE = ViewState()
FILTERS = ("since", "until", "q", "by", "kind", "precision", "contested")
# Sorts behind every day of a month or year that a date leaves out.
LAST = "~"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a dossier a view shows.

    `layers` are the ids of the layers shown, in the dossier's order; `claims` those of their claims
    that pass the filters, in the order of the text, with or without a mark; `marks` the places and
    posts that the layers draw for these claims, or as context.
    """

    dossier: Dossier
    view: ViewState
    layers: tuple[str, ...]
    claims: tuple[str, ...]
    marks: tuple[str, ...]


def select(dossier: Dossier, view: ViewState = WHOLE) -> Selection:
    """What the view shows of the dossier; without a view, what its map shows when it opens.

    A speaker, kind or layer that the dossier does not have is ignored, as in the reader;
    `find_unknown` names it.
    """
    unknown = find_unknown(dossier, view)
    view = replace(view, **{name: None for name in unknown if name != "layers"})
    layers = _choose_layers(dossier, view)
    claims = [row for row in _claims_in_order(dossier) if row["layer"] in layers]
    shown = tuple(row["claim_id"] for row in claims if _passes(dossier, row, view))
    marks = [mark for layer in layers for mark in _choose_marks(dossier, layer, shown, view)]
    return Selection(dossier, view, layers, shown, tuple(dict.fromkeys(marks)))


def is_filtering(view: ViewState) -> bool:
    """Whether a view asks for less than its layers hold."""
    return any(getattr(view, name) for name in FILTERS)


def find_unknown(dossier: Dossier, view: ViewState) -> list[str]:
    """The filters of a view that ask for what the dossier does not have."""
    tables = look_up(dossier)
    drawn = [row for key, row in tables.claims.items() if key in tables.ties_of_claim]
    unknown = []
    if set(view.layers or ()) - {*tables.layers, "none"}:
        unknown.append("layers")
    if view.by is not None and view.by not in {row["claimant"] for row in drawn}:
        unknown.append("by")
    if view.kind is not None and view.kind not in {row["kind"] for row in drawn}:
        unknown.append("kind")
    return unknown


def _choose_layers(dossier: Dossier, view: ViewState) -> tuple[str, ...]:
    layers = look_up(dossier).layers
    if view.layers is None:
        return tuple(key for key, row in layers.items() if row["shown_first"])
    return tuple(key for key in layers if key in view.layers)


def _claims_in_order(dossier: Dossier) -> list[Row]:
    tables = look_up(dossier)
    order = {key: at for at, key in enumerate(tables.sentences)}
    return sorted(tables.claims.values(), key=lambda row: order[row["sentence_id"]])


def _passes(dossier: Dossier, claim: Row, view: ViewState) -> bool:
    """Whether the filters let a claim through."""
    if view.contested and not is_contested(dossier, claim):
        return False
    if view.by and claim["claimant"] != view.by:
        return False
    if view.kind and claim["kind"] != view.kind:
        return False
    if not is_in_time(claim["date"], since=view.since, until=view.until):
        return False
    marks = _marks_of_claim(dossier, claim)
    if view.precision and view.precision not in {mark["precision"] for mark in marks}:
        return False
    return not view.q or words_of_claim(dossier, claim, marks).match(view.q)


def is_contested(dossier: Dossier, claim: Row) -> bool:
    """Whether another source differs from a claim, or about a post that it is tied to."""
    tables = look_up(dossier)
    posts = [tie["mark"] for tie in tables.ties_of_claim.get(claim["claim_id"], [])]
    return any(about in tables.contradictions for about in (claim["claim_id"], *posts))


def is_in_time(date: str | None, *, since: str | None, until: str | None) -> bool:
    """Whether a claim's date, an ISO prefix or a span of two, touches the time asked for.

    What has no date is never hidden by dates.
    """
    if not date:
        return True
    first, last = date.split("/")[0], date.split("/")[-1]
    return (not since or last + LAST >= since) and (not until or first <= until + LAST)


def _marks_of_claim(dossier: Dossier, claim: Row) -> list[Row]:
    """The places and posts that a claim is tied to and some layer draws."""
    tables = look_up(dossier)
    drawn = all_marks(dossier)
    ties = tables.ties_of_claim.get(claim["claim_id"], [])
    return [tables.mark(tie["mark"]) for tie in ties if tie["mark"] in drawn]


def _choose_marks(
    dossier: Dossier, layer_id: str, shown: tuple[str, ...], view: ViewState
) -> list[str]:
    """The marks of a shown layer with a shown claim; of context, those that the filters let by."""
    marks = find_marks(dossier, layer_id)
    if look_up(dossier).layers[layer_id]["context"]:
        return [mark for mark in marks if _context_passes(dossier, mark, view)]
    return [
        mark
        for mark in marks
        if any(claim["claim_id"] in shown for claim in claims_at(dossier, mark, layer_id))
    ]


def _context_passes(dossier: Dossier, mark_id: str, view: ViewState) -> bool:
    """Context has no claim: it passes by its name and precision, or when neither is asked."""
    tables = look_up(dossier)
    mark = tables.mark(mark_id)
    if view.contested and mark_id not in tables.contradictions:
        return False
    if view.by or view.kind or (view.precision and mark["precision"] != view.precision):
        return False
    return not view.q or words_of_mark(mark).match(view.q)
