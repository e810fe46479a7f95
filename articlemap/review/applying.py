"""What a review becomes by one decision. Nothing is changed in place; nothing else is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from articlemap.geoparse.toponym import Candidate
from articlemap.language import N_
from articlemap.notices import RefusedError
from articlemap.overrides import OWN_LIST, certain
from articlemap.review.decision import ABOUT_TOPONYM, Decision
from articlemap.review.state import Review, Spot, Verdict, spot_id

BY_HAND_KM = 1.0  # a pin set by hand is drawn no more exactly, unless a person says otherwise
LONGEST_NAME = 200
MAXIMUM_MADE = 500  # layers, figures or routes of one review

UNKNOWN = N_("There is no {id} in this review: it was removed, or belongs to another article.")
NOTHING_TO_ACCEPT = N_("“{name}” has no place to accept: choose one, or say it cannot be located.")
NO_CANDIDATE = N_("“{name}” has no such candidate.")
NOT_PLACED = N_("“{name}” is not on the map: locate it first, then move it.")
BAD_SPAN = N_("Select the name of a place, within one line of the text.")
OVERLAPS = N_("“{name}” is already marked there.")
STANDS_ALREADY = N_("There is already one called {id}.")
TOO_MANY = N_("{limit} are allowed in one review.")


def apply(review: Review, decision: Decision) -> Review:
    """The review after that decision; raises RefusedError for one that cannot be made in it."""
    if decision.kind in ABOUT_TOPONYM:
        return _decide_spots(review, decision)
    return _OTHERS[decision.kind](review, decision)


def _decide_spots(review: Review, decision: Decision) -> Review:
    """The spot that the decision is about, and those of the same name within its scope."""
    spot = _find(review.spots, decision.about)
    if decision.kind == "reopen":
        return _reopen(review, spot, decision.scope)
    decided = _SPOT[decision.kind](spot, decision)
    decided = replace(decided, origin="person", reviewed=True, follows="", reason=decision.reason)
    changed = {spot.id: decided}
    for other in find_followers(review, spot, decision.scope):
        changed[other.id] = replace(
            other,
            verdict=decided.verdict,
            place=decided.place,
            origin="person",
            reviewed=True,
            follows=spot.id,
            reason=decision.reason,
        )
    return replace(review, spots={**review.spots, **changed})


def find_followers(review: Review, spot: Spot, scope: str) -> list[Spot]:
    """The spots of the same name that a decision on `spot` takes along; never a reviewed one."""
    if scope == "this":
        return []
    return [
        other
        for other in review.in_order()
        if other.key == spot.key
        and not other.reviewed
        and (other.start > spot.start or (scope == "all" and other.id != spot.id))
    ]


def _accept(spot: Spot, decision: Decision) -> Spot:
    if spot.verdict == "unplaced":
        raise RefusedError(NOTHING_TO_ACCEPT, name=spot.printed)
    return spot


def _choose(spot: Spot, decision: Decision) -> Spot:
    wanted = (decision.values["gazetteer"], decision.values["gazetteer_id"])
    for one in spot.candidates:
        if (one.gazetteer, one.gazetteer_id) == wanted:
            return replace(spot, verdict="placed", place=certain(one))
    raise RefusedError(NO_CANDIDATE, name=spot.printed)


def _locate(spot: Spot, decision: Decision) -> Spot:
    given = decision.values
    place = Candidate(
        gazetteer=given.get("gazetteer") or OWN_LIST,
        gazetteer_id=given.get("gazetteer_id", ""),
        name_en=given.get("name_en") or spot.printed,
        name_fr=given.get("name_fr") or spot.printed,
        name_ar=given.get("name_ar", ""),
        kind=given.get("kind", "site"),
        country=given.get("country", ""),
        admin1=given.get("admin1", ""),
        latitude=given["latitude"],
        longitude=given["longitude"],
        uncertainty_km=given.get("uncertainty_km", BY_HAND_KM),
        population=0,
        confidence=1.0,
    )
    return replace(spot, verdict="placed", place=place)


def _move(spot: Spot, decision: Decision) -> Spot:
    """The same place elsewhere: no longer the gazetteer's point, so no longer its record."""
    if spot.place is None:
        raise RefusedError(NOT_PLACED, name=spot.printed)
    moved = replace(
        certain(spot.place),
        gazetteer=OWN_LIST,
        gazetteer_id="",
        latitude=decision.values["latitude"],
        longitude=decision.values["longitude"],
        uncertainty_km=decision.values.get("uncertainty_km", BY_HAND_KM),
    )
    return replace(spot, verdict="placed", place=moved)


def _without_place(verdict: Verdict) -> Callable[[Spot, Decision], Spot]:
    return lambda spot, decision: replace(spot, verdict=verdict, place=None)


_SPOT: dict[str, Callable[[Spot, Decision], Spot]] = {
    "accept": _accept,
    "choose": _choose,
    "locate": _locate,
    "move": _move,
    "not_a_place": _without_place("not_a_place"),
    "cannot_be_located": _without_place("cannot_be_located"),
}


