"""The day, title and publisher that an article gives of itself in its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel.dates import get_month_names

from articlemap.spelling import plain

HEAD = 1500  # characters in which an article says when it was written
LONGEST_TITLE = 160
AGENCIES = r"AFP|Reuters|AP|dpa|DPA|EFE|ANSA|TASS|SANA|Xinhua|Anadolu|AA|PTI|Belga|ATS|PC|APS|MAP"
AGENCY = re.compile(rf"[(\[–—-]\s*({AGENCIES})\s*[)\]–—-]|©\s*({AGENCIES})\b")
DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?P<year>\d{4})"
    r"|(?P<month2>[^\W\d_]{3,12})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    r")(?!\d)"
)


def guess_day(text: str) -> str:
    """The first full date of an article's head as YYYY-MM-DD; blank when it gives none.

    >>> guess_day("IDLEB (Syrie), 6 février 2020 (AFP) – …"), guess_day("February 6, 2020: …")
    ('2020-02-06', '2020-02-06')
    """
    return next(_find_days(text[:HEAD]), "")


def _find_days(text: str) -> Iterator[str]:
    for found in DATE.finditer(text):
        try:
            yield _read_day(found).isoformat()
        except ValueError:
            continue


def _read_day(found: re.Match[str]) -> date:
    """The day of a match; raises ValueError for one that no calendar has."""
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    month = _months().get(plain(found["month"] or found["month2"]), 0)
    return date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"]))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Months by their plain names, whole and short, in English, French and Arabic."""
    return {
        plain(name): number
        for locale in ("en", "fr", "ar", "ar_SY")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }


def guess_title(text: str) -> str:
    """The first line when it reads like a headline and more follows; else blank."""
    first, _, rest = text.partition("\n")
    title = first.strip()
    is_sentence = title.endswith((".", ";", ",", ":", "،"))
    return title if rest.strip() and len(title) <= LONGEST_TITLE and not is_sentence else ""


def guess_source(text: str) -> str:
    """The news agency that the head of an article names in brackets; blank when none."""
    found = AGENCY.search(text[:HEAD])
    return (found[1] or found[2]) if found else ""
