"""The interface's languages: catalogues of messages, direction, dates and numbers.

English text is the message id; `N_` marks one that is translated later.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date as format_day
from babel.dates import format_interval, format_skeleton
from babel.numbers import format_decimal

LANGUAGES = ("en", "fr", "ar")
NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}
CATALOGUES = Path(__file__).parent / "locale"
LOCALES = {"en": "en_GB", "fr": "fr", "ar": "ar"}
# Marks around a foreign word, so that its direction does not disturb the sentence's.
ISOLATE, END = "\u2068", "\u2069"

Translate = Callable[[str], str]


class Text(str):
    """A text that knows which language it is in."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Text:
        made = super().__new__(cls, text)
        made.language = language
        return made

    @property
    def direction(self) -> str:
        return direction(self.language)


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name for this mark
    """The message itself, marked so that Babel puts it into the catalogues."""
    return message


@lru_cache(maxsize=8)
def read_catalogue(language: str) -> gettext.NullTranslations:
    """The messages of a language; of one we do not have, English as written in the code."""
    return gettext.translation("articlemap", CATALOGUES, [language], fallback=True)


def translate(language: str) -> Translate:
    """What turns an English message into that language, itself where there is none."""
    return read_catalogue(language).gettext


def direction(language: str) -> str:
    """The writing direction: "rtl" or "ltr"."""
    return "rtl" if language == "ar" else "ltr"


def isolate(value: object, language: str) -> str:
    """A value to put into a sentence of that language; from right to left, kept in one piece."""
    return f"{ISOLATE}{value}{END}" if direction(language) == "rtl" else str(value)


def pick_text(row: Mapping[str, Any], stem: str, language: str) -> Text:
    """The column `stem` of a row in that language, else in English; empty if in neither."""
    for each in (language, "en"):
        if row.get(f"{stem}_{each}"):
            return Text(row[f"{stem}_{each}"], each)
    return Text("", language)


def format_date(prefix: str, language: str) -> str:
    """A date, month or year as people write it, such as "6 February 2020"; two by "/" are a span.

    >>> format_date("2020-01-28/2020-01-29", "en")
    '28 January 2020 – 29 January 2020'
    """
    return " – ".join(_format_prefix(each, language) for each in prefix.split("/"))


def _format_prefix(prefix: str, language: str) -> str:
    year, month, day = [*(int(part) for part in prefix.split("-")), 0, 0][:3]
    locale = LOCALES.get(language, LOCALES["en"])
    if not month:
        return str(year)
    if not day:
        return format_skeleton("yMMMM", date(year, month, 1), locale=locale)
    return format_day(date(year, month, day), "long", locale=locale)


def format_number(value: float, language: str, *, pattern: str = "#,##0.###") -> str:
    """A number with that language's separators and Western digits, as in "1,234.5"."""
    return format_decimal(
        value, pattern, LOCALES.get(language, LOCALES["en"]), numbering_system="latn"
    )


def format_days(first: date, last: date, language: str, *, skeleton: str = "d") -> str:
    """The days from `first` to `last` in few words, such as "28–29"; a skeleton is CLDR's."""
    locale = LOCALES.get(language, LOCALES["en"])
    if first == last:
        return format_skeleton(skeleton, first, locale=locale)
    return format_interval(first, last, skeleton, locale=locale)