def _reopen(review: Review, spot: Spot, scope: str) -> Review:
    """The spot as it was before any decision; with a scope, those too that follow it."""
    following = [one for one in review.spots.values() if one.follows == spot.id]
    chosen = [spot, *(following if scope != "this" else [])]
    return replace(
        review, spots={**review.spots, **{one.id: review.first[one.id] for one in chosen}}
    )


def _add(review: Review, decision: Decision) -> Review:
    """A name that the geoparser missed; it has no place until it is located."""
    start, end = decision.values["start"], decision.values["end"]
    printed = review.article.text[start:end]
    whole = 0 < len(printed) == end - start <= LONGEST_NAME and printed == printed.strip()
    if not whole or "\n" in printed or not any(map(str.isalpha, printed)):
        raise RefusedError(BAD_SPAN)
    for other in review.spots.values():
        if other.start < end and start < other.end:
            raise RefusedError(OVERLAPS, name=other.printed)
    spot = Spot(spot_id(start, end), start, end, printed, None, "unplaced", None, origin="person")
    first = {**review.first, spot.id: spot}
    return replace(review, spots={**review.spots, spot.id: spot}, first=first)


def _edit_claim(review: Review, decision: Decision) -> Review:
    _check_layer(review, decision)
    if not decision.about:
        raise RefusedError(UNKNOWN, id="–")
    edited = {**review.claims.get(decision.about, {}), **decision.values}
    return replace(review, claims={**review.claims, decision.about: edited})


def _check_layer(review: Review, decision: Decision) -> None:
    layer = decision.values.get("layer")
    if layer and layer not in review.layers and layer not in OWN_LAYERS:
        raise RefusedError(UNKNOWN, id=layer)


def _set_role(review: Review, decision: Decision) -> Review:
    _find(review.spots, decision.about)
    return replace(review, roles={**review.roles, decision.about: decision.values["role"]})


# The layers that every dossier made from an article has.
OWN_LAYERS = ("places", "doubtful")


def _make(part: str) -> Callable[[Review, Decision], Review]:
    """Adds a layer, figure or route under the decision's id."""

    def add(review: Review, decision: Decision) -> Review:
        made: dict[str, Any] = getattr(review, part)
        _check_layer(review, decision)
        if not decision.about or decision.about in (*_made(review), *OWN_LAYERS):
            raise RefusedError(STANDS_ALREADY, id=decision.about or "–")
        if len(made) >= MAXIMUM_MADE:
            raise RefusedError(TOO_MANY, limit=MAXIMUM_MADE)
        if toponym := decision.values.get("toponym"):
            _find(review.spots, toponym)
        return _put(review, part, {**made, decision.about: dict(decision.values)})

    return add


def _put(review: Review, part: str, made: dict[str, Any]) -> Review:
    changed: dict[str, Any] = {part: made}
    return replace(review, **changed)


def _made(review: Review) -> dict[str, Any]:
    return {**review.layers, **review.figures, **review.routes}


def _edit_layer(review: Review, decision: Decision) -> Review:
    before = review.layers.get(decision.about)
    if before is None and decision.about not in OWN_LAYERS:
        raise RefusedError(UNKNOWN, id=decision.about or "–")
    layer = {**(before or {}), **decision.values}
    return replace(review, layers={**review.layers, decision.about: layer})


def _remove(review: Review, decision: Decision) -> Review:
    """Without that layer, figure or route; claims of the layer go back to their own."""
    about = decision.about
    for part in ("layers", "figures", "routes"):
        made: dict[str, Any] = getattr(review, part)
        if about in made and about not in OWN_LAYERS:
            left = _put(review, part, {key: made[key] for key in made if key != about})
            return _leave_layer(left, about) if part == "layers" else left
    raise RefusedError(UNKNOWN, id=about or "–")


def _leave_layer(review: Review, layer: str) -> Review:
    def leave(parts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        return {
            key: {name: value for name, value in one.items() if (name, value) != ("layer", layer)}
            for key, one in parts.items()
        }

    return replace(
        review,
        claims=leave(review.claims),
        figures=leave(review.figures),
        routes=leave(review.routes),
    )


def _edit_article(review: Review, decision: Decision) -> Review:
    return replace(review, article=replace(review.article, **decision.values))


def _find(spots: dict[str, Spot], about: str) -> Spot:
    if about not in spots:
        raise RefusedError(UNKNOWN, id=about or "–")
    return spots[about]


_OTHERS: dict[str, Callable[[Review, Decision], Review]] = {
    "add": _add,
    "edit_claim": _edit_claim,
    "set_role": _set_role,
    "add_layer": _make("layers"),
    "edit_layer": _edit_layer,
    "add_figure": _make("figures"),
    "add_route": _make("routes"),
    "remove": _remove,
    "edit_article": _edit_article,
}
