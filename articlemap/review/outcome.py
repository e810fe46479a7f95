"""What a review comes to: the names that are places, and those that have no place yet."""

from __future__ import annotations

from dataclasses import replace

from articlemap.geoparse.toponym import Toponym
from articlemap.language import N_
from articlemap.overrides import certain
from articlemap.review.state import Review, Spot

FROM_CORRECTION = N_("from your corrections")
CANNOT_BE_LOCATED = N_("cannot be located, said a person")


def resolve_toponyms(review: Review) -> list[Toponym]:
    """The place names of the article in text order, each with the place that it now has.

    What a person decided is certain; what nobody looked at keeps the geoparser's doubt. Names
    that are no places are left out; those without a place are not.
    """
    spots = (spot for spot in review.in_order() if spot.verdict != "not_a_place")
    return [_resolve(spot, review.article.text) for spot in spots]


def find_unplaced(review: Review) -> list[Spot]:
    """The names that are not on the map, in text order; they are listed, never dropped."""
    return [one for one in review.in_order() if one.verdict in ("unplaced", "cannot_be_located")]


def _resolve(spot: Spot, text: str) -> Toponym:
    base = spot.found or _added(spot, text)
    if spot.place is None:
        reason = CANNOT_BE_LOCATED if spot.verdict == "cannot_be_located" else base.reason
        sure = 1.0 if spot.reviewed else base.span_confidence
        return replace(
            base,
            status="unplaced",
            place=None,
            place_confidence=0.0,
            span_confidence=sure,
            reason=spot.reason or reason,
        )
    if spot.reviewed:
        return replace(
            base,
            status="placed",
            place=certain(spot.place),
            span_confidence=1.0,
            place_confidence=1.0,
            reason=spot.reason,
        )
    if spot.origin == "correction":
        return replace(base, status="doubtful", place=spot.place, reason=FROM_CORRECTION)
    return base


def _added(spot: Spot, text: str) -> Toponym:
    """A name that a person marked, as a toponym; its sentence is its line."""
    start = text.rfind("\n", 0, spot.start) + 1
    end = text.find("\n", spot.end)
    line = (start, len(text) if end < 0 else end)
    return Toponym(spot.start, spot.end, spot.printed, "unplaced", 1.0, 0.0, None, (), line)
