"""Toponyms and candidates as plain values, for JSON; what comes back is checked, never trusted."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.tables import PLACES

KINDS: tuple[str, ...] = PLACES.columns["kind"].metadata["choices"]
STATUSES = ("placed", "doubtful", "unplaced")
LONGEST = 500  # characters of any one text of a place
ALTERNATIVES = 20


def write_toponym(toponym: Toponym) -> dict[str, Any]:
    """A toponym as dictionaries, lists, texts and numbers."""
    return asdict(toponym)


def read_toponym(values: Any, text: str) -> Toponym:
    """The toponym of such values; raises ValueError unless it is a possible one of that text."""
    facts = _facts(values, Toponym)
    start, end = _whole(facts["start"]), _whole(facts["end"])
    if not 0 <= start < end <= len(text) or text[start:end] != facts["printed"]:
        raise ValueError(f"the text has no “{_text(facts['printed'])[:60]}” at {start}")
    others = facts["alternatives"]
    if not isinstance(others, list | tuple) or len(others) > ALTERNATIVES:
        raise ValueError("alternatives are a short list")
    first, last = facts["sentence"]
    return Toponym(
        start=start,
        end=end,
        printed=text[start:end],
        status=_one_of(facts["status"], STATUSES),
        span_confidence=_number(facts["span_confidence"], 0, 1),
        place_confidence=_number(facts["place_confidence"], 0, 1),
        place=None if facts["place"] is None else read_candidate(facts["place"]),
        alternatives=tuple(map(read_candidate, others)),
        sentence=(_whole(first), _whole(last)),
        reason=_text(facts["reason"]),
    )


def read_candidate(values: Any) -> Candidate:
    """The candidate of such values; raises ValueError unless it is a possible place."""
    facts = _facts(values, Candidate)
    texts = ("gazetteer", "gazetteer_id", "name_en", "name_fr", "name_ar", "country", "admin1")
    radius = facts["uncertainty_km"]
    return Candidate(
        **{name: _text(facts[name]) for name in texts},
        kind=_text(facts["kind"]),
        latitude=_number(facts["latitude"], -90, 90),
        longitude=_number(facts["longitude"], -180, 180),
        uncertainty_km=None if radius is None else _number(radius, 0, 2000),
        population=_whole(facts["population"]),
        confidence=_number(facts["confidence"], 0, 1),
    )


def _facts(values: Any, kind: type[Toponym] | type[Candidate]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    if not isinstance(values, dict) or set(values) != names:
        raise ValueError(f"expected the values {', '.join(sorted(names))}")
    return values


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(f"expected a text of {LONGEST} characters at most")
    return value


def _one_of(value: Any, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        raise ValueError(f"expected one of {', '.join(choices)}")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("expected a whole number")
    return value


def _number(value: Any, low: float, high: float) -> float:
    if type(value) not in (int, float) or not low <= value <= high:
        raise ValueError(f"expected a number from {low:g} to {high:g}")
    return float(value)
