"""The files that articlemap.atlas.store opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import numpy as np

from articlemap.atlas.layout import LOOSE, NAME, PLACE, WORD, Flag, Kind
from articlemap.atlas.making.collection import Collection, Place
from articlemap.spelling import fold_plain, skeleton

# Where names reach the press in many transliterations, so that a loose key is worth its doubt.
TRANSLITERATED = (
    *("AE", "AF", "BH", "DZ", "EG", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR"),
    *("OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "TR", "YE"),
)
SHORTEST = 4  # a loose key of less says nothing


def write_atlas(folder: Path, world: Collection, words: dict[str, tuple[int, ...]]) -> None:
    """Write places, names, loose names, words and labels."""
    np.save(folder / "places.npy", np.array([_row(one) for one in world.places], PLACE))
    _write_labels(folder, world)
    names = ((key, pair) for key, flags in world.names.items() for pair in flags.items())
    marisa_trie.RecordTrie(NAME, names).save(str(folder / "names.marisa"))
    loose = list(_loose(world))
    marisa_trie.RecordTrie(LOOSE, loose).save(str(folder / "loose.marisa"))
    guesses = {(skeleton(key), key.encode()) for key, _ in loose}
    marisa_trie.BytesTrie(sorted(guesses)).save(str(folder / "guesses.marisa"))
    marisa_trie.RecordTrie(WORD, sorted(words.items())).save(str(folder / "words.marisa"))


def _row(place: Place) -> tuple[object, ...]:
    point = (np.nan if place.latitude is None else place.latitude, place.longitude or 0.0)
    return (
        *(place.id, *point, place.population, place.radius, place.country, place.admin1),
        *(place.admin2, place.kind, place.capital, place.code.encode()),
    )


def _write_labels(folder: Path, world: Collection) -> None:
    texts = [f"{one.english}\t{one.french}\t{one.arabic}".encode() for one in world.places]
    (folder / "labels.txt").write_bytes(b"".join(texts))
    np.save(folder / "label_ends.npy", np.cumsum([len(text) for text in texts]).astype("<u4"))


def _loose(world: Collection) -> Iterator[tuple[str, tuple[int]]]:
    """Folded names of places where names are transliterated, each pair once."""
    countries = {world.countries[code] for code in TRANSLITERATED}
    found: dict[tuple[str, int], None] = {}
    for key, flags in world.names.items():
        rows = [row for row, flag in flags.items() if not flag & (Flag.DEMONYM | Flag.CODE)]
        near = [row for row in rows if world.places[row].country in countries]
        for row in near:
            if world.places[row].kind in (Kind.ADMIN1, Kind.ADMIN2, Kind.TOWN):
                found[fold_plain(key), row] = None
    return ((key, (row,)) for key, row in found if len(key) >= SHORTEST)
