"""Continents, regions, seas and other places that cross borders, kept by hand.

Rivers have no point: their names are there so that "Tigre" is not taken for a town of that name.
"""

from __future__ import annotations

from articlemap.atlas.layout import Flag, Kind
from articlemap.atlas.making.collection import Collection, Place
from articlemap.atlas.making.countries import name_people
from articlemap.atlas.making.tables import read_table

KINDS = {"region": Kind.REGION, "water": Kind.WATER, "site": Kind.SITE}
# Inhabitants that stand for how often such a place is meant.
PROMINENCE = {Kind.REGION: 30_000_000, Kind.WATER: 3_000_000, Kind.SITE: 100_000}


def add_regions(world: Collection) -> None:
    """Add the rows of regions.csv; where a division has the GeoNames id, only its point and names.

    England is GeoNames' division of its own, and its towns must stay in it.
    """
    divisions = {place.id: row for row, place in enumerate(world.places) if place.id}
    for line in read_table("regions"):
        row = divisions.get(int(line["geonames_id"] or 0))
        if row is None:
            kind = KINDS[line["kind"]]
            row = world.add(Place(int(line["geonames_id"] or 0), kind))
            world.places[row].population = PROMINENCE[kind]
            world.places[row].country = world.countries.get(line["country"], -1)
        _describe(world.places[row], line)
        _name(world, row, line)


def _describe(place: Place, line: dict[str, str]) -> None:
    if line["latitude"]:
        place.latitude, place.longitude = float(line["latitude"]), float(line["longitude"])
        place.radius = float(line["uncertainty_km"])
    place.english, place.french, place.arabic = line["name_en"], line["name_fr"], line["name_ar"]


def _name(world: Collection, row: int, line: dict[str, str]) -> None:
    world.name(row, [line["name_en"], line["name_fr"], line["name_ar"]], Flag.OWN)
    world.name(row, line["other_names"].split("|"), Flag.OWN)
    world.name(row, line["codes"].split("|"), Flag.CODE)
    world.name(row, name_people(line), Flag.DEMONYM)
