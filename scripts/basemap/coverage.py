"""Makes the one coverage that all layers of the base map are taken from."""

from pathlib import Path
from typing import NamedTuple

from shapely.geometry import MultiPolygon

from .extent import Zone
from .land import Land, find_inland_water, read_land
from .mesh import Pieces, cut_pieces, join_pieces, label_pieces, simplify_pieces
from .provinces import DIVIDED, Province, make_provinces

SEA = "sea"


class Coverage(NamedTuple):
    """Areas in degrees that share every line between them."""

    countries: Land
    lakes: list[MultiPolygon]
    sea: MultiPolygon
    provinces: list[Province]
    rest: Land  # what the named provinces leave of a country


def make_coverage(cache: Path, zones: list[Zone]) -> Coverage:
    """Countries, lakes, sea and provinces, simplified together."""
    land = read_land(cache)
    provinces = make_provinces(cache, land)
    pieces = cut_pieces([*land.values(), *(province.shape for province in provinces)], zones)
    simple = simplify_pieces(pieces, zones)
    lakes = {f"lake {i:03}": lake for i, lake in enumerate(find_inland_water(land))}
    surfaces = [label or SEA for label in label_pieces(pieces, land | lakes)]
    joined = join_pieces(simple, surfaces)
    divided = join_pieces(simple, divide_surfaces(pieces, surfaces, provinces))
    return Coverage(
        countries={a3: joined[a3] for a3 in land},
        lakes=[joined[lake] for lake in lakes],
        sea=joined[SEA],
        provinces=[row._replace(shape=divided[row.names["name_en"]]) for row in provinces],
        rest={a3: divided[a3] for a3 in DIVIDED if a3 in divided},
    )


def divide_surfaces(pieces: Pieces, surfaces: list[str], provinces: list[Province]) -> list[str]:
    """For each piece of a divided country the province's name, else the surface it had."""
    homes = label_pieces(pieces, {row.names["name_en"]: row.shape for row in provinces})
    return [
        home if home and surface in DIVIDED else surface
        for home, surface in zip(homes, surfaces, strict=True)
    ]
