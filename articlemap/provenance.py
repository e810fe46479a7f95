"""Where a mark comes from: the chain to its sentence, the chain to its coordinate, and a table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from articlemap.dossier import Dossier
from articlemap.geodesy import Point, distance_km
from articlemap.language import N_, Text, format_number, pick_text, translate
from articlemap.lookup import look_up
from articlemap.rows import Row
from articlemap.wording import (
    describe_date,
    describe_kind,
    describe_precision,
    fill_in,
    name_claimant,
)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One claim at one mark, as a row of the table under the map."""

    mark: str
    layer: str
    colour: str
    name: str
    claim: Text
    kind: str
    claimant: str
    date: str
    known: str
    sentence: str


def hash_article(dossier: Dossier) -> str:
    """SHA-256 of the source text, in hexadecimal."""
    return hashlib.sha256(dossier.article.encode("utf-8")).hexdigest()


def trace_sentence(dossier: Dossier, claim_id: str, *, language: str = "en") -> list[str]:
    """From a claim back to the source text, one step a line."""
    tables = look_up(dossier)
    claim = tables.claims[claim_id]
    sentence = tables.sentences[claim["sentence_id"]]
    return [
        _describe_claim(claim, tables.claimants[claim["claimant"]], language),
        fill_in(
            N_(
                "Sentence {id}, paragraph {paragraph}, characters {start} to {end} of the source "
                "text, verbatim."
            ),
            language,
            id=sentence["sentence_id"],
            **{key: sentence[key] for key in ("paragraph", "start", "end")},
        ),
        fill_in(
            N_("Source text: {title}, SHA-256 {hash}"),
            language,
            title=_title(dossier, language),
            hash=f"{hash_article(dossier)[:16]}…",
        ),
    ]


def trace_coordinate(dossier: Dossier, mark_id: str, *, language: str = "en") -> list[Text]:
    """From a mark back to who published its coordinate, one step a line."""
    row = look_up(dossier).mark(mark_id)
    lines = [_locate(row, language), _describe_source(row, language)]
    if row.get("second_source"):
        lines.append(_compare_second(row, language))
    note = pick_text(row, "note", language)
    return [*(Text(line, language) for line in lines), *([note] if note else [])]


def list_marks(dossier: Dossier, *, language: str = "en") -> list[MarkRow]:
    """Every claim at every mark, in the order of the layers and of the text."""
    tables = look_up(dossier)
    rows = []
    for layer in tables.layers.values():
        claims = (row for row in tables.claims.values() if row["layer"] == layer["layer_id"])
        for claim in claims:
            ties = tables.ties_of_claim.get(claim["claim_id"], [])
            marks = dict.fromkeys(tie["mark"] for tie in ties)
            rows += [_mark_row(dossier, layer, claim, mark, language) for mark in marks]
    return rows


def _mark_row(
    dossier: Dossier, layer: Row, claim: Row, mark_id: str, language: str = "en"
) -> MarkRow:
    tables = look_up(dossier)
    mark = tables.mark(mark_id)
    return MarkRow(
        mark=mark_id,
        layer=pick_text(layer, "name", language),
        colour=layer["colour"],
        name=pick_text(mark, "name", language),
        claim=pick_text(claim, "summary", language),
        kind=describe_kind(claim["kind"], language=language),
        claimant=name_claimant(tables.claimants[claim["claimant"]], language=language),
        date=describe_date(claim["date"], language=language),
        known=describe_precision(mark, language=language),
        sentence=claim["sentence_id"],
    )


def _title(dossier: Dossier, language: str) -> str:
    ours = dossier.meta.get("articlemap", {}).get("title", {})
    return str(
        ours.get(language) or dossier.meta.get("title") or translate(language)("the article")
    )


def _describe_claim(claim: Row, who: Row, language: str) -> str:
    facts = {
        "id": claim["claim_id"],
        "kind": describe_kind(claim["kind"], language=language),
        "who": pick_text(who, "name", language),
        "date": describe_date(claim["date"], language=language),
    }
    if claim["date_printed"]:
        message = N_("Claim {id}: {kind}, said by {who}; {date}, printed “{printed}”.")
        return fill_in(message, language, printed=claim["date_printed"], **facts)
    return fill_in(N_("Claim {id}: {kind}, said by {who}; {date}."), language, **facts)


def _locate(row: Row, language: str) -> str:
    known = describe_precision(row, language=language)
    if row["latitude"] is not None:
        at = _write_point(row["latitude"], row["longitude"])
        return fill_in(N_("Drawn at {at} (WGS 84): {known}."), language, at=at, known=known)
    if row.get("anchor_name"):
        return fill_in(
            N_("No coordinate is known; drawn beside {anchor} ({at}), within {km} km."),
            language,
            anchor=row["anchor_name"],
            at=_write_point(row["anchor_latitude"], row["anchor_longitude"]),
            km=format_number(row["uncertainty_km"], language),
        )
    return fill_in(N_("No single point: {known}."), language, known=known)


def _write_point(latitude: float, longitude: float) -> str:
    """Degrees as programs read them, in every language alike."""
    return f"{latitude:.5f}, {longitude:.5f}"


def _describe_source(row: Row, language: str) -> str:
    if not row["gazetteer_id"]:
        return fill_in(N_("Located by: {source}."), language, source=row["source"])
    return fill_in(
        N_("Located by: {source} (record {id} of {gazetteer})."),
        language,
        source=row["source"],
        id=row["gazetteer_id"],
        gazetteer=row["gazetteer"],
    )


def _compare_second(row: Row, language: str) -> str:
    if row.get("second_latitude") is None or row["latitude"] is None:
        return fill_in(N_("Second source: {source}."), language, source=row["second_source"])
    here = Point(float(row["latitude"]), float(row["longitude"]))
    there = Point(float(row["second_latitude"]), float(row["second_longitude"]))
    km = format_number(distance_km(here, there), language, pattern="#,##0.0")
    message = N_("Second source: {source}, {km} km away.")
    return fill_in(message, language, source=row["second_source"], km=km)
