"""Where a mark comes from: the chain to its sentence, the chain to its coordinate, and a table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from articlemap.dossier import Dossier
from articlemap.geodesy import Point, distance_km
from articlemap.lookup import look_up
from articlemap.rows import Row

PRECISION = {
    "site": "the site itself",
    "town": "the settlement’s centre",
    "near": "an estimated point",
    "area": "a whole area, no single point",
    "line": "a line, drawn schematically",
}


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One claim at one mark, as a row of the table under the map."""

    mark: str
    layer: str
    colour: str
    name: str
    claim: str
    kind: str
    claimant: str
    date: str
    known: str
    sentence: str


def hash_article(dossier: Dossier) -> str:
    """SHA-256 of the source text, in hexadecimal."""
    return hashlib.sha256(dossier.article.encode("utf-8")).hexdigest()


def trace_sentence(dossier: Dossier, claim_id: str) -> list[str]:
    """From a claim back to the source text, one step a line."""
    tables = look_up(dossier)
    claim = tables.claims[claim_id]
    sentence = tables.sentences[claim["sentence_id"]]
    who = tables.claimants[claim["claimant"]]
    printed = f", printed “{claim['date_printed']}”" if claim["date_printed"] else ""
    return [
        f"Claim {claim_id}: {claim['kind']}, said by {who['name_en']}; "
        f"{claim['date'] or 'no date given'}{printed}.",
        f"Sentence {sentence['sentence_id']}, paragraph {sentence['paragraph']}, characters "
        f"{sentence['start']} to {sentence['end']} of the source text, verbatim.",
        f"Source text: {dossier.meta.get('title', 'the article')}, "
        f"SHA-256 {hash_article(dossier)[:16]}…",
    ]


def trace_coordinate(dossier: Dossier, mark_id: str) -> list[str]:
    """From a mark back to who published its coordinate, one step a line."""
    row = look_up(dossier).mark(mark_id)
    lines = [_locate(row), _describe_source(row)]
    if row.get("second_source"):
        lines.append(_compare_second(row))
    if row.get("note_en"):
        lines.append(row["note_en"])
    return lines


def list_marks(dossier: Dossier) -> list[MarkRow]:
    """Every claim at every mark, in the order of the layers and of the text."""
    tables = look_up(dossier)
    rows = []
    for layer in tables.layers.values():
        claims = (row for row in tables.claims.values() if row["layer"] == layer["layer_id"])
        for claim in claims:
            ties = tables.ties_of_claim.get(claim["claim_id"], [])
            marks = dict.fromkeys(tie["mark"] for tie in ties)
            rows += [_mark_row(dossier, layer, claim, mark) for mark in marks]
    return rows


def _mark_row(dossier: Dossier, layer: Row, claim: Row, mark_id: str) -> MarkRow:
    mark = look_up(dossier).mark(mark_id)
    return MarkRow(
        mark=mark_id,
        layer=layer["name_en"],
        colour=layer["colour"],
        name=mark["name_en"],
        claim=claim["summary_en"],
        kind=claim["kind"],
        claimant=claim["claimant"],
        date=(claim["date"] or "no date").replace("/", " to "),
        known=describe_precision(mark),
        sentence=claim["sentence_id"],
    )


def describe_precision(row: Row) -> str:
    """How well a place is known, such as "± 4 km, an estimated point"."""
    radius = row["uncertainty_km"]
    parts = [] if radius is None else [f"± {radius:g} km"]
    if row["precision"]:
        parts.append(PRECISION[row["precision"]])
    return ", ".join(parts) or "not located"


def _locate(row: Row) -> str:
    if row["latitude"] is not None:
        known = describe_precision(row)
        return f"Drawn at {row['latitude']:.5f}, {row['longitude']:.5f} (WGS 84): {known}."
    if row.get("anchor_name"):
        return (
            f"No coordinate is known; drawn beside {row['anchor_name']} "
            f"({row['anchor_latitude']:.5f}, {row['anchor_longitude']:.5f}), "
            f"within {row['uncertainty_km']:g} km."
        )
    return f"No single point: {describe_precision(row)}."


def _describe_source(row: Row) -> str:
    record = f" (record {row['gazetteer_id']} of {row['gazetteer']})" if row["gazetteer_id"] else ""
    return f"Located by: {row['source']}{record}."


def _compare_second(row: Row) -> str:
    second = f"Second source: {row['second_source']}"
    if row.get("second_latitude") is None or row["latitude"] is None:
        return f"{second}."
    here = Point(float(row["latitude"]), float(row["longitude"]))
    there = Point(float(row["second_latitude"]), float(row["second_longitude"]))
    return f"{second}, {distance_km(here, there):.1f} km away."
