"""What a person put right of a sentence's claim: its kind, date, claimant, figure and roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from articlemap.proposals import DateFound, FigureFound, Proposal, RoleFound, SpeakerFound
from articlemap.review import Review, Spot

Span = tuple[int, int]


def claim_key(start: int) -> str:
    """What an edit of a sentence's claim is kept under: where it starts, so that it stays so."""
    return f"s{start}"


def edit_proposals(proposals: Iterable[Proposal], review: Review) -> list[Proposal]:
    """The proposals as a person put them right."""
    names = Names(review)
    return [_edit(one, review, names.inside(one.sentence)) for one in proposals]


class Names:
    """The place names of a review, found by the sentence that they stand in."""

    def __init__(self, review: Review) -> None:
        self.spots = [spot for spot in review.in_order() if spot.verdict != "not_a_place"]
        self._starts = [spot.start for spot in self.spots]

    def inside(self, sentence: Span) -> list[Spot]:
        """Those of a sentence in text order; a role counts them so."""
        start, end = sentence
        at, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [spot for spot in self.spots[at:after] if spot.end <= end]


def _edit(proposal: Proposal, review: Review, names: Sequence[Spot]) -> Proposal:
    edit = review.claims.get(claim_key(proposal.sentence[0]), {})
    changes: dict[str, Any] = {}
    if "kind" in edit:
        changes |= {"kind": edit["kind"], "kind_confidence": 1.0}
    if "date" in edit:
        changes["dates"] = _say_date(proposal, edit["date"])
    if "claimant" in edit:
        changes["speaker"] = _say_speaker(proposal, edit["claimant"])
    if roles := _say_roles(names, review, edit.get("role")):
        changes["roles"] = (*roles, *proposal.roles)
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


def _say_roles(
    names: Sequence[Spot], review: Review, everyone: str | None
) -> tuple[RoleFound, ...]:
    """What a person says that the sentence's names are to it: each, or all of them."""
    said = [(number, review.roles.get(spot.id, everyone)) for number, spot in enumerate(names)]
    return tuple(RoleFound(number, role, "", None, 1.0) for number, role in said if role)
