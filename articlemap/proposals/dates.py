"""Dates that a text prints, told from the day on which the article was published.

A grammar of our own over Babel's names: docs/decisions/0015-dates.md says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from articlemap.proposals.datewords import DAYS_AWAY, FUTURE, UNTIL, DateWords, load_words
from articlemap.proposals.numbers import read_number

Basis = Literal["printed", "derived", "as_of"]
Match = re.Match[str]
DAY = timedelta(days=1)
CLAUSE = re.compile(r"[,;:–—()«»\"“”]|\.\s")
REACH = 160  # characters of a clause that are looked at for a future tense
A_WEEK_AGO = 2  # days on either side of "a week ago"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text: `text[start:end] == printed`.

    `date` is an ISO prefix whose length is its precision, or a span of two; `basis` is `derived`
    where it comes from the article's own date, `as_of` where the words only say now.
    """

    start: int
    end: int
    printed: str
    date: str
    basis: Basis
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a rule needs to read its match."""

    match: Match
    words: DateWords
    published: date
    language: str

    def get(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").lower().replace("’", "'")

    @property
    def number(self) -> int:
        return int(read_number(self.get("number"), self.language))

    @property
    def month(self) -> int:
        return self.words.months[self.get("month")]

    @property
    def unit(self) -> str:
        return self.words.units[self.get("unit")]

    @property
    def future(self) -> bool:
        """Whether the clause around the match speaks of what is to come."""
        text, start, end = self.match.string, *self.match.span()
        before = CLAUSE.split(text[max(0, start - REACH) : start])[-1]
        after = CLAUSE.split(text[end : end + REACH], maxsplit=1)[0]
        if UNTIL[self.language].search(before):
            return True
        return bool(FUTURE[self.language].search(before + after))


def find_dates(
    text: str, *, published: str, language: str = "fr", start: int = 0
) -> list[DateFound]:
    """The dates of a text in French or English, in order; other languages have none.

    `published` is the article's date, of which everything relative is told; without a whole day
    there (it may be blank) only what is printed in full is found. `start` is added to offsets.
    """
    if language not in DAYS_AWAY:
        return []
    day = date.fromisoformat(published) if is_day(published) else None
    return list(_read_all(text, day, language, start))


def is_day(text: str) -> bool:
    """Whether a text is a whole day of the calendar as 2020-02-06."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _read_all(text: str, day: date | None, language: str, offset: int) -> Iterator[DateFound]:
    words, last = load_words(language), 0
    for rule, match in _find_matches(text, words):
        if match.start() < last:
            continue
        found = _read(rule, match, words, day, language)
        if found:
            last = match.end()
            value, basis, confidence = found
            start, end = match.start() + offset, match.end() + offset
            yield DateFound(start, end, match.group(), value, basis, confidence)


def _find_matches(text: str, words: DateWords) -> list[tuple[str, Match]]:
    """Every match of every rule, from left to right, the longest first."""
    found = [(name, one) for name, rule in words.rules for one in rule.finditer(text)]
    return sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end()))


def _read(
    rule: str, match: Match, words: DateWords, day: date | None, language: str
) -> tuple[str, Basis, float] | None:
    """The date, its basis and a confidence; None for what is no date after all."""
    if day is None and not match.groupdict().get("year"):
        return None
    try:
        return READERS[rule](_Reading(match, words, day or date.min, language))
    except (ValueError, OverflowError):
        return None


def _read_day(one: _Reading) -> tuple[str, Basis, float]:
    day = _nearest(one, int(one.get("day")))
    weekday = one.get("weekday")
    if weekday and one.words.weekdays[weekday] != day.weekday():
        return day.isoformat(), "printed", 0.5
    ahead = day > one.published and not one.future and not one.get("year")
    return day.isoformat(), "printed", 0.6 if ahead else 0.95


def _nearest(one: _Reading, day: int) -> date:
    """That day of the printed year, else of the year that brings it nearest the article."""
    if one.get("year"):
        return date(int(one.get("year")), one.month, day)
    years = (one.published.year + step for step in (-1, 0, 1))
    days = [found for year in years if (found := _try_date(year, one.month, day))]
    return min(days, key=lambda found: abs(found - one.published))


