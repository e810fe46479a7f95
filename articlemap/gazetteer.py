"""Names to candidate places, offline, as a geopy geocoder.

Two lists: `geonames`, the towns of Syria and its neighbours (data/gazetteer/places.csv), and
`overrides`, what editors located by hand. They are read at the first look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from articlemap.geodesy import distance_km
from articlemap.names import NameIndex
from articlemap.records import Record, read_records
from articlemap.spelling import plain
from articlemap.tables import PLACES

FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
KINDS: tuple[str, ...] = PLACES.columns["kind"].metadata["choices"]
SETTLEMENTS = frozenset({"city", "town", "village", "capital", "camp_area"})
LONGEST_QUERY = 200  # characters; no place name is longer, and a pasted text is not a name


class _Offline(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's way to the network, closed: this geocoder cannot send a request."""

    def get_json(self, url: str, **_: Any) -> Any:
        raise GeocoderUnavailable(f"the offline gazetteer asks no server: {url}")

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Towns of Syria and its neighbours by their Arabic, English, French and Turkish spellings.

    >>> Gazetteer().geocode("Maaret al-Numan").raw["id"]
    '167611'
    """

    def __init__(self, folder: str | Path = FOLDER) -> None:
        super().__init__(adapter_factory=_Offline)
        self.folder = Path(folder)

    def geocode(  # noqa: PLR0913 – geopy's own options and two filters
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        kind: str | Collection[str] | None = None,
        country_codes: str | Collection[str] | None = None,
        near: tuple[float, float] | None = None,
        timeout: object = DEFAULT_SENTINEL,  # geopy's callers may pass it; nothing waits here
    ) -> Any:
        """The place of that name as a geopy Location, or None; `raw` is its record.

        `raw["match"]` says how: `exact` (case, accents and hyphens aside), `folded` (spelled
        otherwise) or `skeleton` (a guess: the same consonants). With `exactly_one=False` all
        candidates, best first: the stronger match, settlements before regions, then the
        nearest to `near`, else the most populous. A guess among several is no answer, and a
        name that the overrides know but could not locate is None rather than its homonym.

        Raises GeocoderQueryError for an empty or overlong query, an unknown kind or a limit
        below 1, and ArticlemapError when the lists cannot be read.
        """
        fits = _filter(_checked_kinds(kind), _as_set(country_codes))
        query, limit = _checked_query(query), _checked_limit(limit)
        located: list[tuple[str, Record]] = []
        for match, records in self._names.find(query):
            ranked = sorted(filter(fits, records), key=lambda one: _rank(one, query, near))
            located += [(match, record) for record in takewhile(_is_located, ranked)]
            if not all(map(_is_located, ranked)) or (ranked and exactly_one):
                break
        if exactly_one and located and (len(located) > 1 and located[0][0] == "skeleton"):
            return None
        locations = [_as_location(match, record) for match, record in located]
        if exactly_one:
            return locations[0] if locations else None
        return locations[:limit] or None

    def record(self, list_name: str, record_id: str | int) -> Record | None:
        """The record of that list (`geonames`, `overrides`) and id, or None."""
        return self._by_id.get((list_name, str(record_id)))

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._records)

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        overrides = self.folder / "overrides.csv"
        curated = read_records(overrides, "overrides") if overrides.exists() else ()
        return (*curated, *read_records(self.folder / "places.csv", "geonames"))

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Record]:
        return {(record.list, record.id): record for record in self._records}


def _checked_query(query: object) -> str:
    if not isinstance(query, str) or not plain(query):
        raise GeocoderQueryError(f"expected the name of a place, not {query!r}")
    if len(query) > LONGEST_QUERY:
        raise GeocoderQueryError(f"a name has {LONGEST_QUERY} characters at most: {query[:40]}…")
    return query


def _checked_limit(limit: int | None) -> int | None:
    if limit is not None and limit < 1:
        raise GeocoderQueryError(f"expected a limit of 1 or more, not {limit}")
    return limit


def _checked_kinds(kind: str | Collection[str] | None) -> frozenset[str]:
    kinds = _as_set(kind)
    if unknown := kinds.difference(KINDS):
        known = ", ".join(KINDS)
        raise GeocoderQueryError(f"no kind is called {', '.join(sorted(unknown))}; use {known}")
    return kinds


def _as_set(values: str | Collection[str] | None) -> frozenset[str]:
    return frozenset([values] if isinstance(values, str) else values or ())


def _filter(kinds: frozenset[str], countries: frozenset[str]) -> Callable[[Record], bool]:
    """Whether a record is of a kind and country asked for; none asked for means all.

    Asking for one settlement finds all: lists differ in what they call a town.
    """
    wanted = kinds | SETTLEMENTS if kinds & SETTLEMENTS else kinds
    codes = {code.upper() for code in countries}
    return lambda record: (
        (not wanted or record.kind in wanted) and (not codes or record.country in codes)
    )


def _rank(
    record: Record, query: str, near: tuple[float, float] | None
) -> tuple[bool, float, bool, bool, int, str]:
    """What records of equal match are sorted by, the best lowest."""
    return (
        record.kind not in SETTLEMENTS,
        distance_km(near, record.point) if near and record.point else 0.0,
        record.list != "overrides",
        plain(query) not in map(plain, record.own_names),
        -record.population,
        record.id,
    )


def _is_located(record: Record) -> bool:
    return record.point is not None


def _as_location(match: str, record: Record) -> Location:
    assert record.point is not None
    raw = {**record._asdict(), **record.point._asdict(), "names": record.names, "match": match}
    del raw["point"]
    address = ", ".join(filter(None, (record.name_en, record.country)))
    return Location(address, tuple(record.point), raw)
