"""The words for dates: patterns of French and English, months and weekdays from Babel's CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from articlemap.proposals.numbers import number_pattern

GAP = "[ \u00a0\u202f]"
UNITS = {
    "fr": {"jour": "day", "semaine": "week", "mois": "month", "an": "year", "année": "year"},
    "en": {"day": "day", "week": "week", "month": "month", "year": "year"},
}
DAYS_AWAY = {
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "après-demain": 2, "demain": 1}
    | {f"ce{end}": 0 for end in (" matin", " soir", "t après-midi", "tte nuit")},
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "this morning": 0, "tomorrow": 1},
}
NOW = {
    "fr": "maintenant|actuellement|désormais|à présent|pas encore",
    "en": "now|currently|not yet",
}
# The rules of each language, tried in this order where they start together. Named groups are
# what dates.py reads; month, weekday, number and unit stand for their words.
RULES = {
    "fr": (
        (
            "days",
            r"(?:du|les?|entre le) (?P<day>\d\d?)(?:er)? (?:au|et(?: le)?) (?P<day2>\d\d?) "
            r"MONTH YEAR?",
        ),
        ("day", r"(?:le )?(?:WEEKDAY )?(?P<day>\d\d?)(?:er)? MONTH YEAR?"),
        ("month", r"(?:en|dès|depuis|fin|début|mi-|courant|au mois de?'?|de?'?) ?MONTH YEAR?"),
        ("month", r"MONTH (?P<year>\d{4})"),
        ("ago", r"il y a NUMBER UNIT"),
        ("since", r"depuis NUMBER UNIT"),
        ("last", r"(?:la |le |l')UNIT (?:derni(?:er|ère)|passée?)"),
        ("next", r"(?:la |le |l')UNIT prochaine?"),
        ("this", r"ce(?:tte|t)? UNIT(?:-ci)?"),
        (
            "weekday",
            r"(?<!\ble )WEEKDAY(?: (?:matin|midi|soir))?(?P<side> derniers?| passé| prochain)?",
        ),
        ("away", "AWAY"),
        ("now", "NOW"),
        ("year", r"(?:en|de|depuis|dès|avant|après|d'ici|d') ?(?P<year>(?:19|20)\d\d)"),
    ),
    "en": (
        ("days", r"(?:from |between )?(?P<day>\d\d?) (?:to|and) (?P<day2>\d\d?) MONTH YEAR?"),
        ("day", r"(?:WEEKDAY,? )?(?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? MONTH YEAR?"),
        ("day", r"(?:WEEKDAY,? )?MONTH (?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d)(?:, YEAR)?"),
        ("month", r"(?:in|since|until|by|early|late|mid-|of) ?MONTH YEAR?"),
        ("month", r"MONTH (?P<year>\d{4})"),
        ("ago", r"NUMBER UNIT ago"),
        ("since", r"(?:for|over|in) the (?:last|past) NUMBER UNIT"),
        ("last", r"last UNIT"),
        ("next", r"next UNIT"),
        ("this", r"this UNIT"),
        ("weekday", r"(?P<side>last |next )?WEEKDAY"),
        ("away", "AWAY"),
        ("now", "NOW"),
        ("year", r"(?:in|of|since|before|after|by) (?P<year>(?:19|20)\d\d)"),
    ),
}
FUTURE = {
    "fr": re.compile(
        r"\b(?:devrai(?:t|ent)|devai(?:t|ent)|doi(?:t|vent)|s['’]apprête(?:nt)?|sur le point|"
        r"(?:est|sont|était|étaient|être) (?:prévu|attendu)e?s?|"
        r"prévue?s? (?=le |pour |en |ce |(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)|"
        r"(?-i:[a-zà-ÿ])\w+(?:er|ir|ndr|ttr|pr)(?:a|ont)|"
        r"(?:ser|aur|fer|ir|pourr|devr|verr|faudr)(?:a|ont))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:will|shall|(?:is|are|was|were) (?:expected|due|set|to)|scheduled|planned|"
        r"plans? to)\b",
        re.IGNORECASE,
    ),
}
UNTIL = {
    "fr": re.compile(r"\b(?:d['’]ici|avant|jusqu['’](?:à|au))(?: le)? $", re.IGNORECASE),
    "en": re.compile(r"\b(?:by|until|before) (?:the )?$", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's months and weekdays by name, and its rules compiled."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache
def load_words(language: str) -> DateWords:
    """The words of `fr` or `en`; raises KeyError for another language."""
    locale = Locale(language)
    months = _name_months(locale.months["format"])
    short = [name.rstrip(".") for name in locale.months["format"]["abbreviated"].values()]
    weekdays = {name.lower(): day for day, name in locale.days["format"]["wide"].items()}
    units = UNITS[language]
    parts = {
        "WEEKDAY": f"(?P<weekday>{_any(weekdays)})",
        "MONTH": f"(?P<month>(?P<short>{_any(short)})|{_any(months)})\\b(?(short)\\.?)",
        "LATER": rf"(?:,?{GAP}(?P<year>(?:19|20)\d\d)\b)?",
        "YEAR": r"(?P<year>(?:19|20)\d\d)\b",
        "NUMBER": f"(?P<number>{number_pattern(language)})",
        "UNIT": f"(?P<unit>{_any(units)})s?",
        "AWAY": f"(?P<away>{_any(DAYS_AWAY[language])})",
        "NOW": NOW[language],
    }
    rules = tuple((name, _compile(rule, parts)) for name, rule in RULES[language])
    return DateWords(months, weekdays, units, rules)


def _name_months(widths: Mapping[str, Mapping[int, str]]) -> dict[str, int]:
    """Wide and abbreviated names, in small letters without a full stop, with their number."""
    return {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in widths[width].items()
    }


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    patterns = (re.escape(word).replace(r"\ ", GAP) for word in longest_first)
    return "|".join(pattern.replace("'", "['’]") for pattern in patterns)


def _compile(rule: str, parts: dict[str, str]) -> re.Pattern[str]:
    """The rule with its words put in; no-break spaces and typographic apostrophes count too."""
    rule = rule.replace(" YEAR?", "LATER").replace(" ", GAP).replace("'", "['’]")
    for name, pattern in parts.items():
        rule = rule.replace(name, pattern)
    return re.compile(rf"(?<![\w-]){rule}(?!\w)", re.IGNORECASE)
