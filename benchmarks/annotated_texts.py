"""Read the texts that this project wrote and annotated; tests/data/geoparse says how.

    python -m benchmarks.annotated_texts --split train > train.jsonl

writes them as the geoparser's training script and the scorers read a corpus.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "geoparse"
MARK = re.compile(r"\[\[(?P<printed>[^\[\]|]+)\|(?P<key>\d+|\?[a-z]+)(?P<who>\|m)?\]\]")
UNLISTED = ("region", "water", "relief", "island", "road", "quarter", "site", "village", "invented")
Split = Literal["train", "held_out"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name of a text: `text[start:end] == printed`.

    `kind` is that of the GeoNames record (city, admin1, admin2, country); where no list holds the
    place, `geonames_id` and the point are None and `kind` is one of UNLISTED. `metonymy` is true
    where the place stands for who governs there.
    """

    start: int
    end: int
    printed: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    kind: str
    metonymy: bool


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text without its marks, and what was marked."""

    name: str
    language: str
    split: Split
    date: str
    genre: str
    text: str
    mentions: tuple[Mention, ...]


def read_texts(*, split: Split | None = None, folder: Path = FOLDER) -> list[AnnotatedText]:
    """The annotated texts in the order of texts.csv, those of one split or all."""
    places = {row["geonames_id"]: row for row in _read_table(folder / "places.csv")}
    return [
        read_text(row, (folder / "texts" / f"{row['name']}.txt").read_text("utf-8"), places)
        for row in _read_table(folder / "texts.csv")
        if split in (None, row["split"])
    ]


def read_text(
    about: dict[str, str], marked: str, places: dict[str, dict[str, str]]
) -> AnnotatedText:
    """The text of `marked` with its mentions; raises KeyError for an id that `places` lacks."""
    pieces, mentions, last, length = [], [], 0, 0
    for mark in MARK.finditer(marked):
        pieces += [marked[last : mark.start()], mark["printed"]]
        start = length + mark.start() - last
        length, last = start + len(mark["printed"]), mark.end()
        mentions.append(_read_mention(mark, start, places))
    text = "".join([*pieces, marked[last:]])
    name, language, split, date, genre = (
        about[key] for key in ("name", "language", "split", "date", "genre")
    )
    assert split in ("train", "held_out")
    return AnnotatedText(name, language, split, date, genre, text, tuple(mentions))  # type: ignore[arg-type]


def _read_mention(mark: re.Match[str], start: int, places: dict[str, dict[str, str]]) -> Mention:
    printed, key, metonymy = mark["printed"], mark["key"], mark["who"] is not None
    end = start + len(printed)
    if key.startswith("?"):
        return Mention(start, end, printed, None, None, None, key[1:], metonymy)
    place = places[key]
    point = float(place["latitude"]), float(place["longitude"])
    return Mention(start, end, printed, int(key), *point, place["kind"], metonymy)


def _read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_record(one: AnnotatedText) -> dict[str, Any]:
    """The text as a line of a corpus: offsets, name, point, id and kind of each mention."""
    return {
        "id": one.name,
        "lang": one.language,
        "text": one.text,
        "toponyms": list(_mark_toponyms(one)),
    }


def _mark_toponyms(one: AnnotatedText) -> Iterator[dict[str, Any]]:
    for mention in one.mentions:
        yield {
            "start": mention.start,
            "end": mention.end,
            "name": mention.printed,
            "lat": mention.latitude,
            "lon": mention.longitude,
            "geonameid": mention.geonames_id,
            "kind": mention.kind,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("train", "held_out"), help="those alone")
    parser.add_argument("--language", help="en, fr or ar: those alone")
    options = parser.parse_args()
    for one in read_texts(split=options.split):
        if options.language in (None, one.language):
            print(json.dumps(as_record(one), ensure_ascii=False))


if __name__ == "__main__":
    main()
