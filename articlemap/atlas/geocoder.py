"""The world gazetteer as a geopy geocoder, with the options and records of the regional one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from articlemap.atlas.home import open_atlas
from articlemap.atlas.layout import Flag
from articlemap.atlas.portrait import Portrait, draw
from articlemap.atlas.store import Atlas
from articlemap.gazetteer import Gazetteer
from articlemap.geodesy import Point
from articlemap.records import ATTRIBUTION, Record
from articlemap.spelling import fold, plain


class WorldGazetteer(Gazetteer):
    """Places of the whole world by their names in Latin and Arabic script.

    >>> WorldGazetteer().geocode("Pékin").raw["id"]
    '1816670'
    """

    def __init__(self, atlas: Atlas | None = None) -> None:
        super().__init__()
        self._given = atlas

    def record(self, list_name: str, record_id: str | int) -> Record | None:
        """The record of that list (`geonames`, `regions`) and id, or None."""
        atlas, key = self.atlas, str(record_id)
        if list_name == "regions":
            own = (draw(atlas, int(row)) for row in np.flatnonzero(atlas.places["id"] == 0))
            return next((as_record(one) for one in own if one.gazetteer_id == key), None)
        if list_name != "geonames" or not key.isdigit():
            return None
        rows = np.flatnonzero(atlas.places["id"] == int(key))
        return as_record(draw(atlas, int(rows[0]))) if len(rows) else None

    @cached_property
    def atlas(self) -> Atlas:
        return self._given or open_atlas()

    @cached_property
    def _names(self) -> Any:
        return AtlasNames(self.atlas)


class AtlasNames:
    """Which records a name can mean, from the strongest match to the weakest."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def find(self, query: str) -> Iterator[tuple[str, list[Record]]]:
        """The records whose name is the query, then those that spell it otherwise."""
        wanted = (
            (row, flag)
            for row, flag in self.atlas.names.get(plain(query)) or []
            if not flag & (Flag.DEMONYM | Flag.CODE)
        )
        exact = [row for row, _ in wanted]
        yield "exact", self._records(exact)
        folded = [row for (row,) in self.atlas.loose.get(fold(query)) or [] if row not in exact]
        yield "folded", self._records(folded)

    def _records(self, rows: list[int]) -> list[Record]:
        return [as_record(draw(self.atlas, row)) for row in dict.fromkeys(rows)]


def as_record(one: Portrait) -> Record:
    """A place of the world gazetteer as the gazetteers' common record."""
    located = not np.isnan(one.latitude)
    return Record(
        list=one.gazetteer,
        id=one.gazetteer_id,
        name_en=one.name_en,
        name_fr=one.name_fr,
        name_ar=one.name_ar,
        other_names=(),
        country=one.country,
        admin1=one.admin1,
        kind=one.kind,
        point=Point(one.latitude, one.longitude) if located else None,
        population=one.population,
        uncertainty_km=one.uncertainty_km,
        source=ATTRIBUTION,
    )
