"""How the world gazetteer's files are laid out: what their numbers mean."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

import numpy as np

# One row a place. `country`, `admin1` and `admin2` are rows of the same array, -1 for none; a
# country is a row of itself. `radius` is the km within which the place lies, 0 when unsaid.
PLACE = np.dtype(
    [
        ("id", "<i8"),
        ("latitude", "<f8"),
        ("longitude", "<f8"),
        ("population", "<u4"),
        ("radius", "<f4"),
        ("country", "<i2"),
        ("admin1", "<i4"),
        ("admin2", "<i4"),
        ("kind", "u1"),
        ("capital", "?"),
        ("code", "S2"),
    ]
)
NAME = "<IB"  # a row of places and a Flag
WORD = "<BBBB"  # how common a word is in each of LANGUAGES, in steps of STEP, and a Word
LANGUAGES = ("en", "fr", "ar")
LOOSE = "<I"  # a row of places; the keys of the guesses are skeletons, their values loose keys
STEP = 0.04  # of the Zipf scale


class Kind(IntEnum):
    """What a place is, from the widest to the narrowest; water and sites apart."""

    REGION = 0
    COUNTRY = 1
    ADMIN1 = 2
    ADMIN2 = 3
    TOWN = 4
    WATER = 5
    SITE = 6


class Flag:
    """How a name belongs to a place; plain numbers, because enumerations are slow to combine."""

    OWN: Final = 1
    OTHER: Final = 2
    DEMONYM: Final = 4
    CODE: Final = 8  # an abbreviation; it counts in capitals only


class Word:
    """What a word is besides a name of places."""

    GIVEN: Final = 1
    SURNAME: Final = 2
