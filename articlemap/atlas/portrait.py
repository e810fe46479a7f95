"""A place of the world gazetteer as a reader sees it."""

from __future__ import annotations

from typing import NamedTuple

from articlemap.atlas.layout import PLACE, Kind
from articlemap.atlas.store import Atlas
from articlemap.spelling import plain

FIELDS = PLACE.names or ()
CITY, TOWN = 50_000, 5_000  # inhabitants, as in data/gazetteer
# Our estimates of how far a town's point can be from where something happened in it.
UNCERTAINTY = {"capital": 4.0, "city": 4.0, "town": 1.5, "village": 1.0}


class Portrait(NamedTuple):
    """A place with its names in three languages; NaN for coordinates that it does not have."""

    gazetteer: str
    gazetteer_id: str
    name_en: str
    name_fr: str
    name_ar: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    uncertainty_km: float | None
    population: int


def draw(atlas: Atlas, row: int) -> Portrait:
    """The place of a row; what GeoNames does not list is of the list `regions`."""
    place = dict(zip(FIELDS, atlas.places[row].item(), strict=True))
    english, french, arabic = atlas.labels(row)
    known, country, admin1 = place["id"], place["country"], place["admin1"]
    kind = name_kind(place["kind"], place["population"], capital=place["capital"])
    return Portrait(
        gazetteer="geonames" if known else "regions",
        gazetteer_id=str(known) if known else plain(english).replace(" ", "_"),
        name_en=english,
        name_fr=french or english,
        name_ar=arabic,
        kind=kind,
        country=atlas.code(country) if country >= 0 else "",
        admin1=atlas.labels(admin1)[0] if admin1 >= 0 else "",
        latitude=place["latitude"],
        longitude=place["longitude"],
        uncertainty_km=UNCERTAINTY.get(kind) or round(place["radius"], 1) or None,
        population=place["population"],
    )


def name_kind(kind: int, population: int, *, capital: bool) -> str:
    """The kind as a dossier's table of places has it."""
    if kind == Kind.TOWN:
        if capital:
            return "capital"
        return "city" if population >= CITY else "town" if population >= TOWN else "village"
    if kind == Kind.ADMIN1:
        return "governorate"
    return {Kind.COUNTRY: "country", Kind.SITE: "site"}.get(Kind(kind), "region")
