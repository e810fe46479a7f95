"""The words of a text, with what their shape says: capitals, elisions, starts of sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from articlemap.spelling import plain

MARKS = "\u0300-\u036f\u0640\u064b-\u0652\u0670"  # of letters written in two characters
LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|{LETTERS}(?:['’‘ʼʻ`´ʿʾ′]{LETTERS})*")
# l', d' before anything; others where the word after is no name: n'est, but N'Djamena.
ELISION = re.compile(r"(?:[dlDL]|[nsjmtc]|[NSJMTC](?=.[^\WA-Z])|[qQ]u|[Ll]orsqu|[Jj]usqu)['’](?=.)")
POSSESSIVE = re.compile(r"['’][sS]$")
STOP = re.compile(r"[.!?:;\n\"“”«»؟]|[(\[]$|^\s*[-–—]\s")
ARABIC = re.compile(r"[\u0620-\u064a]")


@dataclass(slots=True)
class Token:
    """A word; `gap` is what stands between it and the word before.

    `capital` is true of every Arabic word, since that script has no capitals; `opens` says that
    a sentence, quotation or line begins with it.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    capital: bool
    upper: bool
    opens: bool


def split_words(text: str) -> list[Token]:
    """The words of the text in order, without elided articles and possessive endings."""
    tokens: list[Token] = []
    before = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if "'" in word or "’" in word:
            if elided := ELISION.match(word):
                start, word = start + elided.end(), word[elided.end() :]
            if POSSESSIVE.search(word):
                end, word = end - 2, word[:-2]
        gap = text[before:start]
        tokens.append(_describe(start, end, word, gap, first=not tokens))
        before = end
    return tokens


def _describe(start: int, end: int, word: str, gap: str, *, first: bool) -> Token:
    key = _plain(word)
    capital = word[0].isupper() or (word[0] > "\u0620" and bool(ARABIC.match(word)))
    opens = first or (gap != " " and bool(STOP.search(gap)))
    return Token(start, end, word, key, gap, capital, word.isupper() and len(word) > 1, opens)


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """The word as the gazetteer's names have it; dots of abbreviations left out."""
    return plain(word.replace(".", "")) if "." in word else plain(word)
