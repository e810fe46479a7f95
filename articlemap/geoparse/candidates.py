"""The places that the names of a text could mean, as columns: what resolution ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Atlas, Kind
from articlemap.geoparse.spans import Span
from articlemap.geoparse.spellings import Names
from articlemap.geoparse.tokens import Token

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
MOST = 25  # candidates of one name
WITHIN = frozenset({"in", "en", "au", "aux", "dans", "of", "de", "في"})


@dataclass(slots=True)
class Group:
    """The spans of one name and hint, which mean one place; its candidates are a slice."""

    spans: list[int]
    start: int
    stop: int
    wider: set[int]  # rows that the text names right after it: "Saraqeb, Syria"
    narrower: set[int]  # rows that the text names right before it


class Candidates:
    """All candidates of all names of a text, as columns, and the groups that they form."""

    def __init__(self, tokens: Sequence[Token], spans: Sequence[Span], atlas: Atlas) -> None:
        self.spans = spans
        self.atlas = atlas
        by_name: dict[tuple[str, str], list[int]] = {}
        for number, span in enumerate(spans):
            by_name.setdefault((span.key, span.hint), []).append(number)
        rows: list[int] = []
        flags: list[int] = []
        self.groups: list[Group] = []
        for numbers in by_name.values():
            names = _most_likely(spans[numbers[0]].names, atlas)
            group = Group(numbers, len(rows), len(rows) + len(names), set(), set())
            rows += [row for row, _ in names]
            flags += [flag for _, flag in names]
            self.groups.append(group)
        self._read(np.array(rows, np.int64), np.array(flags, np.int64), atlas)
        self._look_beside(tokens)

    def _read(self, rows: Ints, flags: Ints, atlas: Atlas) -> None:
        places = atlas.places[rows]
        self.rows, self.flags = rows, flags
        self.kind = places["kind"].astype(np.int64)
        self.population = places["population"].astype(float)
        self.country = places["country"].astype(np.int64)
        self.admin1 = np.where(self.kind == Kind.ADMIN1, rows, places["admin1"])
        self.admin2 = np.where(self.kind == Kind.ADMIN2, rows, places["admin2"])
        self.capital = places["capital"].astype(float)
        self.located = ~np.isnan(places["latitude"])
        self.direction = _directions(places["latitude"], places["longitude"])
        sizes = [group.stop - group.start for group in self.groups]
        self.group = np.repeat(np.arange(len(self.groups)), sizes)
        self.starts = np.array([group.start for group in self.groups], np.int64)
        self.mentions = np.array([len(group.spans) for group in self.groups], float)

    def choose(self, score: Floats) -> Ints:
        """The best candidate of each group."""
        best = np.maximum.reduceat(score, self.starts)[self.group]
        places = np.where(score == best, np.arange(len(score)), len(score))
        return np.minimum.reduceat(places, self.starts)

    def share_out(self, score: Floats) -> Floats:
        """The scores of each group as probabilities that sum to 1."""
        grown = np.exp(score - np.maximum.reduceat(score, self.starts)[self.group])
        return np.asarray(grown / np.add.reduceat(grown, self.starts)[self.group])

    def containers_of(self, rows: set[int]) -> set[int]:
        """The country and divisions in which any of the rows lies."""
        inner = self.atlas.places[list(rows)]
        return {up for name in ("country", "admin1", "admin2") for up in inner[name].tolist()}

    def _look_beside(self, tokens: Sequence[Token]) -> None:
        """Note for each group what the text names right after and before it."""
        owner = {number: group for group in self.groups for number in group.spans}
        for number, (span, after) in enumerate(zip(self.spans, self.spans[1:], strict=False)):
            between = [token.gap for token in tokens[span.last + 1 : after.first + 1]]
            words = [token.key for token in tokens[span.last + 1 : after.first]]
            joined = "".join(between).strip() in (",", "(") and not words
            group, next_group = owner.get(number), owner.get(number + 1)
            if group and (joined or (len(words) == 1 and words[0] in WITHIN)):
                group.wider |= {row for row, _ in after.names}
            if next_group and joined:
                next_group.narrower |= {row for row, _ in span.names}


def _most_likely(names: Names, atlas: Atlas) -> Names:
    """The candidates of a name, the most populous when there are too many."""
    if len(names) <= MOST:
        return names
    places = atlas.places[[row for row, _ in names]]
    wide = places["kind"] <= Kind.COUNTRY
    order = np.argsort(-(places["population"] + wide * 1e10), kind="stable")[:MOST]
    return [names[at] for at in order]


def _directions(latitude: Floats, longitude: Floats) -> Floats:
    """Unit vectors from the earth's middle, a row each; NaN where there is no point."""
    north, east = np.radians(latitude), np.radians(longitude)
    flat = np.cos(north)
    return np.column_stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)])
