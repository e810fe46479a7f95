"""What a person can decide in a review, declared once: kinds, their values, and what these may be.

A decision is plain values, so that it can be sent by a page, kept in a database and written to
review.jsonl; what comes back from there is checked, never trusted.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from articlemap.language import N_
from articlemap.notices import RefusedError
from articlemap.tables import COLOUR, DATE, ID, KINDS, PLACES, ROLES

LONGEST = 300  # characters of a name or a reason
SCOPES = ("this", "later", "all")
MAXIMUM_POINTS = 200  # of a route
QUALIFIERS = ("exactly", "about", "more_than", "times")
PLACE_KINDS: tuple[str, ...] = PLACES.columns["kind"].metadata["choices"]

WRONG = N_("This decision cannot be read: {problem}.")


@dataclass(frozen=True, slots=True)
class Value:
    """What one value of a decision may be; without `needed` it may be left out."""

    type: type = str
    needed: bool = False
    pattern: str = ""
    choices: tuple[str, ...] = ()
    low: float = -math.inf
    high: float = math.inf


LINE = Value(pattern=rf"[^\n\r]{{0,{LONGEST}}}")
TITLE = Value(needed=True, pattern=rf"[^\n\r]{{1,{LONGEST}}}")
LATITUDE = Value(float, True, low=-90, high=90)
LONGITUDE = Value(float, True, low=-180, high=180)
RADIUS = Value(float, low=0, high=2000)
POSITION = {"latitude": LATITUDE, "longitude": LONGITUDE, "uncertainty_km": RADIUS}
NAMES = dict.fromkeys(
    ("name_en", "name_fr", "name_ar", "gazetteer", "gazetteer_id", "country", "admin1"), LINE
)
OFFSET = Value(int, True, low=0, high=10_000_000)
LINK = Value(pattern=ID)

KINDS_OF_DECISION: dict[str, dict[str, Value]] = {
    "accept": {},
    "choose": {"gazetteer": TITLE, "gazetteer_id": TITLE},
    "locate": {**POSITION, **NAMES, "kind": Value(choices=PLACE_KINDS), "typed": LINE},
    "move": POSITION,
    "not_a_place": {},
    "cannot_be_located": {},
    "reopen": {},
    "add": {"start": OFFSET, "end": OFFSET},
    "edit_claim": {
        "date": Value(pattern=rf"(?:{DATE})?"),
        "claimant": Value(pattern=r"[A-Za-z][A-Za-z0-9 .'-]{0,60}"),
        "kind": Value(choices=KINDS),
        "role": Value(choices=ROLES),
        "layer": LINK,
    },
    "set_role": {"role": Value(needed=True, choices=ROLES)},
    "add_layer": {"name": TITLE, "colour": Value(pattern=COLOUR)},
    "edit_layer": {"name": LINE, "colour": Value(pattern=COLOUR)},
    "add_figure": {
        "figure": Value(float, True, low=0, high=1e15),
        "qualifier": Value(choices=QUALIFIERS),
        "printed": LINE,
        "unit": TITLE,
        "start": OFFSET,
        "toponym": LINK,
        "layer": LINK,
    },
    "add_route": {"name": TITLE, "points": Value(list, True), "start": OFFSET, "layer": LINK},
    "remove": {},
    "edit_article": {
        "title": LINE,
        "published": Value(pattern=rf"(?:{DATE})?"),
        "source": LINE,
        "language": Value(pattern=r"(?:[a-z]{2,3})?"),
    },
}
# Those that are about a toponym, and so can hold for the same name elsewhere too.
ABOUT_TOPONYM = (
    *("accept", "choose", "locate", "move", "not_a_place", "cannot_be_located", "reopen"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its kind, the id that it is about, its values; `scope` says how far it goes.

    `later` is this toponym and those of the same name after it that nobody has reviewed, `all`
    those before it too. `time` is when, as an ISO date and time, blank if not said.
    """

    kind: str
    about: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    scope: str = "this"
    reason: str = ""
    time: str = ""


def write_decision(decision: Decision) -> dict[str, Any]:
    """The decision as plain values; what is as usual is left out."""
    values = {name: getattr(decision, name) for name in ("about", "values", "reason", "time")}
    scope = {} if decision.scope == "this" else {"scope": decision.scope}
    return {"kind": decision.kind, **{k: v for k, v in values.items() if v}, **scope}


def read_decision(plain: Any) -> Decision:
    """The decision of plain values; raises RefusedError for anything that is not declared."""
    try:
        return _read(plain)
    except (ValueError, TypeError, OverflowError) as error:
        raise RefusedError(WRONG, problem=str(error)[:200]) from error


def _read(plain: Any) -> Decision:
    names = ("kind", "about", "values", "scope", "reason", "time")
    if not isinstance(plain, dict) or set(plain) - set(names):
        raise ValueError(f"expected {', '.join(names)}")
    kind, values = plain.get("kind"), plain.get("values", {})
    if not isinstance(kind, str) or kind not in KINDS_OF_DECISION:
        raise ValueError(f"expected a kind of {', '.join(KINDS_OF_DECISION)}")
    if not isinstance(values, dict):
        raise ValueError("expected values by name")
    scope = plain.get("scope", "this")
    if scope not in (SCOPES if kind in ABOUT_TOPONYM else SCOPES[:1]):
        raise ValueError(f"{kind} has no scope {str(scope)[:20]}")
    return Decision(
        kind=kind,
        about=_check("about", plain.get("about", ""), Value(pattern=rf"(?:{ID})?")),
        values=_read_values(values, KINDS_OF_DECISION[kind]),
        scope=scope,
        reason=_check("reason", plain.get("reason", ""), LINE),
        time=_check("time", plain.get("time", ""), Value(pattern=r"[0-9T:.Z+-]{0,40}")),
    )


def _read_values(values: dict[str, Any], declared: dict[str, Value]) -> dict[str, Any]:
    if unknown := set(values) - set(declared):
        raise ValueError(f"unknown: {', '.join(sorted(map(str, unknown)))}")
    if missing := [name for name in declared if declared[name].needed and name not in values]:
        raise ValueError(f"missing: {', '.join(missing)}")
    return {name: _check(name, value, declared[name]) for name, value in values.items()}


def _check(name: str, value: Any, declared: Value) -> Any:
    """The value, a whole number as one with a point where that is declared."""
    if declared.type is float and type(value) is int:
        value = float(value)
    if not isinstance(value, declared.type) or isinstance(value, bool):
        raise ValueError(f"{name} is not of the expected type")
    if isinstance(value, list):
        return _check_points(value)
    if isinstance(value, str):
        wrong = declared.choices and value not in declared.choices
        if wrong or (declared.pattern and not re.fullmatch(declared.pattern, value)):
            raise ValueError(f"{name} does not have the expected form")
    elif isinstance(value, int | float) and not declared.low <= value <= declared.high:
        raise ValueError(f"{name} is not from {declared.low:g} to {declared.high:g}")
    return value


def _check_points(points: list[Any]) -> list[list[float]]:
    """Latitudes and longitudes of a route."""
    if not 2 <= len(points) <= MAXIMUM_POINTS:
        raise ValueError(f"a route has 2 to {MAXIMUM_POINTS} points")
    pairs = [point for point in points if isinstance(point, list) and len(point) == 2]
    if len(pairs) != len(points):
        raise ValueError("a point is a latitude and a longitude")
    return [
        [_check("latitude", one, LATITUDE), _check("longitude", other, LONGITUDE)]
        for one, other in pairs
    ]
