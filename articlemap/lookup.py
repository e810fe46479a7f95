"""A dossier's rows by their keys, as plain dictionaries with None for what is unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from articlemap.dossier import Dossier
from articlemap.rows import Row, rows_by_line


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """Rows of one dossier: by key where the key is unique, in lists where it is not."""

    sentences: dict[str, Row]
    claims: dict[str, Row]
    claimants: dict[str, Row]
    layers: dict[str, Row]
    places: dict[str, Row]
    posts: dict[str, Row]
    claims_of_sentence: dict[str, list[Row]]
    ties_of_claim: dict[str, list[Row]]
    ties_of_mark: dict[str, list[Row]]
    waypoints: dict[str, list[Row]]
    contradictions: dict[str, list[Row]]

    def mark(self, mark_id: str) -> Row:
        """The row of places or posts with that id; raises KeyError if there is none."""
        return self.posts[mark_id] if mark_id in self.posts else self.places[mark_id]


@lru_cache(maxsize=8)
def look_up(dossier: Dossier) -> Lookup:
    """The dossier's rows by their keys; made once for each dossier."""
    ties = [{**row, "mark": mark_of(row)} for row in _rows(dossier.claim_places)]
    return Lookup(
        sentences=_by(dossier.sentences, "sentence_id"),
        claims=_by(dossier.claims, "claim_id"),
        claimants=_by(dossier.claimants, "claimant"),
        layers=_by(dossier.layers, "layer_id"),
        places=_by(dossier.places, "place_id"),
        posts=_by(dossier.posts, "post_id"),
        claims_of_sentence=_group(_rows(dossier.claims), "sentence_id"),
        ties_of_claim=_group(ties, "claim_id"),
        ties_of_mark=_group(ties, "mark"),
        waypoints=_group(_rows(dossier.routes.sort_values("sequence")), "route_id"),
        contradictions=_group(_contradictions(dossier), "about"),
    )


def mark_of(tie: Row) -> str:
    """The id of the place or post that a row of claim_places leads to."""
    return str(tie["place_id"] or tie["post_id"])


def _contradictions(dossier: Dossier) -> list[Row]:
    rows = _rows(dossier.contradictions)
    return [{**row, "about": row["claim_id"] or row["post_id"]} for row in rows]


def _rows(frame: pd.DataFrame) -> list[Row]:
    return list(rows_by_line(frame).values())


def _by(frame: pd.DataFrame, key: str) -> dict[str, Row]:
    return {row[key]: row for row in _rows(frame)}


def _group(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return dict(groups)
