"""A person's own corrections: what a name means to them, used again for their next article.

As a CSV file they can be taken to another machine. The file is a user's: it is checked, bounded,
and no cell of it is a formula to a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.language import N_
from articlemap.notices import RefusedError
from articlemap.spelling import plain

Verdict = Literal["placed", "not_a_place"]
COLUMNS = (
    *("name", "verdict", "latitude", "longitude", "uncertainty_km", "kind", "country"),
    *("name_en", "name_fr", "name_ar", "gazetteer", "gazetteer_id"),
)
NUMBERS = ("latitude", "longitude", "uncertainty_km")
MAXIMUM_BYTES = 1_000_000
MAXIMUM_ROWS = 5_000
LONGEST = 200  # characters of a cell
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to calculate
OWN_LIST = "overrides"

TOO_LARGE = N_("The corrections are too many: {limit} rows and 1 MB are allowed.")
NOT_CSV = N_("The corrections cannot be read as CSV in UTF-8; export them anew.")
NO_COLUMN = N_("The corrections have no column {name}; export them anew.")
WRONG_ROW = N_("Corrections, line {line}: {problem}.")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a name means to a person: a place, or no place at all."""

    name: str
    verdict: Verdict
    place: Candidate | None = None

    @property
    def key(self) -> str:
        """What other spellings of the name have in common with it: case and accents aside."""
        return plain(self.name)


def merge(*lists: Iterable[Correction], forgotten: Iterable[str] = ()) -> tuple[Correction, ...]:
    """One correction a name, the last one given; without the names (keys) that are forgotten."""
    found = {one.key: one for many in lists for one in many}
    gone = set(forgotten)
    return tuple(one for key, one in found.items() if key and key not in gone)


def find_correction(toponym: Toponym, known: dict[str, Correction]) -> Correction | None:
    """The correction of a toponym's name among those known by key."""
    return known.get(plain(toponym.printed))


def write_corrections(corrections: Iterable[Correction]) -> bytes:
    """The corrections as a CSV file in UTF-8."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_write_row(one) for one in corrections)
    return target.getvalue().encode("utf-8")


def _write_row(correction: Correction) -> list[str]:
    place = correction.place
    cells = {"name": correction.name, "verdict": correction.verdict}
    if place:
        cells |= {name: _cell(getattr(place, name)) for name in COLUMNS[2:]}
    return [
        cells.get(name, "") if name in NUMBERS else _disarm(cells.get(name, "")) for name in COLUMNS
    ]


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _disarm(cell: str) -> str:
    """A cell that no spreadsheet runs; `_arm` gives it back."""
    return f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell


def _arm(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell


def read_corrections(data: bytes) -> tuple[Correction, ...]:
    """The corrections in a CSV file; raises RefusedError with the line that is wrong."""
    if len(data) > MAXIMUM_BYTES:
        raise RefusedError(TOO_LARGE, limit=MAXIMUM_ROWS)
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), restval="")
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise RefusedError(NO_COLUMN, name=", ".join(missing))
        found = []
        for row in reader:
            found.append(_read_row(row, reader.line_num))
            if len(found) > MAXIMUM_ROWS:
                raise RefusedError(TOO_LARGE, limit=MAXIMUM_ROWS)
    except (UnicodeDecodeError, csv.Error) as error:
        raise RefusedError(NOT_CSV) from error
    return merge(found)


def _read_row(row: dict[str, str], line: int) -> Correction:
    try:
        cells = {name: _arm(row[name].strip()) for name in COLUMNS}
        if any(len(cell) > LONGEST for cell in cells.values()):
            raise ValueError(f"a cell has more than {LONGEST} characters")
        if not plain(cells["name"]):
            raise ValueError("the name is blank")
        if cells["verdict"] not in ("placed", "not_a_place"):
            raise ValueError("the verdict is neither placed nor not_a_place")
        if cells["verdict"] == "not_a_place":
            return Correction(cells["name"], "not_a_place")
        return Correction(cells["name"], "placed", _read_place(cells))
    except ValueError as error:
        raise RefusedError(WRONG_ROW, line=line, problem=error) from error


def _read_place(cells: dict[str, str]) -> Candidate:
    radius = cells["uncertainty_km"]
    return Candidate(
        gazetteer=cells["gazetteer"] or OWN_LIST,
        gazetteer_id=cells["gazetteer_id"],
        name_en=cells["name_en"] or cells["name"],
        name_fr=cells["name_fr"] or cells["name"],
        name_ar=cells["name_ar"],
        kind=cells["kind"] or "site",
        country=cells["country"],
        admin1="",
        latitude=_degrees(cells["latitude"], 90),
        longitude=_degrees(cells["longitude"], 180),
        uncertainty_km=_bounded(radius, 0, 2000) if radius else None,
        population=0,
        confidence=1.0,
    )


def _degrees(cell: str, limit: float) -> float:
    return _bounded(cell, -limit, limit)


def _bounded(cell: str, low: float, high: float) -> float:
    number = float(cell)
    if not math.isfinite(number) or not low <= number <= high:
        raise ValueError(f"{cell[:20]} is not from {low:g} to {high:g}")
    return number


def certain(place: Candidate) -> Candidate:
    """The place as a person's own choice: nothing else is as likely."""
    return replace(place, confidence=1.0)
