"""One proposal a sentence: its kind, date, speaker, number, and what its places are to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from articlemap.proposals.dates import DateFound, find_dates
from articlemap.proposals.figures import FigureFound, find_figures
from articlemap.proposals.kinds import propose_kind
from articlemap.proposals.movements import RoleFound, find_roles
from articlemap.proposals.speakers import SpeakerFound, find_speakers

Span = tuple[int, int]
DATELINE = re.compile(r"\)? [–—-] ")  # after the date of a report: "BEYROUTH, 14 mars – "


class Named(Protocol):
    """A place name in the text, such as geoparse.Toponym."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sentence seems to say; offsets are the text's.

    `date` is the first of `dates`, or None; `speaker` is None where the article itself speaks.
    `roles` are numbered by the names of this sentence, in order.
    """

    sentence: Span
    kind: str
    kind_confidence: float
    dates: tuple[DateFound, ...]
    speaker: SpeakerFound | None
    figure: FigureFound | None
    roles: tuple[RoleFound, ...]

    @property
    def date(self) -> DateFound | None:
        """The date that the claim takes: one that is told before one that only says now."""
        return min(self.dates, key=lambda one: one.basis == "as_of", default=None)


def propose_claims(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Named],
    *,
    published: str,
    language: str,
) -> list[Proposal]:
    """A proposal for each sentence, in order; time grows with the text's length.

    French and English are read; in another language a sentence has no date, speaker or role.
    `published` is an ISO day, or blank, when only dates printed in full are found.
    """
    speakers = find_speakers(text, list(sentences), language=language)
    spans = share_names(sentences, names)
    return [
        _propose(text, span, inside, speaker, published, language)
        for span, inside, speaker in zip(sentences, spans, speakers, strict=True)
    ]


def share_names(sentences: Sequence[Span], names: Sequence[Named]) -> list[list[Span]]:
    """The spans of the names of each sentence, in order; each name goes to one."""
    shares: list[list[Span]] = [[] for _ in sentences]
    at = 0
    for name in sorted(names, key=lambda one: one.start):
        while at < len(sentences) and sentences[at][1] <= name.start:
            at += 1
        if at < len(sentences) and sentences[at][0] <= name.start:
            shares[at].append((name.start, name.end))
    return shares


def _propose(  # noqa: PLR0913, PLR0917
    text: str,
    span: Span,
    names: list[Span],
    speaker: SpeakerFound | None,
    published: str,
    language: str,
) -> Proposal:
    start, end = span
    words = text[start:end]
    figures = find_figures(words, language=language, start=start)
    counted = any(one.confidence > 0.5 for one in figures)
    kind, confidence = propose_kind(
        words, language=language, spoken=speaker is not None, counted=counted
    )
    found = find_dates(words, published=published, language=language, start=start)
    dates = [one for one in found if not DATELINE.match(text, one.end, end)]
    inside = [(one - start, other - start) for one, other in names]
    roles = find_roles(words, inside, language=language)
    figure = max(figures, key=lambda one: one.confidence, default=None)
    return Proposal(span, kind, confidence, tuple(dates), speaker, figure, tuple(roles))
