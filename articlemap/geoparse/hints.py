"""What the words around a name say that it is: a province or a town."""

from __future__ import annotations

from collections.abc import Sequence

from articlemap.geoparse.lexicon import AREA_WORDS, ARTICLES, DIVISION_WORDS, LINKS, TOWN_WORDS
from articlemap.geoparse.tokens import Token


def noun_before(tokens: Sequence[Token], first: int) -> str:
    """The word before "de" and articles: the "province" of "province d'Idlib"."""
    at = first - 1
    while at >= 0 and first - at <= 3 and tokens[at].key in LINKS:
        at -= 1
    return tokens[at].key if at >= 0 else ""


def hint_at(tokens: Sequence[Token], first: int, last: int) -> str:
    """`division` ("province"), `area` ("region", which can be a town's), `town`, or blank.

    `article` says only that the name has one, which towns mostly do not: "au Québec".
    """
    noun = noun_before(tokens, first)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    noun_after = after.key if after and after.gap == " " and not after.capital else ""
    if noun in DIVISION_WORDS or noun_after in DIVISION_WORDS:
        return "division"
    if noun in AREA_WORDS or noun_after in AREA_WORDS:
        return "area"
    if noun in TOWN_WORDS or noun_after in TOWN_WORDS:
        return "town"
    return "article" if _has_article(tokens, first) else ""


def _has_article(tokens: Sequence[Token], first: int) -> bool:
    """Whether a French article stands before, as before countries and provinces: "au Québec"."""
    elided = tokens[first].gap[-2:] in ("l'", "l’")
    before = tokens[first - 1].key if first and tokens[first].gap == " " else ""
    return elided or before in ARTICLES
