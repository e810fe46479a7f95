"""The gazetteer's records, and the files they are read from.

Columns are those of COLUMNS; a list may leave out `admin1` and `population` and may add
`uncertainty_km` and `source`.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from articlemap.errors import ArticlemapError, Problem
from articlemap.geodesy import Point

COLUMNS = (
    *("id", "name_en", "name_fr", "name_ar", "other_names", "country", "admin1", "kind"),
    *("latitude", "longitude", "population"),
)
OPTIONAL = ("admin1", "population")
ATTRIBUTION = "GeoNames, CC BY 4.0"


class Record(NamedTuple):
    """One place of one list; without a coordinate when editors could not locate it."""

    list: str
    id: str
    name_en: str
    name_fr: str
    name_ar: str
    other_names: tuple[str, ...]
    country: str
    admin1: str
    kind: str
    point: Point | None
    population: int
    uncertainty_km: float | None
    source: str

    @property
    def own_names(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name_en, self.name_fr, self.name_ar)))

    @property
    def names(self) -> tuple[str, ...]:
        return self.own_names + self.other_names


def read_records(path: Path, list_name: str) -> tuple[Record, ...]:
    """The records of one list.

    Raises ArticlemapError naming the file, and the line, when it is missing or a row is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            order = _order_columns(next(reader, []), path)
            return tuple(
                _read_record([row[at] if at < len(row) else "" for at in order], list_name)
                for row in reader
            )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ArticlemapError(f"{path.name}: the gazetteer cannot be read ({error})") from error
    except ValueError as error:
        message = f"this row of the gazetteer cannot be read ({error})"
        raise ArticlemapError(str(Problem(path.name, message, reader.line_num))) from error


def _order_columns(header: list[str], path: Path) -> list[int]:
    """Where each column stands in a row; beyond its end when an optional one is left out."""
    missing = [name for name in COLUMNS if name not in header and name not in OPTIONAL]
    if missing:
        raise ArticlemapError(f"{path.name}: the gazetteer has no column {', '.join(missing)}")
    names = (*COLUMNS, "uncertainty_km", "source")
    return [header.index(name) if name in header else len(header) for name in names]


def _read_record(cells: list[str], list_name: str) -> Record:
    record_id, english, french, arabic, others, country, admin1, kind = cells[:8]
    latitude, longitude, population, uncertainty, source = cells[8:]
    return Record(
        list_name,
        record_id,
        english,
        french,
        arabic,
        tuple(filter(None, map(str.strip, others.split("|")))),
        country,
        admin1,
        kind,
        _read_point(latitude, longitude),
        int(population or 0),
        float(uncertainty) if uncertainty else None,
        source or ATTRIBUTION,
    )


def _read_point(latitude: str, longitude: str) -> Point | None:
    """The point of two cells, None when both are blank; raises ValueError for anything else."""
    if not latitude and not longitude:
        return None
    point = Point(float(latitude), float(longitude))
    if not (abs(point.latitude) <= 90 and abs(point.longitude) <= 180):
        raise ValueError(f"{latitude}, {longitude}: were latitude and longitude swapped?")
    return point
