"""Placed, doubtful or unplaced, and why: a wrong mark is worse than an empty one."""

from __future__ import annotations

import math

from articlemap.atlas import Kind
from articlemap.geoparse.model import Model
from articlemap.geoparse.resolution import FAR_KM, Resolution
from articlemap.geoparse.toponym import Status

WIDEST = int(Kind.COUNTRY)
WELL_KNOWN = 1_000_000  # inhabitants: so large a place is meant also far from the others


def judge(result: Resolution, group: int, right: float, model: Model) -> tuple[Status, str]:
    """The status of a name's place, and the reason when it is not simply placed."""
    if not result.those.located[result.chosen[group]]:
        return "unplaced", "it has no point of its own, like a river"
    if right < model.thresholds["unplaced"] and not _is_unique_area(result, group):
        return "unplaced", "no place of this name fits the text"
    if is_stranger(result, group):
        far = f"{result.far_km[group]:,.0f} km" if not math.isnan(result.far_km[group]) else ""
        return "doubtful", f"the only place of this name is far from the others ({far})"
    if right < model.thresholds["doubtful"]:
        return "doubtful", "several places fit, or none fits well"
    return "placed", ""


def _is_unique_area(result: Resolution, group: int) -> bool:
    """Whether only one place bears the name, and it is a province or wider: no homonym to fear."""
    part = result.those.groups[group]
    return part.stop - part.start == 1 and bool(result.those.kind[part.start] <= Kind.ADMIN1)


def is_stranger(result: Resolution, group: int) -> bool:
    """Whether the place lies far from all others in a country that the text does not name."""
    those, at = result.those, int(result.chosen[group])
    if those.kind[at] <= WIDEST or those.population[at] >= WELL_KNOWN:
        return False
    named = result.company["country named"][at] > 0 or result.company["inside what follows"][at] > 0
    far = result.far_km[group]
    return not named and not those.capital[at] and (math.isnan(far) or far > FAR_KM)
