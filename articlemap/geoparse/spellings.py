"""Names in other spellings than the gazetteer's, for the countries that a text is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from articlemap.atlas import Atlas, Flag
from articlemap.spelling import fold_plain, skeleton

SHORTEST_LOOSE = 5  # letters; a loose key of less finds too much
SHORTEST_SKELETON = 4  # consonants
LIKENESS = 0.8  # of two loose keys of the same consonants, as in articlemap.names
Names = list[tuple[int, int]]  # rows of the gazetteer and flags


def find_loose(key: str, atlas: Atlas, homes: Collection[int]) -> Names:
    """What bears the name in another transliteration and lies in one of the countries."""
    if len(key) < SHORTEST_LOOSE or not key.isascii():
        return []
    return _at_home(atlas.loose.get(fold_plain(key)) or [], atlas, homes)


def find_guess(key: str, atlas: Atlas, homes: Collection[int]) -> Names:
    """What has the same consonants, looks alike and lies in one of the countries."""
    folded = fold_plain(key)
    consonants = skeleton(folded)
    if len(consonants) < SHORTEST_SKELETON or not key.isascii():
        return []
    rows = [
        row
        for other in atlas.guesses.get(consonants) or []
        if SequenceMatcher(None, other.decode(), folded).ratio() >= LIKENESS
        for row in atlas.loose[other.decode()]
    ]
    return _at_home(rows, atlas, homes)


def _at_home(rows: Sequence[tuple[int]], atlas: Atlas, homes: Collection[int]) -> Names:
    country = atlas.places["country"]
    return [(row, Flag.OTHER) for row in {row for (row,) in rows} if country[row] in homes]
