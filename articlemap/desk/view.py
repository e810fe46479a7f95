"""What the frame is told of a review: plain values, in the visitor's language."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import Any

from articlemap.desk.keeping import Keeping
from articlemap.desk.words import FAR, REASONS
from articlemap.geoparse.toponym import Candidate
from articlemap.language import translate
from articlemap.proposals import Proposal
from articlemap.review import Review, Spot, queue
from articlemap.reviewed import claim_key, edit_proposal, list_layers, propose
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
            {"id": one.layer_id, "name": one.names[language]} for one in list_layers(review)
        ],
        "kept": keeping.store is not None,
        "online": online,
    }


def describe_claims(review: Review) -> list[dict[str, Any]]:
    """What each sentence that names a place seems to claim, with what a person put right."""
    if len(review.article.text) > MOST_TEXT:
        return []
    names = [one.start for one in review.in_order() if one.verdict != "not_a_place"]
    proposals = (edit_proposal(one, review) for one in propose(review))
    return [describe_claim(one, review) for one in proposals if _holds(one.sentence, names)]


def _holds(sentence: tuple[int, int], places: list[int]) -> bool:
    at = bisect_left(places, sentence[0])
    return at < len(places) and places[at] < sentence[1]


def describe_claim(proposal: Proposal, review: Review) -> dict[str, Any]:
    """A sentence's claim: proposed, or as a person has it."""
    key = claim_key(proposal.sentence)
    edit = review.claims.get(key, {})
    return {
        "key": key,
        "sentence": list(proposal.sentence),
        "date": proposal.date.date if proposal.date else "",
        "claimant": proposal.speaker.name if proposal.speaker else "Article",
        "kind": proposal.kind,
        "figure": _say_figure(proposal),
        "role": edit.get("role", ""),
        "layer": edit.get("layer", ""),
        "edited": bool(edit),
    }


def _say_figure(proposal: Proposal) -> str:
    figure = proposal.figure
    return f"{figure.value:g} {figure.unit}" if figure else ""


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
