"""What the geoparser finds: a toponym of a text, and the places that it could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["placed", "doubtful", "unplaced"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a gazetteer that a toponym could be; `confidence` is its share, 0 to 1."""

    gazetteer: str
    gazetteer_id: str
    name_en: str
    name_fr: str
    name_ar: str
    kind: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    uncertainty_km: float | None
    population: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text.

    `start` and `end` count characters of the text, `text[start:end] == printed`. `place` is None
    when it is unplaced; `alternatives` are at most five others, likeliest first. `sentence` is
    the start and end of the sentence around it. `reason` is why it is doubtful or unplaced.
    """

    start: int
    end: int
    printed: str
    status: Status
    span_confidence: float
    place_confidence: float
    place: Candidate | None
    alternatives: tuple[Candidate, ...]
    sentence: tuple[int, int]
    reason: str = ""
