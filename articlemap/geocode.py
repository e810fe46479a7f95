"""Fill in the coordinates that a table of places lacks, each with its provenance.

Offline first; a Nominatim server only when it is handed in. A place is located under the name
it has, or left out and listed: a guess at the spelling is proposed, never written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

import pandas as pd

from articlemap.dossier import Dossier
from articlemap.errors import InvalidDossierError
from articlemap.gazetteer import LONGEST_QUERY, SETTLEMENTS, Gazetteer
from articlemap.geodesy import Point, distance_km
from articlemap.nominatim import Answer, OnlineGazetteer, OnlineLookupError
from articlemap.reading import check_table
from articlemap.records import Record
from articlemap.rows import Row, rows_by_line
from articlemap.spelling import plain
from articlemap.tables import PLACES

# How a place of a kind is known, and the radius within which it lies: our estimates, from the
# 0.1 to 3.3 km between two publishers' points for the towns of the first dossier.
POINTS = {
    "city": ("town", 4.0),
    "capital": ("town", 4.0),
    "town": ("town", 1.5),
    "village": ("town", 1.0),
    "institution": ("site", 1.0),
    "crossing": ("site", 1.0),
    "camp_area": ("near", 2.0),
    "site": ("site", 1.0),
}
NAMES = ("name_en", "name_fr", "name_ar", "name_printed")
# An editor who leaves a coordinate out on purpose says so in these words.
ON_PURPOSE = "no coordinate"
FAR_KM = 1000.0  # an online answer this far from the others is a homonym until someone says not


@dataclass(frozen=True, slots=True)
class Missing:
    """A place left off the map, and what to do about it."""

    place_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Located:
    """A new table of places, the ids filled in, the places still off the map.

    `trouble` says why the server was given up, blank when it was not.
    """

    places: pd.DataFrame
    filled: tuple[str, ...]
    missing: tuple[Missing, ...]
    trouble: str = ""


def locate_places(
    places: pd.DataFrame,
    gazetteer: Gazetteer,
    *,
    online: OnlineGazetteer | None = None,
    near: tuple[float, float] | None = None,
) -> Located:
    """`places` with coordinates and provenance for the points that lack them; a new table.

    Among places of one name the nearest to `near` is taken. A server that fails is given up
    and the rest is done offline.
    """
    rows = rows_by_line(places)
    filled, missing, trouble = [], [], ""
    for row in filter(_lacks_point, rows.values()):
        try:
            found = _locate(row, gazetteer, online, near)
        except OnlineLookupError as error:
            online, trouble = None, str(error)
            found = _not_found(row, gazetteer)
        if isinstance(found, Missing):
            missing.append(found)
        else:
            row.update(found)
            filled.append(str(row["place_id"]))
    return Located(_as_table(rows), tuple(filled), tuple(missing), trouble)


def centre_of(dossier: Dossier) -> Point | None:
    """The middle of a dossier's points, each coordinate's median; None when it has none.

    The median stays in the region when a few capitals far away are among them.
    """
    tables = [dossier.places, dossier.posts, dossier.routes]
    points = pd.concat([table[["latitude", "longitude"]] for table in tables]).dropna()
    if points.empty:
        return None
    return Point(*(float(median(points[name])) for name in ("latitude", "longitude")))


def _lacks_point(row: Row) -> bool:
    return row["kind"] in POINTS and row["latitude"] is None


def _locate(
    row: Row,
    gazetteer: Gazetteer,
    online: OnlineGazetteer | None,
    near: tuple[float, float] | None,
) -> Row | Missing:
    """What to write into the row, or why nothing is written."""
    for text in (row["source"], row["note_en"]):
        if text and ON_PURPOSE in text.casefold():
            return Missing(row["place_id"], row["name_en"], f"left blank on purpose: {text}")
    record = _find_record(row, gazetteer, near)
    if record:
        return _from_record(record, row)
    return _ask(row, online, near) if online else _not_found(row, gazetteer)


def _find_record(row: Row, gazetteer: Gazetteer, near: tuple[float, float] | None) -> Record | None:
    """The record that the row's id names, else the one that most of its names mean."""
    if row["gazetteer_id"]:
        record = gazetteer.record(row["gazetteer"], row["gazetteer_id"])
        return record if record and record.point else None
    votes: Counter[tuple[str, str]] = Counter()
    for location in _candidates(row, gazetteer, near):
        if location.raw["match"] != "skeleton":
            votes[location.raw["list"], location.raw["id"]] += 1
    return gazetteer.record(*votes.most_common(1)[0][0]) if votes else None


