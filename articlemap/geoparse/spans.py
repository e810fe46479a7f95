"""Where names of the gazetteer stand in a text: recognition's first, generous half."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from articlemap.atlas import Atlas, Flag
from articlemap.geoparse.hints import hint_at
from articlemap.geoparse.lexicon import (
    COMPASS,
    CONTRACTIONS,
    COURTESY,
    FINAL_WORDS,
    GENERIC_WORDS,
    STOPWORDS,
)
from articlemap.geoparse.spellings import Names, find_guess, find_loose
from articlemap.geoparse.tokens import Token

LONGEST = 7  # words of a name
JOINT = re.compile(r"[ \u00a0\u202f\n](?:[dlDL]['’])?|[-‑–](?:[dl]['’])?")
SHORTENED = frozenset({"st", "ste", "mt", "ft"})
PREFIXES = "وفبلك"  # Arabic words for and, then, in, to, like, written with the next word


@dataclass(slots=True)
class Span:
    """Words that are a name of the gazetteer; `names` are rows and flags of what bears it.

    `hint` is `division` or `town` where the text says which is meant ("province d'Idlib");
    `match` is `exact`, `loose` or `guess`; `prefix` counts letters before the name; `contracted`
    is true of "au Caire", whose article belongs to the name.
    """

    first: int
    last: int
    key: str
    names: Names
    hint: str = ""
    match: str = "exact"
    prefix: int = 0
    contracted: bool = False


def find_spans(tokens: Sequence[Token], atlas: Atlas) -> list[Span]:
    """The longest names that begin at each capital, from left to right, none overlapping.

    What is spelled as in the gazetteer says which countries the text is about; then names of
    those countries are found in other transliterations too.
    """
    spans = _scan(tokens, atlas, frozenset())
    if spans:
        spans = _scan(tokens, atlas, _homes(spans, atlas))
    for number, span in enumerate(spans):
        span.hint = hint_at(tokens, span.first, span.last)
        if span.hint == "article" and tokens[span.first - 1].key in CONTRACTIONS:
            span.hint = "" if span.contracted else "article"
        if not span.hint and number:
            span.hint = _inherit(tokens, spans[number - 1], span)
    return spans


def _scan(tokens: Sequence[Token], atlas: Atlas, homes: Collection[int]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        token, span = tokens[at], None
        if token.capital or token.key in GENERIC_WORDS:
            span = _longest(tokens, at, atlas, homes)
        if span and not _is_addressed(tokens, at):
            spans.append(span)
        at = span.last + 1 if span else at + 1
    return spans


def _is_addressed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word follows "Mr", "Mme" and the like: a person, whatever the name."""
    return at > 0 and tokens[at - 1].key in COURTESY and tokens[at].gap in (" ", ". ", "\u00a0")


def _homes(spans: Sequence[Span], atlas: Atlas) -> set[int]:
    """The countries of the most populous place of each name."""
    places = atlas.places
    rows = [max((row for row, _ in one.names), key=places["population"].item) for one in spans]
    return {country for country in places["country"][rows].tolist() if country >= 0}


def _longest(
    tokens: Sequence[Token], first: int, atlas: Atlas, homes: Collection[int]
) -> Span | None:
    """The longest name that begins at this word: as the gazetteer spells it, or else loosely."""
    runs = list(_runs(tokens, first))[::-1]
    for last, key in runs:
        if span := _exact(tokens, first, last, key, atlas):
            return span
        if homes and (names := find_loose(key, atlas, homes)):
            return Span(first, last, key, names, match="loose")
    if runs and tokens[first].text[0] in PREFIXES:
        return _without_prefix(runs, first, atlas)
    if homes:
        for last, key in runs:
            if names := find_guess(key, atlas, homes):
                return Span(first, last, key, names, match="guess")
    return None


def _runs(tokens: Sequence[Token], first: int) -> Iterator[tuple[int, str]]:
    """Where a name that begins here can end, and its key: at capitals, joined by one sign."""
    key = tokens[first].key
    compass = key in COMPASS
    if tokens[first].capital and not compass and (key not in STOPWORDS or tokens[first].upper):
        yield first, key
    for at in range(first + 1, min(len(tokens), first + LONGEST)):
        token = tokens[at]
        if not JOINT.fullmatch(token.gap) and not (token.gap == ". " and key in SHORTENED):
            break
        key = f"{key} {token.key}"
        compass = compass and token.key in COMPASS
        if (token.capital or token.key in FINAL_WORDS) and not compass:
            yield at, key


def _exact(tokens: Sequence[Token], first: int, last: int, key: str, atlas: Atlas) -> Span | None:
    """The span of a name as it is spelled; "au Caire" is "Le Caire" too."""
    names: Names = atlas.names.get(key) or []
    whole: Names = []
    if first and (article := CONTRACTIONS.get(tokens[first - 1].key)):
        whole = atlas.names.get(f"{article} {key}") or []
    if first != last or not (tokens[first].upper or "." in tokens[first].text):
        names = [name for name in names if not name[1] & Flag.CODE]
    both = whole + [name for name in names if name not in whole]
    return Span(first, last, key, both, contracted=bool(whole)) if both else None


def _without_prefix(runs: Sequence[tuple[int, str]], first: int, atlas: Atlas) -> Span | None:
    for last, key in runs:
        if names := atlas.names.get(key[1:]):
            return Span(first, last, key[1:], names, prefix=1)
    return None


def _inherit(tokens: Sequence[Token], before: Span, span: Span) -> str:
    """The hint of the name before in a list: "les gouvernorats d'Alep et d'Idlib"."""
    between = tokens[before.last + 1 : span.first]
    if before.hint not in ("division", "area") or len(between) > 3:
        return ""
    gaps = "".join(token.gap for token in tokens[before.last + 1 : span.first + 1])
    listed = {"et", "ou", "and", "or", "de", "du", "des", "d", "la", "le", "les", "l", "the"}
    joined = "." not in gaps and {token.key for token in between} <= listed
    return before.hint if joined else ""
