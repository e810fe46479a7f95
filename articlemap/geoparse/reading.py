"""A text's words and spans side by side, and who is named in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Atlas
from articlemap.atlas.layout import LANGUAGES, STEP, Word
from articlemap.geoparse import lexicon
from articlemap.geoparse.spans import Span
from articlemap.geoparse.tokens import Token

VERY_COMMON = 5.2  # of the Zipf scale
CITY = 1_000_000  # inhabitants
SPORT_WORDS = 30  # before and after a name that tell of a match
SPACES = frozenset({" ", "\u00a0"})
APART = Token(0, 0, "", "", "\n", False, False, True)  # stands where there is no word


class Reading:
    """A text's words and spans, and who is named in it, for asking about each span."""

    def __init__(
        self, tokens: Sequence[Token], spans: Sequence[Span], atlas: Atlas, language: str
    ) -> None:
        self.tokens = tokens
        self.spans = spans
        self.atlas = atlas
        self.language = LANGUAGES.index(language) if language in LANGUAGES else None
        self.look_up: Callable[[str], tuple[float, int]] = cache(self._look_up)
        self.inside = {at for span in spans for at in range(span.first, span.last + 1)}
        self.lower = {token.key for token in tokens if not token.capital}
        self.count = Counter(span.key for span in spans)
        matches = (token.key in lexicon.SPORT for token in tokens)
        self.sports = list(accumulate(matches, initial=0))
        self.famous: set[int] = set()
        if spans:
            self._read_names()
        self.people = self._name_people()

    def _look_up(self, key: str) -> tuple[float, int]:
        """How common a word is on the Zipf scale, and whether people are called so."""
        found = self.atlas.words.get(key)
        if not found:
            return 0.0, 0
        *common, people = found[0]
        return (max(common) if self.language is None else common[self.language]) * STEP, people

    def _read_names(self) -> None:
        """What the gazetteer says of all names, one after the other."""
        names = [name for span in self.spans for name in span.names]
        places = self.atlas.places[[row for row, _ in names]]
        self.starts = np.cumsum([0, *(len(span.names) for span in self.spans)])[:-1]
        self.kind = places["kind"]
        self.flags = np.array([flag for _, flag in names], np.int64)
        self.population = np.maximum.reduceat(places["population"].astype(float), self.starts)
        country = places["country"].tolist()
        self.countries_of = [
            set(country[start : start + len(span.names)])
            for start, span in zip(self.starts.tolist(), self.spans, strict=True)
        ]
        for span, people in zip(self.spans, self.population.tolist(), strict=True):
            if people >= CITY and span.match == "exact":
                self.famous.update(range(span.first, span.last + 1))
        self.countries = Counter(one for those in self.countries_of for one in those)

    def some(self, true: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """For each span, whether it is true of some place that bears its name."""
        return np.logical_or.reduceat(true, self.starts)

    def token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else APART

    def sport(self, span: Span) -> float:
        """The share of words of sport among those around the span."""
        start = max(0, span.first - SPORT_WORDS)
        stop = min(len(self.tokens), span.last + SPORT_WORDS)
        return 10 * (self.sports[stop] - self.sports[start]) / (stop - start)

    def is_given(self, at: int) -> bool:
        """Whether a word is a given name here: no common word, no well-known place."""
        key = self.tokens[at].key
        zipf, people = self.look_up(key)
        plain_word = zipf >= VERY_COMMON or key in lexicon.COMPASS
        return bool(people & Word.GIVEN) and not plain_word and at not in self.famous

    def follows_given_name(self, span: Span) -> bool:
        """Whether a given name stands right before: François Hollande."""
        before, first = self.token(span.first - 1), self.tokens[span.first]
        return before.capital and first.gap in SPACES and self.is_given(span.first - 1)

    def _name_people(self) -> set[str]:
        """The capitals that follow a given name: surnames, also where they stand alone later."""
        people: set[str] = set()
        for at, token in enumerate(self.tokens[:-1]):
            if token.capital and self.is_given(at):
                for after in (self.tokens[at + 1], self.token(at + 2)):
                    if not (after.capital and joins(after)):
                        break
                    people.add(after.key)
        return people


def joins(token: Token) -> bool:
    return token.gap == "-" or token.gap in SPACES