def _candidates(
    row: Row, gazetteer: Gazetteer, near: tuple[float, float] | None = None
) -> list[Any]:
    """geopy Locations of the row's kind under each of its names, best first for each name."""
    kinds = SETTLEMENTS if row["kind"] in SETTLEMENTS else {row["kind"]}
    return [
        location
        for name in _names_of(row)
        for location in gazetteer.geocode(name, exactly_one=False, kind=kinds, near=near) or []
    ]


def _names_of(row: Row) -> list[str]:
    """The row's names that can be looked up, each once."""
    names = dict.fromkeys(row[name] or "" for name in NAMES)
    return [name for name in names if plain(name) and len(name) <= LONGEST_QUERY]


def _not_found(row: Row, gazetteer: Gazetteer) -> Missing:
    """The row as missing, with the places whose names look like its own."""
    guesses = {
        f"{location.address} ({location.raw['list']} {location.raw['id']})"
        for location in _candidates(row, gazetteer)
        if location.raw["match"] == "skeleton"
    }
    hint = f"; is it {' or '.join(sorted(guesses)[:3])}?" if guesses else ""
    return Missing(row["place_id"], row["name_en"], f"no list has a place of that name{hint}")


def _from_record(record: Record, row: Row) -> Row:
    precision, radius = POINTS[row["kind"]]
    source = f"{record.source}, as {record.name_en}"
    if record.uncertainty_km is None:
        source += "; radius estimated from its kind"
    return {
        "latitude": record.point and record.point.latitude,
        "longitude": record.point and record.point.longitude,
        "uncertainty_km": radius if record.uncertainty_km is None else record.uncertainty_km,
        "precision": precision,
        "gazetteer": record.list,
        "gazetteer_id": record.id,
        "source": source,
    }


def _ask(row: Row, online: OnlineGazetteer, near: tuple[float, float] | None) -> Row | Missing:
    """The server's answer for the first of the row's names that it knows."""
    for name in _names_of(row):
        answer = online.find(name, near=near)
        if answer.point is None:
            continue
        far = distance_km(near, answer.point) if near else 0.0
        if far > FAR_KM:
            reason = f"only found {far:,.0f} km from the other places, as {answer.address}"
            return Missing(row["place_id"], row["name_en"], f"{reason}; is that the one?")
        return _from_answer(answer, answer.point, row)
    return Missing(row["place_id"], row["name_en"], "no list and not the server has that name")


def _from_answer(answer: Answer, point: Point, row: Row) -> Row:
    precision, radius = POINTS[row["kind"]]
    return {
        **point._asdict(),
        "uncertainty_km": radius,
        "precision": precision,
        "gazetteer": "nominatim",
        "gazetteer_id": answer.osm_id,
        "source": f"OpenStreetMap contributors (ODbL) by Nominatim, looked up {answer.looked_up}, "
        f"as {answer.address}; radius estimated from its kind",
    }


def _as_table(rows: dict[Any, Row]) -> pd.DataFrame:
    """The rows as a checked table; raises InvalidDossierError when a value does not fit."""
    columns = list(PLACES.columns)
    raw = pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype="object")
    table, problems = check_table(raw, PLACES)
    if problems:
        raise InvalidDossierError(problems)
    return table
