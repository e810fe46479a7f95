"""Where the sentences of a text begin and end.

sentencex (Wikimedia, MIT) finds them; a line's end ends a sentence, and an abbreviation that it
does not know does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

Range = tuple[int, int]
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Titles and months that French and English papers shorten.
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"«“'’])(?:MM?|Mgr|Dr|Pr|Me|St|Ste|[Cc]ol|[Gg]al|[Gg]en|[Cc]dt|[Ll]t|[Ss]gt|[Cc]apt|"
    r"Sen|Rep|Gov|Mr|Mrs|Ms|janv|févr|avr|juil|sept|oct|nov|déc|Jan|Feb|Aug|Sept|Oct|Nov|Dec|"
    r"av|env|etc|cf|p|art|[A-ZÉ])\.$"
)


def split_sentences(text: str, language: str = "en") -> list[Range]:
    """Start and end of each sentence or heading, in characters, without the space around it.

    They come in order, do not overlap, and hold every character that is not space.
    """
    return [part for line in LINE.finditer(text) for part in _split_line(line, language or "en")]


def _split_line(line: re.Match[str], language: str) -> Iterator[Range]:
    text, offset = line.group(), line.start()
    start = 0
    for boundary in get_sentence_boundaries(language, text):
        end = int(boundary["end_index"])
        if end < len(text) and ABBREVIATION.search(text[start:end].rstrip()):
            continue
        yield from _trim(text, start, end, offset)
        start = end
    yield from _trim(text, start, len(text), offset)


def _trim(text: str, start: int, end: int, offset: int) -> Iterator[Range]:
    """The range without the space at its ends; nothing when that is all it holds."""
    part = text[start:end]
    if bare := part.strip():
        begin = offset + start + len(part) - len(part.lstrip())
        yield begin, begin + len(bare)


def sentence_around(sentences: list[Range], position: int) -> Range:
    """The sentence that holds the position; raises ValueError when none does."""
    number = bisect_right(sentences, (position, float("inf"))) - 1
    if number < 0 or not sentences[number][0] <= position < sentences[number][1]:
        raise ValueError(f"no sentence holds character {position}")
    return sentences[number]
