"""The columns of the exported tables: declared once, with their type and their HXL hashtag.

Hashtags: https://hxlstandard.org/standard/1-1final/dictionary/ with attributes of ours where the
dictionary has none. `{article}` stands for the language of the article.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exported table; its type is string, integer, number or boolean."""

    hashtag: str
    type: str = "string"


COLUMNS = {
    "claim_id": Column("#meta+id+claim"),
    "layer_id": Column("#meta+id+layer"),
    "layer": Column("#meta+layer+name"),
    "context": Column("#meta+context", "boolean"),
    "kind": Column("#meta+claim+type"),
    "claimant": Column("#meta+source"),
    "summary": Column("#description+summary"),
    "date": Column("#date"),
    "date_start": Column("#date+start"),
    "date_end": Column("#date+end"),
    "date_printed": Column("#date+printed+i_{article}"),
    "date_basis": Column("#date+basis"),
    "figure": Column("#indicator+value+num", "number"),
    "figure_qualifier": Column("#indicator+qualifier"),
    "figure_printed": Column("#indicator+printed+i_{article}"),
    "unit": Column("#indicator+unit+i_en"),
    "displaced": Column("#affected+idps", "number"),
    "killed": Column("#affected+killed", "number"),
    "role": Column("#loc+role"),
    "inferred": Column("#meta+inferred", "boolean"),
    "movement": Column("#meta+movement"),
    "place_id": Column("#loc+id"),
    "place": Column("#loc+name"),
    "place_printed": Column("#loc+name+printed+i_{article}"),
    "place_en": Column("#loc+name+i_en"),
    "place_fr": Column("#loc+name+i_fr"),
    "place_ar": Column("#loc+name+i_ar"),
    "place_kind": Column("#loc+type"),
    "latitude": Column("#geo+lat", "number"),
    "longitude": Column("#geo+lon", "number"),
    "uncertainty_km": Column("#geo+uncertainty+km", "number"),
    "precision": Column("#geo+precision"),
    "position": Column("#geo+basis"),
    "excerpt": Column("#description+excerpt+i_{article}"),
    "rendering": Column("#description+rendering+i_en"),
    "sentence_id": Column("#meta+id+sentence"),
    "paragraph": Column("#meta+paragraph", "integer"),
    "start": Column("#meta+offset+start", "integer"),
    "end": Column("#meta+offset+end", "integer"),
    "sentence_chain": Column("#meta+provenance+sentence"),
    "coordinate_chain": Column("#meta+provenance+coordinate"),
    "gazetteer": Column("#loc+gazetteer"),
    "gazetteer_id": Column("#loc+code+gazetteer"),
    "source": Column("#meta+source+coordinate"),
    "contradictions": Column("#description+contradictions"),
}
ABOUT = {
    "filter": Column("#meta+filter"),
    "exported": Column("#date+exported"),
    "permalink": Column("#meta+url+permalink"),
    "credits": Column("#meta+licence"),
}
