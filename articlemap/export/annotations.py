"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) of the article's text, as JSON-LD.

Offsets count code points, as the model demands and as the tables do. The source text is named by
its content (RFC 6920), so that annotations find it wherever it lies.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from articlemap.export.about import About, describe_export, explain_position
from articlemap.export.rows import Feature, list_features
from articlemap.lookup import look_up
from articlemap.rows import Row
from articlemap.selection import Selection

Data = dict[str, Any]
CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
# Terms that the annotation context does not have: schema.org's, and the rows' own columns.
TERMS = {
    "schema": "https://schema.org/",
    "articlemap": "urn:articlemap:",
    "Place": "schema:Place",
    "GeoCoordinates": "schema:GeoCoordinates",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "geo": "schema:geo",
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "description": "schema:description",
    "license": "schema:license",
    "claim": {"@id": "articlemap:claim", "@type": "@json"},
    "provenance": {"@id": "articlemap:provenance", "@type": "@json"},
    "about": {"@id": "articlemap:about", "@type": "@json"},
}
AROUND = 32  # characters of prefix and suffix
GEONAMES = "https://sws.geonames.org/{id}/"
CLAIM = (
    *("claim_id", "kind", "claimant", "date", "date_printed", "date_basis", "figure", "unit"),
    *("figure_qualifier", "figure_printed", "layer_id", "layer", "contradictions"),
)
PROVENANCE = (
    *("role", "inferred", "position", "precision", "uncertainty_km", "source", "gazetteer"),
    *("gazetteer_id", "coordinate_chain"),
)


def write_annotations(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """An AnnotationPage: each shown claim at its sentence, each named place at its mention.

    The body of a claim is its summary and its places; that of a mention is the place.
    """
    about = describe_export(selection, language=language, permalink=permalink)
    features = [one for one in list_features(selection, language=language) if one.row["claim_id"]]
    claims = [_annotate_claim(selection, key, features, about) for key in selection.claims]
    mentions = [_annotate_mention(selection, one, about) for one in _mentions(selection, features)]
    page = {
        "@context": [CONTEXT_URL, TERMS],
        "id": f"urn:articlemap:page:{about.article_sha256}",
        "type": "AnnotationPage",
        "about": about.as_dict(),
        "items": [*claims, *mentions],
    }
    return f"{json.dumps(page, ensure_ascii=False, indent=1)}\n".encode()


def _annotate_claim(
    selection: Selection, claim_id: str, features: list[Feature], about: About
) -> Data:
    rows = [one.row for one in features if one.row["claim_id"] == claim_id]
    row = rows[0]
    summary = {
        "type": "TextualBody",
        "purpose": "describing",
        "value": row["summary"],
        "format": "text/plain",
        "language": about.language,
    }
    places = [_place_body(each, about.language) for each in rows if each["place_id"]]
    return {
        "id": f"urn:articlemap:{about.article_sha256}:{claim_id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [summary, *places],
        "claim": {**_pick(row, CLAIM), "sentence_chain": row["sentence_chain"]},
        "target": _target(selection, row["start"], row["end"], about),
    }


def _mentions(selection: Selection, features: list[Feature]) -> list[tuple[Row, Feature]]:
    """Each tie of a shown claim whose place the sentence names, with its feature."""
    ties = look_up(selection.dossier).ties_of_claim
    by_key = {(one.row["claim_id"], one.row["place_id"], one.row["role"]): one for one in features}
    return [
        (tie, by_key[claim_id, tie["mark"], tie["role"]])
        for claim_id in selection.claims
        for tie in ties.get(claim_id, [])
        if tie["mention"]
    ]


def _annotate_mention(selection: Selection, mention: tuple[Row, Feature], about: About) -> Data:
    tie, feature = mention
    start = int(tie["mention_start"])
    return {
        "id": f"urn:articlemap:{about.article_sha256}:{feature.key}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": _place_body(feature.row, about.language),
        "target": _target(selection, start, start + len(tie["mention"]), about),
    }


def _target(selection: Selection, start: int, end: int, about: About) -> Data:
    """A stretch of the source text, by what it says and by where it stands."""
    text = selection.dossier.article
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": name_source(about.article_sha256), "selector": [quote, position]}


def name_source(sha256: str) -> str:
    """The source text by its content: a `ni` URI (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _place_body(row: Row, language: str) -> Data:
    """A place as schema.org describes one, how it is known, and its record where there is one."""
    place: Data = {"type": "Place", "name": row["place"]}
    names = [row[f"place_{each}"] for each in ("printed", "en", "fr", "ar")]
    others = list(dict.fromkeys(name for name in names if name and name != row["place"]))
    if row["gazetteer"] == "geonames" and row["position"] == "point":
        place["id"] = GEONAMES.format(id=row["gazetteer_id"])
    if others:
        place["alternateName"] = others
    if row["latitude"] is not None:
        at = {"latitude": row["latitude"], "longitude": row["longitude"]}
        place["geo"] = {"type": "GeoCoordinates", **at}
    known = explain_position(row["position"], language=language)
    provenance = {"place_id": row["place_id"], **_pick(row, PROVENANCE)}
    return {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": {**place, "description": str(known), "provenance": provenance},
    }


def _pick(row: Row, names: tuple[str, ...]) -> Data:
    return {name: row[name] for name in names if row[name] is not None}
