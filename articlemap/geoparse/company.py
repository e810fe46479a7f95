"""What speaks for each candidate: itself, the words beside its name, the other places named."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Flag, Kind
from articlemap.geoparse.candidates import Candidates

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Table = dict[str, Floats]
WITNESSES = 40  # other names whose places a candidate is measured against
NEAR_KM = 300.0
UNKNOWN_KM = 3000.0  # stands for the distance to the nearest other place when there is none
EARTH_KM = 6371.0


def weigh_alone(those: Candidates) -> Table:
    """The evidence about each candidate that does not depend on what the other names mean."""
    return {**_about_itself(those), **_about_hints(those)}


def weigh_candidates(those: Candidates, alone: Table, chosen: Ints | None = None) -> Table:
    """All evidence about each candidate, by its name; `chosen` is one candidate of each group.

    Without it, the most prominent candidate of each name stands for its place.
    """
    first = chosen is None
    chosen = those.choose(prominence(those)) if chosen is None else chosen
    return {**alone, **_about_company(those, chosen, first)}


def prominence(those: Candidates) -> Floats:
    """How likely a candidate is before anything is known of the text."""
    wide = (those.kind <= Kind.COUNTRY) * 1e10
    own = (those.flags & Flag.OWN > 0) * 3e6
    return np.asarray(wide + those.population + own + (those.kind == Kind.ADMIN1) * 1e6)


def _about_itself(those: Candidates) -> Table:
    size = np.log10(those.population + 1) / 6
    best = np.maximum.reduceat(those.population, those.starts)[those.group]
    town = those.kind == Kind.TOWN
    return {
        "population": size,
        "most populous": (those.population == best) & (best > 0),
        "share of the most populous": np.log10((those.population + 100) / (best + 100)) / 3,
        "country": those.kind <= Kind.COUNTRY,
        "admin1": those.kind == Kind.ADMIN1,
        "admin2": those.kind == Kind.ADMIN2,
        "water": those.kind == Kind.WATER,
        "own name": those.flags & Flag.OWN > 0,
        "demonym": those.flags & Flag.DEMONYM > 0,
        "capital": those.capital,
        "unpopulated": those.population == 0,
        "population of a town": size * town,
    }


def _about_hints(those: Candidates) -> Table:
    hints = [those.spans[group.spans[0]].hint for group in those.groups]
    division = np.array([hint == "division" for hint in hints], bool)[those.group]
    area = np.array([hint == "area" for hint in hints], bool)[those.group]
    article = np.array([hint == "article" for hint in hints], bool)[those.group]
    town = np.array([hint == "town" for hint in hints], bool)[those.group]
    inside, around = np.zeros(len(those.rows)), np.zeros(len(those.rows))
    for group in those.groups:
        part = slice(group.start, group.stop)
        if group.wider:
            inside[part] = _lies_in(those, part, group.wider)
        if group.narrower:
            containers = those.containers_of(group.narrower)
            around[part] = [row in containers for row in those.rows[part].tolist()]
    return {
        "division asked for": division & is_division(those.kind),
        "first division asked for": division & (those.kind == Kind.ADMIN1),
        "area asked for": area & is_division(those.kind),
        "article and town": article & (those.kind == Kind.TOWN),
        "article and division": article & is_division(those.kind),
        "town asked for": town & (those.kind == Kind.TOWN),
        "inside what follows": inside,
        "around what precedes": around,
    }


def is_division(kind: Ints) -> npt.NDArray[np.bool_]:
    """Which of the kinds are provinces or districts."""
    return np.asarray((kind == Kind.ADMIN1) | (kind == Kind.ADMIN2))


def _lies_in(those: Candidates, part: slice, rows: set[int]) -> list[bool]:
    columns = (those.rows, those.country, those.admin1, those.admin2)
    return [
        any(up in rows and up != own for up in ups)
        for own, *ups in zip(*(column[part].tolist() for column in columns), strict=True)
    ]


def _about_company(those: Candidates, chosen: Ints, first: bool) -> Table:
    weight = np.sqrt(those.mentions)
    own = chosen[those.group]
    country = _share(those.country, chosen, own, weight, those.group)
    admin1 = _share(those.admin1, chosen, own, weight, those.group)
    named = chosen if not first else np.arange(len(those.rows))
    countries = those.rows[named[those.kind[named] == Kind.COUNTRY]]
    divisions = those.rows[named[those.kind[named] == Kind.ADMIN1]]
    nearest, near = _distances(those, chosen)
    narrow = those.kind > Kind.COUNTRY
    return {
        "share of its country": country,
        "share of its admin1": admin1,
        "country named": np.isin(those.country, countries) & narrow,
        "admin1 named": np.isin(those.admin1, divisions) & (those.kind > Kind.ADMIN1),
        "nearest other": np.log10(np.where(narrow, nearest, UNKNOWN_KM) + 10) / 4,
        "others near": near * narrow,
        "population and country": country * np.log10(those.population + 1) / 6,
    }


def _share(part_of: Ints, chosen: Ints, own: Ints, weight: Floats, group: Ints) -> Floats:
    """The share of the other names whose place has the same country or division."""
    known = part_of[chosen] >= 0
    total = np.zeros(int(part_of.max(initial=0)) + 1)
    np.add.at(total, part_of[chosen][known], weight[known])
    same = (part_of[own] == part_of) * weight[group]
    others = np.maximum(total[np.maximum(part_of, 0)] - same, 0) * (part_of >= 0)
    return np.asarray(others / max(float(weight.sum()), 1.0))


def _distances(those: Candidates, chosen: Ints) -> tuple[Floats, Floats]:
    """The km to the nearest place of another name, and the share of them that lie near."""
    narrow = np.flatnonzero(those.kind[chosen] > Kind.COUNTRY)
    groups = narrow[np.argsort(-those.mentions[narrow], kind="stable")][:WITNESSES]
    if not len(groups):
        return np.full(len(those.rows), UNKNOWN_KM), np.zeros(len(those.rows))
    km = distances_km(those, np.arange(len(those.rows)), chosen[groups])
    km[those.group[:, None] == groups[None, :]] = np.inf
    others = np.maximum(np.isfinite(km).sum(axis=1), 1)
    nearest = np.minimum(km.min(axis=1), UNKNOWN_KM)
    return nearest, (km < NEAR_KM).sum(axis=1) / others


def distances_km(those: Candidates, origins: Ints, targets: Ints) -> Floats:
    """Great-circle km from each of the origins to each of the targets, both candidates.

    UNKNOWN_KM where one of the two has no point.
    """
    cosine = np.clip(those.direction[origins] @ those.direction[targets].T, -1, 1)
    return np.nan_to_num(EARTH_KM * np.arccos(cosine), nan=UNKNOWN_KM)
