"""Annotated texts: one JSON object a line, as in the scorer's corpora."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.annotated_texts import Split, as_record, read_texts

NEAR_KM = 161.0  # 100 miles, the distance within which the literature calls a place right
WIDE = frozenset({"region", "water", "relief", "island"})


@dataclass(frozen=True, slots=True)
class Gold:
    """A place name as an annotator marked it; without a point when nobody could locate it.

    `wide` is a sea or a region, for which a point is neither right nor wrong.
    """

    start: int
    end: int
    point: tuple[float, float] | None
    id: int | None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is marked in it."""

    name: str
    corpus: str
    language: str
    text: str
    gold: tuple[Gold, ...]


def read_corpora(paths: Iterable[Path]) -> list[Document]:
    """The documents of `.jsonl` files, and of the folders that hold such files."""
    files = [
        file
        for path in paths
        for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])
    ]
    return [document for file in files for document in _read_file(file)]


def read_own(split: Split) -> list[Document]:
    """The texts that the project wrote itself, those to learn from or those held out."""
    return [_read(as_record(one), f"own {one.language}") for one in read_texts(split=split)]


def _read_file(file: Path) -> list[Document]:
    with file.open(encoding="utf-8") as lines:
        return [_read(json.loads(line), file.stem) for line in lines if line.strip()]


def _read(record: dict[str, object], corpus: str) -> Document:
    marks = record["toponyms"]
    assert isinstance(marks, list)
    gold = tuple(
        Gold(
            mark["start"],
            mark["end"],
            None if mark["lat"] is None else (float(mark["lat"]), float(mark["lon"])),
            int(mark["geonameid"]) if mark.get("geonameid") else None,
            mark.get("kind") in WIDE,
        )
        for mark in marks
    )
    name, language = str(record["id"]), str(record.get("lang", "en"))
    return Document(name, corpus, language, str(record["text"]), gold)


def match(gold: Sequence[Gold], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Which gold name each span is, one to one: the same offsets first, then the best overlap."""
    exact = {(one.start, one.end): number for number, one in enumerate(gold)}
    pairs: dict[int, int] = {}
    for at, span in enumerate(spans):
        if span in exact and exact[span] not in pairs.values():
            pairs[at] = exact[span]
    overlaps = sorted(
        (-(min(span[1], one.end) - max(span[0], one.start)), number, at)
        for at, span in enumerate(spans)
        for number, one in enumerate(gold)
        if min(span[1], one.end) > max(span[0], one.start)
    )
    taken = set(pairs.values())
    for _, number, at in overlaps:
        if at not in pairs and number not in taken:
            pairs[at] = number
            taken.add(number)
    return pairs


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance, as the literature's scorers have it."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12_742.0 * math.asin(min(1.0, math.sqrt(half)))
