"""Words that are common in English, French or Arabic, and the names of people."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from faker.providers import person
from spellchecker import SpellChecker

from articlemap.atlas.layout import LANGUAGES, STEP, Word
from articlemap.atlas.making.tables import read_table
from articlemap.spelling import plain

LEAST = 2.0  # of the Zipf scale, occurrences in a thousand million words as a power of ten


def list_words() -> dict[str, tuple[int, ...]]:
    """By plain form: how common a word is in each language, in steps, and a Word."""
    common = [_common(language) for language in LANGUAGES]
    people = _people()
    return {
        word: (*(one.get(word, 0) for one in common), people.get(word, 0))
        for word in {*people, *(word for one in common for word in one)}
    }


def _common(language: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for word, count in SpellChecker(language=language).word_frequency.dictionary.items():
        counts[plain(word)] += count
    total = counts.total()
    zipf = {word: math.log10(count / total * 1e9) for word, count in counts.items() if word}
    return {
        word: min(255, round(value / STEP))
        for word, value in zipf.items()
        if value >= LEAST and " " not in word
    }


def _people() -> dict[str, int]:
    flags: Counter[str] = Counter()
    for line in read_table("given_names"):
        for name in line["names"].split():
            flags[plain(name)] |= Word.GIVEN
    for module in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, flag in (("first_name", Word.GIVEN), ("last_name", Word.SURNAME)):
            for name in _listed(provider, attribute):
                flags[name] |= flag
    return flags


def _listed(provider: type, start: str) -> set[str]:
    """The single words of all lists of a provider whose name begins so."""
    names: set[str] = set()
    for attribute in dir(provider):
        values = getattr(provider, attribute)
        if attribute.startswith(start) and isinstance(values, Iterable):
            names.update(plain(name) for name in values if isinstance(name, str))
    return {name for name in names if name and " " not in name}
