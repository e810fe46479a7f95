"""From a review to a dossier: what a person decided, drawn and listed like the first article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from articlemap.dossier import Dossier
from articlemap.drafting import DOUBTFUL, PLACES, DraftLayer, make_dossier, make_layer
from articlemap.drafts import Draft, resume
from articlemap.geoparse.sentences import sentence_around, split_sentences
from articlemap.geoparse.toponym import Toponym
from articlemap.proposals import (
    DateFound,
    FigureFound,
    Proposal,
    RoleFound,
    SpeakerFound,
    propose_claims,
)
from articlemap.review import Review, resolve_toponyms

Span = tuple[int, int]


def to_dossier(review: Review) -> Dossier:
    """The dossier of a review as it stands, at any moment; what nobody reviewed is doubtful.

    Raises InvalidDossierError when its parts do not fit the text.
    """
    toponyms = [_with_record(one) for one in resolve_toponyms(review)]
    proposals = [edit_proposal(one, review) for one in propose(review, toponyms)]
    return make_dossier(
        review.article,
        toponyms,
        proposals,
        layers=list_layers(review),
        choose_layer=_chooser(review, proposals),
        reviewed=all(spot.reviewed for spot in review.spots.values()),
    )


def draft_dossier(draft: Draft) -> Dossier:
    """The dossier of a kept draft, with every decision that was kept."""
    return to_dossier(resume(draft).review)


def propose(review: Review, toponyms: list[Toponym] | None = None) -> list[Proposal]:
    """What each sentence seems to say, before anybody has put it right."""
    article = review.article
    names = resolve_toponyms(review) if toponyms is None else toponyms
    return propose_claims(
        article.text,
        split_sentences(article.text, article.language or "en"),
        names,
        published=article.published,
        language=article.language,
    )


def claim_key(sentence: Span) -> str:
    """What an edit of a sentence's claim is kept under: where it starts, so that it stays so."""
    return f"s{sentence[0]}"


def edit_proposal(proposal: Proposal, review: Review) -> Proposal:
    """The proposal as a person put it right."""
    edit = review.claims.get(claim_key(proposal.sentence), {})
    changes: dict[str, Any] = {}
    if "kind" in edit:
        changes |= {"kind": edit["kind"], "kind_confidence": 1.0}
    if "date" in edit:
        changes["dates"] = _say_date(proposal, edit["date"])
    if "claimant" in edit:
        changes["speaker"] = _say_speaker(proposal, edit["claimant"])
    if "role" in edit:
        changes["roles"] = _say_role(proposal, edit["role"])
    if figure := _find_figure(proposal, review):
        changes |= {"figure": figure, "kind": edit.get("kind", "figure")}
    return replace(proposal, **changes)


def _find_figure(proposal: Proposal, review: Review) -> FigureFound | None:
    """The last figure that a person added to the sentence."""
    start, end = proposal.sentence
    inside = [one for one in review.figures.values() if start <= one["start"] < end]
    if not inside:
        return None
    one = inside[-1]
    return FigureFound(
        start=start,
        end=start,
        printed=one.get("printed", ""),
        value=one["figure"],
        qualifier=one.get("qualifier", "exactly"),
        unit=one["unit"],
        confidence=1.0,
    )


def _say_date(proposal: Proposal, date: str) -> tuple[DateFound, ...]:
    """A person's date; its words are the article's only where they were found there."""
    if not date:
        return ()
    known = proposal.date
    start = proposal.sentence[0]
    found = known or DateFound(start, start, "", date, "derived", 1.0)
    return (replace(found, date=date, confidence=1.0),)


def _say_speaker(proposal: Proposal, name: str) -> SpeakerFound | None:
    if name == "Article":
        return None
    start = proposal.sentence[0]
    found = proposal.speaker or SpeakerFound(start, start, "", name, 1.0)
    return replace(found, name=name, confidence=1.0)


def _say_role(proposal: Proposal, role: str) -> tuple[RoleFound, ...]:
    """One role for every name of the sentence."""
    return tuple(RoleFound(number, role, "", None, 1.0) for number in range(MOST_NAMES))


MOST_NAMES = 100  # of one sentence


def list_layers(review: Review) -> list[DraftLayer]:
    """The layers of the review: the two that every draft has, then those that a person named."""
    own: dict[str, dict[str, Any]] = {PLACES: {}} | review.layers
    named = [
        make_layer(layer, str(facts.get("name", "")), number=number)
        for number, (layer, facts) in enumerate(own.items())
        if layer != DOUBTFUL
    ]
    return [*named[:1], make_layer(DOUBTFUL, shown_first=False), *named[1:]]


def _chooser(review: Review, proposals: list[Proposal]) -> Callable[[Toponym], str]:
    """What gives the layer that draws a name: its claim's own, else by how sure it is."""
    spans = [one.sentence for one in proposals]

    def choose(toponym: Toponym) -> str:
        edit = review.claims.get(claim_key(sentence_around(spans, toponym.start)), {})
        if edit.get("layer"):
            return str(edit["layer"])
        return DOUBTFUL if toponym.status == "doubtful" else PLACES

    return choose


def _with_record(toponym: Toponym) -> Toponym:
    """A place set by hand has no record: its point tells it from others set by hand."""
    place = toponym.place
    if place is None or place.gazetteer_id:
        return toponym
    record = f"{place.latitude:.5f} {place.longitude:.5f}"
    return replace(toponym, place=replace(place, gazetteer_id=record))