def _try_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_days(one: _Reading) -> tuple[str, Basis, float]:
    first, last = _nearest(one, int(one.get("day"))), _nearest(one, int(one.get("day2")))
    if last < first:
        raise ValueError("a span runs backwards")
    return f"{first}/{last}", "printed", 0.9


def _read_month(one: _Reading) -> tuple[str, Basis, float]:
    if one.language == "fr" and one.match["month"].istitle():
        raise ValueError("a planet or a name: French months begin small")
    if one.get("year"):
        return f"{one.get('year')}-{one.month:02}", "printed", 0.9
    later = one.month > one.published.month
    year = one.published.year - (later and not one.future)
    if one.future and one.month < one.published.month:
        year += 1
    return f"{year}-{one.month:02}", "derived", 0.75


def _read_year(one: _Reading) -> tuple[str, Basis, float]:
    return one.get("year"), "printed", 0.8


def _read_ago(one: _Reading) -> tuple[str, Basis, float]:
    if one.unit == "day":
        return (one.published - one.number * DAY).isoformat(), "derived", 0.8
    if one.unit == "week":
        middle = one.published - one.number * 7 * DAY
        return f"{middle - A_WEEK_AGO * DAY}/{middle + A_WEEK_AGO * DAY}", "derived", 0.6
    return _shift(one.published, one.unit, -one.number), "derived", 0.6


def _read_since(one: _Reading) -> tuple[str, Basis, float]:
    days = {"day": 1, "week": 7}.get(one.unit)
    if days:
        return f"{one.published - one.number * days * DAY}/{one.published}", "derived", 0.6
    first = _shift(one.published, one.unit, -one.number)
    return f"{first}/{one.published.isoformat()[: len(first)]}", "derived", 0.5


def _shift(day: date, unit: str, count: int) -> str:
    """The month or the year that lies `count` away, as a prefix."""
    if unit == "year":
        return f"{day.year + count:04}"
    months = day.year * 12 + day.month - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _read_neighbour(count: int) -> Callable[[_Reading], tuple[str, Basis, float]]:
    """A reader of the day, week, month or year `count` away from the article's own."""

    def read(one: _Reading) -> tuple[str, Basis, float]:
        if one.unit == "day":
            raise ValueError("no day is meant")
        if one.unit != "week":
            return _shift(one.published, one.unit, count), "derived", 0.85
        monday = one.published - one.published.weekday() * DAY + count * 7 * DAY
        return f"{monday}/{monday + 6 * DAY}", "derived", 0.8

    return read


def _read_weekday(one: _Reading) -> tuple[str, Basis, float]:
    """The last such day on or before the article's, or the next one when it is to come."""
    side = one.get("side").strip()
    back = (one.published.weekday() - one.words.weekdays[one.get("weekday")]) % 7
    ahead = -back % 7
    if side:
        days = ahead or 7 if side in ("prochain", "next") else -(back or 7)
    else:
        days = ahead if one.future else -back
    sure = side or (back and not one.future)
    return (one.published + days * DAY).isoformat(), "derived", 0.9 if sure else 0.75


def _read_away(one: _Reading) -> tuple[str, Basis, float]:
    away = DAYS_AWAY[one.language][one.get("away")]
    return (one.published + away * DAY).isoformat(), "derived", 0.85


def _read_now(one: _Reading) -> tuple[str, Basis, float]:
    return one.published.isoformat(), "as_of", 0.5


READERS: dict[str, Callable[[_Reading], tuple[str, Basis, float]]] = {
    "day": _read_day,
    "days": _read_days,
    "month": _read_month,
    "year": _read_year,
    "ago": _read_ago,
    "since": _read_since,
    "last": _read_neighbour(-1),
    "next": _read_neighbour(1),
    "this": _read_neighbour(0),
    "weekday": _read_weekday,
    "away": _read_away,
    "now": _read_now,
}
