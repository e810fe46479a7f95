"""A place by what a person types: its name in any list we have, or its coordinates."""

from __future__ import annotations

import math

from geopy.point import Point

from articlemap.atlas import Atlas, Flag, Kind, open_atlas
from articlemap.atlas.portrait import draw
from articlemap.geoparse.toponym import Candidate
from articlemap.overrides import OWN_LIST
from articlemap.spelling import fold_plain, plain

MOST = 9  # places offered: each has a key
LONGEST = 200


def find_places(text: str, atlas: Atlas | None = None) -> list[Candidate]:
    """The places that a text can mean, the most populous first; coordinates are one place.

    Degrees as "35.86, 36.80" or 35°51'N 36°48'E, latitude first.
    """
    text = text.strip()[:LONGEST]
    point = read_point(text)
    return [point] if point else _find_by_name(text, atlas or open_atlas())


def read_point(text: str) -> Candidate | None:
    """The place at coordinates; None for a text that is something else."""
    if not any(map(str.isdigit, text)):
        return None
    try:
        point = Point.from_string(text.replace("−", "-"))
    except ValueError:
        return None
    latitude, longitude = round(point.latitude, 6), round(point.longitude, 6)
    return Candidate(OWN_LIST, "", "", "", "", "site", "", "", latitude, longitude, 1.0, 0, 1.0)


def _find_by_name(text: str, atlas: Atlas) -> list[Candidate]:
    key = plain(text)
    names = atlas.names.get(key) or [] if key else []
    rows = [row for row, flag in names if not flag & (Flag.DEMONYM | Flag.CODE)]
    if not rows and len(key) >= 5:
        rows = [row for (row,) in atlas.loose.get(fold_plain(key)) or []]
    known = [row for row in dict.fromkeys(rows) if not math.isnan(atlas.places[row]["latitude"])]
    known.sort(key=lambda row: (atlas.places[row]["kind"] > Kind.COUNTRY, -_people(atlas, row)))
    return [Candidate(*draw(atlas, row), 1.0) for row in known[:MOST]]


def _people(atlas: Atlas, row: int) -> int:
    return int(atlas.places[row]["population"])
