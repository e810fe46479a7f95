"""A review as it stands: the article, each of its place names, and what was made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from articlemap.drafting.article import Article as Article  # noqa: PLC0414 -- part of a review
from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.intake.upload import Reading
from articlemap.overrides import Correction, find_correction
from articlemap.spelling import plain

Verdict = Literal["placed", "unplaced", "not_a_place", "cannot_be_located"]
Origin = Literal["parser", "correction", "person"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name of the text as it stands in the review.

    `found` is what the geoparser says, None when a person added the name. `origin` is who the
    verdict comes from; `follows` is the id of the spot whose decision it took over.
    """

    id: str
    start: int
    end: int
    printed: str
    found: Toponym | None
    verdict: Verdict
    place: Candidate | None
    origin: Origin = "parser"
    reviewed: bool = False
    follows: str = ""
    reason: str = ""

    @property
    def key(self) -> str:
        """What the same name elsewhere has in common with it: case and accents aside."""
        return plain(self.printed)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The places that the geoparser offers, its own choice first."""
        if self.found is None:
            return ()
        first = (self.found.place,) if self.found.place else ()
        return (*first, *self.found.alternatives)


@dataclass(frozen=True, slots=True)
class Review:
    """An article under review; dictionaries are by id and are never changed in place.

    `first` holds the spots as they were before any decision, `claims` the edited values of
    claims, `roles` what a person says that a name is to its sentence, by the id of its spot;
    `layers`, `figures` and `routes` what was made by hand.
    """

    article: Article
    spots: dict[str, Spot]
    first: dict[str, Spot]
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    layers: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    routes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def in_order(self) -> list[Spot]:
        """The spots in the order of the text."""
        return sorted(self.spots.values(), key=lambda spot: spot.start)


def begin_review(
    reading: Reading | Article,
    toponyms: Iterable[Toponym],
    *,
    corrections: Iterable[Correction] = (),
) -> Review:
    """A review nobody has decided anything in; names with a correction of one's own follow it."""
    article = Article(
        reading.text, reading.title, reading.published, reading.source, reading.language
    )
    known = {one.key: one for one in corrections}
    spots = [_begin_spot(toponym, find_correction(toponym, known)) for toponym in toponyms]
    by_id = {spot.id: spot for spot in spots}
    return Review(article, spots=by_id, first=by_id)


def spot_id(start: int, end: int) -> str:
    """The id of the name at those offsets; it stays the same on every machine."""
    return f"t{start}_{end}"


def _begin_spot(toponym: Toponym, correction: Correction | None) -> Spot:
    verdict: Verdict = "placed" if toponym.place else "unplaced"
    place, origin = toponym.place, "parser"
    if correction:
        verdict, place, origin = correction.verdict, correction.place, "correction"
    return Spot(
        id=spot_id(toponym.start, toponym.end),
        start=toponym.start,
        end=toponym.end,
        printed=toponym.printed,
        found=toponym,
        verdict=verdict,
        place=place,
        origin="correction" if origin == "correction" else "parser",
    )
