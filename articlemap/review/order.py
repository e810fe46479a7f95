"""What to look at next: how far a review has come, and where a wrong choice would matter most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geopy.distance import great_circle

from articlemap.overrides import Correction, certain
from articlemap.review.state import Review, Spot


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a review's place names a person has looked at."""

    reviewed: int
    total: int


def measure_progress(review: Review) -> Progress:
    """Reviewed names and all names, as in "12 of 31 reviewed"."""
    return Progress(sum(spot.reviewed for spot in review.spots.values()), len(review.spots))


def queue(review: Review) -> list[Spot]:
    """The names that nobody has reviewed, where a mistake would move the map farthest first.

    Names of equal stake, such as those without any candidate, stand in the order of the text.
    """
    waiting = [spot for spot in review.in_order() if not spot.reviewed]
    return sorted(waiting, key=lambda spot: -stake_km(spot))


def stake_km(spot: Spot) -> float:
    """How far the map would move, on average, were the place wrong: in kilometres.

    The distance from the place to each other candidate, weighted by how likely that one is. A
    name without a place is as far off as its candidates lie from the likeliest.
    """
    place = spot.place or next(iter(spot.candidates), None)
    if place is None:
        return 0.0
    here = (place.latitude, place.longitude)
    return sum(
        one.confidence * _distance_km(here, (one.latitude, one.longitude))
        for one in spot.candidates
    )


@lru_cache(maxsize=100_000)
def _distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """On the sphere: within 0.6 % of the ellipsoid's, and the order needs no more."""
    return float(great_circle(here, there).km)


def find_corrections(review: Review) -> tuple[Correction, ...]:
    """What a person has decided otherwise than was proposed, a name once, the last one counting."""
    found: dict[str, Correction] = {}
    for spot in review.in_order():
        before = review.first[spot.id]
        if not spot.reviewed or spot.follows or (spot.verdict, spot.place) == _same(before):
            continue
        if spot.verdict == "placed" and spot.place and not _is_same_place(spot, before):
            found[spot.key] = Correction(spot.printed, "placed", certain(spot.place))
        elif spot.verdict == "not_a_place":
            found[spot.key] = Correction(spot.printed, "not_a_place")
    return tuple(found.values())


def _same(before: Spot) -> tuple[object, object]:
    return before.verdict, before.place


def _is_same_place(spot: Spot, before: Spot) -> bool:
    one, other = spot.place, before.place
    return (
        one is not None
        and other is not None
        and (one.gazetteer, one.gazetteer_id) == (other.gazetteer, other.gazetteer_id)
        and (one.latitude, one.longitude) == (other.latitude, other.longitude)
    )
