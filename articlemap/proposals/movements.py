"""Where a movement goes from and to: the words before a place name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articlemap.proposals.movewords import BEARINGS, CONTINUES, CUES, GAP, MOVES, TOWARD

LONGEST = 60  # characters before a name in which a cue is looked for


@dataclass(frozen=True, slots=True)
class RoleFound:
    """The role that a name plays in a movement: from, toward or along.

    `name` is its number in the list of spans; `bearing` the direction in degrees that the
    sentence states for those who leave it without a destination, else None.
    """

    name: int
    role: str
    cue: str
    bearing: float | None
    confidence: float


@lru_cache
def _load_cues(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile(rf"\b(?P<cue>{cue}){GAP[language]}$", re.IGNORECASE))
        for role, cue in CUES[language].items()
    )


@lru_cache
def _load_bearing(language: str) -> re.Pattern[str]:
    points = "|".join(sorted(BEARINGS[language], key=len, reverse=True))
    return re.compile(TOWARD[language].replace("POINTS", points), re.IGNORECASE)


def find_roles(
    sentence: str, spans: Sequence[tuple[int, int]], *, language: str = "fr"
) -> list[RoleFound]:
    """The roles of the names at `spans`, offsets in the sentence, in order.

    A name that follows another after a comma or `et`, `and`, has the same role.
    """
    if language not in CUES or not MOVES[language].search(sentence):
        return []
    found: list[RoleFound] = []
    for number, (start, _) in enumerate(spans):
        before = sentence[max(0, start - LONGEST) : start]
        if role := _read_cue(before, number, language):
            found.append(role)
        elif found and found[-1].name == number - 1:
            between = sentence[spans[number - 1][1] : start]
            if CONTINUES.fullmatch(between):
                found.append(RoleFound(number, found[-1].role, found[-1].cue, None, 0.5))
    return _add_bearing(sentence, found, language)


def _read_cue(before: str, number: int, language: str) -> RoleFound | None:
    """The role whose cue stands nearest the name."""
    best: tuple[int, RoleFound] | None = None
    for role, pattern in _load_cues(language):
        match = pattern.search(before)
        if match and (best is None or match.start() >= best[0]):
            best = match.start(), RoleFound(number, role, match["cue"], None, 0.7)
    return best[1] if best else None


def _add_bearing(sentence: str, found: list[RoleFound], language: str) -> list[RoleFound]:
    stated = _load_bearing(language).search(sentence)
    if not stated or any(one.role == "toward" for one in found):
        return found
    bearing = float(BEARINGS[language][stated["point"].lower()])
    return [
        RoleFound(one.name, one.role, one.cue, bearing, one.confidence)
        if one.role == "from"
        else one
        for one in found
    ]
