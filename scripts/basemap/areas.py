"""Makes the areas of the dossier of 6 February 2020 out of the base map's own lines."""

from typing import Any

import shapely
from geopy.distance import geodesic
from shapely.geometry import Polygon, mapping
from shapely.geometry.base import BaseGeometry

from .coverage import Coverage
from .extent import GRID, WIDE
from .files import collect_features
from .layers import share_lines
from .packages import BASE_CREDIT, Credit

CENTRE = (35.76667, 36.66667)  # latitude, longitude: label point of Idlib governorate (GeoNames)
RADIUS_KM = 60
CIRCLE_POINTS = 60
INSET = 0.003  # degrees, about 300 m: enough to stay inside with a third of the border's points
BORDER_EAST = 37.2  # degrees, just east of Azaz and Kilis

CREDIT = Credit(
    licence="ODbL 1.0; governorate lines: Natural Earth (public domain)",
    attribution=BASE_CREDIT.attribution,
    source="cut from data/basemap/base.topojson by scripts/basemap",
)
NOTES = {
    "idlib_gov": (
        "Outline for orientation: governorate lines from Natural Earth lie up to 10 km off the "
        "United Nations' boundaries of 2020, about 0.7 km in the median.",
        "Contour indicatif : les limites de gouvernorat, tirées de Natural Earth, s'écartent de "
        "celles des Nations unies (2020) de 10 km au plus, de 0,7 km environ en médiane.",
    ),
    "nw_syria": (
        "The outline is ours: no agreed boundary; a circle of 60 km inside Syria, around the "
        "middle of Idlib governorate.",
        "Le contour est de nous : il n'existe pas de limite reconnue ; un cercle de 60 km à "
        "l'intérieur de la Syrie, autour du centre du gouvernorat d'Idlib.",
    ),
    "tr_sy_border": (
        "Only the part from the sea to 37.2° E: what the article's border with Turkey, to the "
        "north, can mean from Idlib. The article names no stretch and no crossing.",
        "Seulement la partie de la mer à 37,2° E : ce que « la frontière avec la Turquie », vers "
        "le nord, peut désigner depuis Idlib. L'article ne nomme ni tronçon ni point de passage.",
    ),
}


def make_areas(coverage: Coverage) -> dict[str, Any]:
    """The three areas as a GeoJSON FeatureCollection in the order of NOTES."""
    syria, turkey = coverage.countries["SYR"], coverage.countries["TUR"]
    (idlib,) = (p.shape for p in coverage.provinces if p.names["name_en"] == "Idlib")
    border = share_lines([syria, turkey])
    shapes = {
        "idlib_gov": idlib,
        "nw_syria": draw_region(syria),
        "tr_sy_border": border.intersection(shapely.box(*WIDE._replace(east=BORDER_EAST))),
    }
    features = [describe_area(place_id, shape) for place_id, shape in shapes.items()]
    return collect_features(features, **CREDIT._asdict())


def draw_region(syria: BaseGeometry) -> BaseGeometry:
    """The circle inside Syria, INSET within the border: a line of our own, not a copy of it."""
    inner = syria.buffer(-INSET).simplify(INSET * 0.8)
    return shapely.intersection(draw_circle(), inner, grid_size=GRID)


def draw_circle() -> Polygon:
    """The circle of RADIUS_KM around CENTRE, every point at that geodesic distance."""
    reach = geodesic(kilometers=RADIUS_KM)
    bearings = [360 * i / CIRCLE_POINTS for i in range(CIRCLE_POINTS)]
    points = [reach.destination(CENTRE, bearing=bearing) for bearing in bearings]
    return Polygon([(point.longitude, point.latitude) for point in points])


def describe_area(place_id: str, shape: BaseGeometry) -> dict[str, Any]:
    """A GeoJSON feature (RFC 7946: right-hand rule, 4 decimals) with its notes and source."""
    note_en, note_fr = NOTES[place_id]
    shape = shapely.orient_polygons(shapely.transform(unwrap_part(shape), lambda xy: xy.round(4)))
    return {
        "type": "Feature",
        "id": place_id,
        "properties": {
            "place_id": place_id,
            "note_en": note_en,
            "note_fr": note_fr,
            "source": CREDIT.source,
        },
        "geometry": mapping(shape),
    }


def unwrap_part(shape: BaseGeometry) -> BaseGeometry:
    """A shape of one part as that part."""
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape
