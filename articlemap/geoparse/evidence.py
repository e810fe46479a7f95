"""What speaks for and against a span being a place: recognition's second half, one row a span."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Flag, Kind
from articlemap.atlas.layout import Word
from articlemap.geoparse import lexicon
from articlemap.geoparse.hints import noun_before
from articlemap.geoparse.reading import CITY, VERY_COMMON, Reading, joins
from articlemap.geoparse.spans import Span

Table = dict[str, npt.NDArray[np.float64]]
COMMON = 4.5  # of the Zipf scale
TOWN, SMALL = 50_000, 5_000  # inhabitants
BLOCK = 1_000  # spans


def weigh_spans(reading: Reading) -> Table:
    """The evidence about each span by its name: columns with a value for each span."""
    if not reading.spans:
        return {}
    blocks = [
        _weigh_block(reading, slice(start, start + BLOCK))
        for start in range(0, len(reading.spans), BLOCK)
    ]
    around = {name: np.concatenate([one[name] for one in blocks]) for name in blocks[0]}
    return {**_about_names(reading), **around}


def _weigh_block(reading: Reading, part: slice) -> Table:
    """The evidence of the words around some of the spans; few at once, for memory's sake."""
    minor = (reading.population[part] < CITY).tolist()
    rows = [
        {**_about_words(reading, span, little), **_about_neighbours(reading, span)}
        for span, little in zip(reading.spans[part], minor, strict=True)
    ]
    return {name: np.array([row[name] for row in rows], float) for name in rows[0]}


def _about_names(reading: Reading) -> Table:
    """What the gazetteer says of the spans' names."""
    population, kind, flags = reading.population, reading.kind, reading.flags
    own = reading.some(flags & Flag.OWN > 0)
    single = np.array([span.first == span.last for span in reading.spans])
    seen = np.array(
        [max(map(reading.countries.__getitem__, those)) for those in reading.countries_of]
    )
    return {
        "one": np.ones(len(own)),
        "population": np.log10(population + 1) / 6,
        "country": reading.some(kind <= Kind.COUNTRY),
        "admin1": reading.some(kind == Kind.ADMIN1),
        "admin2": reading.some(kind == Kind.ADMIN2),
        "water": reading.some(kind == Kind.WATER),
        "own name": own,
        "demonym": ~reading.some(flags & Flag.DEMONYM == 0),
        "code": ~reading.some(flags & Flag.CODE == 0),
        "alone": np.array([len(span.names) == 1 for span in reading.spans]),
        "other places of its country": np.log1p(seen - 1) / 3,
        "loose": np.array([span.match == "loose" for span in reading.spans]),
        "guess": np.array([span.match == "guess" for span in reading.spans]),
        "small": population < SMALL,
        "single and small": single & (population < SMALL),
        "not own and small": (population < TOWN) & ~own,
    }


def _about_words(reading: Reading, span: Span, minor: bool) -> dict[str, float]:
    """What the words of the span are otherwise."""
    first, last = reading.tokens[span.first], reading.tokens[span.last]
    single = span.first == span.last
    zipf, people = reading.look_up(span.key) if single else (0.0, 0)
    return {
        "words": min(span.last - span.first, 3),
        "length": min(len(span.key), 14) / 10,
        "common": zipf / 6,
        "common and minor": zipf > COMMON and minor,
        "very common": zipf > VERY_COMMON,
        "seen in small letters": span.key in reading.lower,
        "opens": first.opens,
        "opens, common and minor": first.opens and zipf > 4 and minor,
        "given name": bool(people & Word.GIVEN),
        "surname": bool(people & Word.SURNAME),
        "somebody's name": single and span.key in reading.people,
        "somebody's name and major": single and span.key in reading.people and not minor,
        "generic word first": not first.capital,
        "in capitals": first.upper and last.upper,
        "repeated": math.log1p(reading.count[span.key]) / 3,
    }


def _about_neighbours(reading: Reading, span: Span) -> dict[str, float]:
    """What stands before and after the span."""
    first = reading.tokens[span.first]
    before, after = reading.token(span.first - 1), reading.token(span.last + 1)
    known_before = span.first - 1 in reading.inside
    known_after = span.last + 1 in reading.inside
    word = "" if first.opens else before.key
    noun = noun_before(reading.tokens, span.first) if word else ""
    given = (
        after.capital
        and joins(after)
        and span.first == span.last
        and bool(reading.look_up(span.key)[1] & Word.GIVEN)
    )
    follows = before.capital and joins(first) and not known_before
    return {
        "in": word in lexicon.IN,
        "preposition": word in lexicon.PREPOSITIONS,
        "place word before": noun in lexicon.PLACE_WORDS,
        "organisation before": noun in lexicon.ORGANISATIONS_BEFORE,
        "title before": word in lexicon.TITLES,
        "given name before": reading.follows_given_name(span),
        "given name and capital after": given,
        "given name and surname after": given
        and bool(reading.look_up(after.key)[1] & Word.SURNAME)
        and after.key not in lexicon.PLACE_WORDS | lexicon.ORGANISATIONS_AFTER,
        "capital before": follows and not before.opens,
        "opening capital before": follows and before.opens and word not in lexicon.PREPOSITIONS,
        "capital after": after.capital and joins(after) and not known_after,
        "organisation after": after.capital
        and joins(after)
        and after.key in lexicon.ORGANISATIONS_AFTER,
        "place word after": after.gap == " "
        and not after.capital
        and after.key in lexicon.PLACE_WORDS,
        "span before": known_before and joins(first),
        "span after": known_after and joins(after),
        "comma and span before": known_before and first.gap.strip() == ",",
        "comma and span after": known_after and after.gap.strip() == ",",
        "hyphen before": first.gap.startswith(("-", "‑")),
        "hyphen after": after.gap.startswith(("-", "‑")),
        "bracket before": first.gap.endswith("("),
        "quotation before": first.gap.endswith(("«\u00a0", "« ", "“", '"')),
        "title and stop before": first.gap == ". " and before.key in lexicon.TITLES,
        "division asked for": span.hint == "division",
        "article": span.hint == "article",
        "area asked for": span.hint == "area",
        "town asked for": span.hint == "town",
        "arabic": first.text[0] > "\u0600",
        "prefix": span.prefix > 0,
        "sport": reading.sport(span),
        "dateline": "\n" in first.gap and after.gap.strip() in ("(", "—", "–", "-", ","),
    }
