"""Which records a name can mean, from the strongest match to the weakest."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import cached_property

from articlemap.records import Record
from articlemap.spelling import fold, fold_plain, plain, skeleton

# What a governorate's name holds beside the name proper; without it, it is the town's.
GOVERNORATE = frozenset({"governorate", "province", "region", "gouvernorat", "محافظة"})
MATCHES = ("exact", "folded", "skeleton")  # from the strongest to the weakest
# A skeleton of two consonants says nothing; and below this likeness of the whole names Surman
# would be Sarmin, another town 32 km away.
SKELETON_LENGTH = 3
LIKENESS = 0.8


class NameIndex:
    """Records by the spellings of their names; each index is built when first needed."""

    def __init__(self, records: Collection[Record]) -> None:
        self._records = records

    def find(self, query: str) -> Iterator[tuple[str, list[Record]]]:
        """The records that the name can mean, each once, by match, the strongest first."""
        seen: set[tuple[str, str]] = set()
        for match, search in zip(MATCHES, (self._exact, self._folded, self._guesses), strict=True):
            fresh = {
                (record.list, record.id): record
                for record in search(query)
                if (record.list, record.id) not in seen
            }
            seen.update(fresh)
            yield match, list(fresh.values())

    def _exact(self, query: str) -> list[Record]:
        return self._by_plain.get(plain(query), [])

    def _folded(self, query: str) -> list[Record]:
        return self._by_fold.get(fold(query), [])

    def _guesses(self, query: str) -> list[Record]:
        """Records with a name of the same consonants that looks like the query."""
        folded = fold(query)
        return [
            record
            for other in self._by_skeleton.get(skeleton(folded), [])
            if SequenceMatcher(None, other, folded).ratio() >= LIKENESS
            for record in self._by_fold[other]
        ]

    @cached_property
    def _by_plain(self) -> dict[str, list[Record]]:
        """Records by the plain form of each of their names."""
        index: dict[str, list[Record]] = {}
        for record in self._records:
            for key in _keys(record):
                index.setdefault(key, []).append(record)
        return index

    @cached_property
    def _by_fold(self) -> dict[str, list[Record]]:
        """Records by the folded form of each of their names."""
        index: dict[str, list[Record]] = {}
        for text, records in self._by_plain.items():
            index.setdefault(fold_plain(text), []).extend(records)
        return index

    @cached_property
    def _by_skeleton(self) -> dict[str, list[str]]:
        """Folded names by their consonants."""
        index: dict[str, list[str]] = {}
        for folded in self._by_fold:
            if len(key := skeleton(folded)) >= SKELETON_LENGTH:
                index.setdefault(key, []).append(folded)
        return index


def _keys(record: Record) -> set[str]:
    """The plain names of a record; a governorate has the bare name too: Idlib."""
    keys = {plain(name) for name in record.names}
    if record.kind == "governorate":
        kept = ([word for word in key.split() if word not in GOVERNORATE] for key in keys)
        keys = keys.union(map(" ".join, kept))
    return keys - {""}
