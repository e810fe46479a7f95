"""Routes drawn by hand: each a place of kind route, its points in order, tied to a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articlemap.rows import Row
from articlemap.tables import CLAIM_PLACES, PLACES, ROUTES

SOURCE = "Drawn by hand by the reviewer"
NOTES = {
    "note_en": "Drawn by hand while the article was reviewed: schematic, not a surveyed road.",
    "note_fr": "Tracée à la main pendant la relecture : schématique, non relevée.",
}


@dataclass(frozen=True, slots=True)
class DraftRoute:
    """A line that a person drew for the sentence that starts at `start`, in a layer.

    `points` hold latitude and longitude in degrees, two or more, in the order of travel.
    """

    route_id: str
    name: str
    points: tuple[tuple[float, float], ...]
    start: int
    layer: str

    @property
    def place_id(self) -> str:
        """Its key among the places; theirs have no hyphen."""
        return f"route-{self.route_id}"


def share_routes(
    routes: Sequence[DraftRoute], spans: Sequence[tuple[int, int]]
) -> dict[int, list[DraftRoute]]:
    """The routes by the number of their sentence; one of no sentence is left out."""
    shared: dict[int, list[DraftRoute]] = {}
    for number, (start, end) in enumerate(spans):
        if inside := [one for one in routes if start <= one.start < end]:
            shared[number] = inside
    return shared


def write_place(route: DraftRoute) -> Row:
    """The row of places.csv of a route: a line, which has no coordinates of its own."""
    row: Row = dict.fromkeys(PLACES.columns)
    row |= {"place_id": route.place_id, "name_en": route.name, "name_fr": route.name}
    row |= {"kind": "route", "precision": "line"}
    return row | {"named_in_article": "no", "source": SOURCE} | NOTES


def write_waypoints(route: DraftRoute) -> Iterator[Row]:
    """The rows of routes.csv of a route, its points numbered from 1."""
    for number, (latitude, longitude) in enumerate(route.points, 1):
        row: Row = dict.fromkeys(ROUTES.columns)
        row |= {"route_id": route.place_id, "sequence": number, "name": str(number)}
        row |= {"latitude": latitude, "longitude": longitude}
        yield row | {"gazetteer": "by_hand", "source": SOURCE}


def tie_route(claim: str, route: DraftRoute) -> Row:
    """The row of claim_places.csv of a route: our own inference, the sentence does not draw it."""
    row: Row = dict.fromkeys(CLAIM_PLACES.columns)
    return row | {
        "claim_id": claim,
        "place_id": route.place_id,
        "role": "along",
        "inferred": True,
    }


def frame_ends(routes: Mapping[int, Sequence[DraftRoute]]) -> list[Row]:
    """The points of the routes, as rows that the first view is to hold."""
    return [
        {"latitude": latitude, "longitude": longitude, "precision": "line"}
        for inside in routes.values()
        for one in inside
        for latitude, longitude in one.points
    ]
