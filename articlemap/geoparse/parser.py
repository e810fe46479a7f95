"""From a text to the places that it names: recognition, then resolution, then what to say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np

from articlemap.atlas import Atlas, Flag, Kind, open_atlas
from articlemap.atlas.portrait import Portrait, draw
from articlemap.geoparse.evidence import weigh_spans
from articlemap.geoparse.languages import guess_language
from articlemap.geoparse.model import Floats, Model, as_probability, load_model, score
from articlemap.geoparse.reading import Reading
from articlemap.geoparse.resolution import Resolution, confidence, resolve, spread, weigh_places
from articlemap.geoparse.sentences import Range, sentence_around, split_sentences
from articlemap.geoparse.spans import Span, find_spans
from articlemap.geoparse.tokens import Token, split_words
from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.geoparse.verdict import judge

ALTERNATIVES = 5


def geoparse(
    text: str,
    language: str | None = None,
    *,
    demonyms: bool | None = None,
    atlas: Atlas | None = None,
    model: Model | None = None,
) -> list[Toponym]:
    """The place names of a text, in order, none overlapping, each with the place it means.

    `language` is `en`, `fr` or `ar`, guessed when it is None. `demonyms` says whether names of
    peoples count ("Russian forces"); when it is None, they do in English, where annotated corpora
    count them, and do not in other languages.
    """
    atlas, model = atlas or open_atlas(), model or load_model()
    language = guess_language(text) if language is None else language
    tokens = split_words(text)
    spans, probability = recognise(tokens, atlas, model, language)
    result = resolve(tokens, spans, atlas, model)
    if result is None:
        return []
    counts = (language == "en") if demonyms is None else demonyms
    found = Finder(text, tokens, result, atlas, split_sentences(text, language))
    return list(found.name_places(model, probability, demonyms=counts))


def recognise(
    tokens: list[Token], atlas: Atlas, model: Model, language: str
) -> tuple[list[Span], Floats]:
    """The spans that could be places, and how likely each is one by the words around it.

    What follows a given name is somebody: of 561 names of the gazetteer that do in three corpora,
    541 are no place.
    """
    spans = find_spans(tokens, atlas)
    if not spans:
        return [], np.zeros(0)
    reading = Reading(tokens, spans, atlas, language)
    probability = as_probability(score(model.span, weigh_spans(reading)))
    likely = probability >= model.thresholds["candidate"]
    kept = [at for at in np.flatnonzero(likely) if not reading.follows_given_name(spans[at])]
    return [spans[at] for at in kept], probability[kept]


class Finder:
    """What was resolved, turned into toponyms of the text."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        result: Resolution,
        atlas: Atlas,
        sentences: list[Range],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.result = result
        self.atlas = atlas
        self.sentences = sentences
        self.draw: Callable[[int], Portrait] = cache(partial(draw, atlas))
        self.candidates: Callable[[int], list[Candidate]] = cache(self._list_candidates)

    def name_places(
        self, model: Model, probability: Floats, *, demonyms: bool
    ) -> Iterator[Toponym]:
        """The toponyms of the spans that are likely enough to be places, in text order."""
        places = weigh_places(self.result, probability)
        table, numbers = spread(self.result.those, places, probability)
        joint = as_probability(score(model.joint, table))
        right = confidence(model, places)
        group_of = {
            number: at for at, one in enumerate(self.result.those.groups) for number in one.spans
        }
        for number, chance in sorted(zip(numbers.tolist(), joint.tolist(), strict=True)):
            group = group_of[number]
            people = self.result.those.flags[self.result.chosen[group]] & Flag.DEMONYM
            if chance >= model.thresholds["joint"] and (demonyms or not people):
                yield self._name(number, group, chance, float(right[group]), model)

    def _name(self, number: int, group: int, chance: float, right: float, model: Model) -> Toponym:
        span = self.result.those.spans[number]
        start = self.tokens[span.first].start + span.prefix
        end = self.tokens[span.last].end
        status, reason = judge(self.result, group, right, model)
        placed = status != "unplaced"
        candidates = self.candidates(group)
        return Toponym(
            start=start,
            end=end,
            printed=self.text[start:end],
            status=status,
            span_confidence=chance,
            place_confidence=right if placed else 0.0,
            place=candidates[0] if placed else None,
            alternatives=tuple(candidates[placed : ALTERNATIVES + placed]),
            sentence=sentence_around(self.sentences, start),
            reason=reason,
        )

    def _list_candidates(self, group: int) -> list[Candidate]:
        """The places that have a point: the chosen one, its other kind, then the likeliest.

        A province and its town are what is most easily taken for each other.
        """
        those, share = self.result.those, self.result.share
        part, chosen = those.groups[group], int(self.result.chosen[group])
        located = np.flatnonzero(those.located[part.start : part.stop]) + part.start

        def rank(at: int) -> tuple[bool, bool, float]:
            same_country = those.country[at] == those.country[chosen]
            other_kind = (those.kind[at] == Kind.TOWN) != (those.kind[chosen] == Kind.TOWN)
            return at != chosen, not (same_country and other_kind), -float(share[at])

        order = sorted(located.tolist(), key=rank)[: ALTERNATIVES + 1]
        return [Candidate(*self.draw(int(those.rows[at])), float(share[at])) for at in order]
