"""Numbers in words and digits, French and English."""

from __future__ import annotations

import re

ONES = {
    "fr": "un deux trois quatre cinq six sept huit neuf",
    "en": "one two three four five six seven eight nine",
}
TEENS = {
    "fr": "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
TENS = {
    "fr": "vingt trente quarante cinquante soixante",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
OTHERS = {
    "fr": {"une": 1, "quatre-vingts": 80, "cent": 100, "deux cents": 200, "mille": 1000},
    "en": {"a": 1, "an": 1, "a hundred": 100, "a thousand": 1000},
}
SCALES = {"million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e9}
SPACE = "[ \u00a0\u202f]"
GROUPED = re.compile(rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d{{1,3}}(?:,\d{{3}})+(?!\d)")
DIGITS = r"\d{1,9}(?:[.,]\d{1,2})?(?!\d)"


def list_numbers(language: str) -> dict[str, int]:
    """The numbers that a language writes in words, as far as news does, with its value."""
    ones = dict(zip(ONES[language].split(), range(1, 10), strict=True))
    tens = dict(zip(TENS[language].split(), range(20, 100, 10), strict=False))
    joined = {f"{ten}-{one}": tens[ten] + ones[one] for ten in tens for one in ones}
    teens = dict(zip(TEENS[language].split(), range(10, 20), strict=True))
    return {**ones, **teens, **tens, **joined, **OTHERS[language]}


WORDS = {language: list_numbers(language) for language in ONES}


def number_pattern(language: str) -> str:
    """A pattern without named groups for a number in digits or words."""
    words = "|".join(sorted(WORDS[language], key=len, reverse=True))
    return rf"(?:{GROUPED.pattern}|{DIGITS}|(?:{words})\b)"


def read_number(printed: str, language: str) -> float:
    """The number that `number_pattern` found."""
    word = printed.lower()
    if word in WORDS[language]:
        return float(WORDS[language][word])
    if GROUPED.fullmatch(printed):
        return float(re.sub(r"\D", "", printed))
    return float(printed.replace(",", "."))
