"""What the frame is told of a review: plain values, in the visitor's language."""

from __future__ import annotations

import math
import re
from typing import Any

from articlemap.desk.keeping import Keeping
from articlemap.desk.words import FAR, REASONS
from articlemap.drafting import DOUBTFUL, PLACES, choose_role
from articlemap.edited import Names, claim_key, edit_proposals
from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.language import translate
from articlemap.proposals import Proposal
from articlemap.review import Review, Spot, queue, resolve_toponyms, spot_id
from articlemap.reviewed import list_layers, propose
from articlemap.wording import fill_in

MOST_TEXT = 300_000  # characters; the claims of a longer text are drawn, not listed
NUMBER = re.compile(r"\(([\d,]+ km)?\)$")


def describe_state(keeping: Keeping, language: str, *, online: str = "") -> dict[str, Any]:
    """The article and each of its names as they stand, and what the queue is."""
    history = keeping.history
    review = history.review
    return {
        "text": review.article.text,
        "language": review.article.language,
        "spots": [describe_spot(one, language) for one in review.in_order()],
        "queue": [one.id for one in queue(review)],
        "done": history.done,
        "last": len(history.decisions),
        "claims": describe_claims(review),
        "layers": [
            {
                "id": one.layer_id,
                "name": one.names[language],
                "own": one.layer_id not in (PLACES, DOUBTFUL),
            }
            for one in list_layers(review)
        ],
        "figures": describe_made(review.figures),
        "routes": describe_made(review.routes),
        "kept": keeping.store is not None,
        "online": online,
    }


def describe_claims(review: Review) -> list[dict[str, Any]]:
    """What each sentence that names a place seems to claim, with what a person put right."""
    if len(review.article.text) > MOST_TEXT:
        return []
    names, toponyms = Names(review), {one.start: one for one in resolve_toponyms(review)}
    proposals = propose(review, list(toponyms.values()))
    told = zip(proposals, edit_proposals(proposals, review), strict=True)
    return [
        describe_claim(proposed, edited, review, [toponyms[one.start] for one in inside])
        for proposed, edited in told
        if (inside := names.inside(edited.sentence))
    ]


def describe_claim(
    proposed: Proposal, edited: Proposal, review: Review, names: list[Toponym]
) -> dict[str, Any]:
    """A sentence's claim: proposed, or as a person has it, with what each name is to it."""
    key = claim_key(edited.sentence[0])
    edit = review.claims.get(key, {})
    roles = [
        choose_role(review.article.text, edited, one, number)[0] for number, one in enumerate(names)
    ]
    return {
        "key": key,
        "sentence": list(edited.sentence),
        "date": edited.date.date if edited.date else "",
        "claimant": edited.speaker.name if edited.speaker else "Article",
        "kind": edited.kind,
        "figure": _say_figure(proposed),
        "roles": {
            spot_id(one.start, one.end): role for one, role in zip(names, roles, strict=True)
        },
        "layer": edit.get("layer", ""),
        "edited": bool(edit),
    }


def _say_figure(proposal: Proposal) -> str:
    figure = proposal.figure
    return f"{figure.value:g} {figure.unit}" if figure else ""


def describe_made(made: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures or the routes that a person added, each with its id."""
    return [{"id": key, **values} for key, values in made.items()]


def describe_spot(spot: Spot, language: str) -> dict[str, Any]:
    """A name of the text: where it stands, what it could mean, what was decided."""
    found = spot.found
    return {
        "id": spot.id,
        "start": spot.start,
        "end": spot.end,
        "printed": spot.printed,
        "key": spot.key,
        "sentence": list(found.sentence) if found else [spot.start, spot.end],
        "verdict": spot.verdict,
        "place": describe_place(spot.place) if spot.place else None,
        "doubtful": spot.origin == "correction" or bool(found and found.status == "doubtful"),
        "reviewed": spot.reviewed,
        "reason": spot.reason,
        "why": describe_doubt(spot, language),
        "share": found.place_confidence if found else 0,
        "candidates": [describe_place(one) for one in spot.candidates],
    }


def describe_place(place: Candidate) -> dict[str, Any]:
    """A place as the frame shows it; `at` holds None where it has no point."""
    point = (place.latitude, place.longitude)
    return {
        "names": {"en": place.name_en, "fr": place.name_fr, "ar": place.name_ar},
        "kind": place.kind,
        "country": place.country,
        "division": place.admin1,
        "at": [None if math.isnan(one) else one for one in point],
        "radius": place.uncertainty_km,
        "share": place.confidence,
        "list": place.gazetteer,
        "record": place.gazetteer_id,
    }


def describe_found(place: Candidate) -> dict[str, Any]:
    """A place that was looked up, with the values of the decision that takes it."""
    names = ("name_en", "name_fr", "name_ar", "gazetteer", "gazetteer_id", "country", "admin1")
    values = {name: getattr(place, name) for name in names if getattr(place, name)}
    values |= {"latitude": place.latitude, "longitude": place.longitude, "kind": place.kind}
    if place.uncertainty_km is not None:
        values["uncertainty_km"] = place.uncertainty_km
    return {**describe_place(place), "values": values}


def describe_doubt(spot: Spot, language: str) -> str:
    """Why a name is doubtful or has no place, in words; blank when nothing speaks against it."""
    if spot.origin == "correction":
        return translate(language)(REASONS["correction"])
    reason = spot.found.reason if spot.found else ""
    if reason.startswith("the only place of this name is far"):
        distance = NUMBER.search(reason)
        return fill_in(FAR, language, distance=distance[1] if distance and distance[1] else "–")
    return translate(language)(REASONS.get(reason, reason)) if reason else ""
