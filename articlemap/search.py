"""Free search in what a dossier says: words as typed, in any accent or spelling.

The same rules as the reader's reader/web/filters.js; tests/test_selection_in_browser.py holds the
two to each other. They are looser than those of spelling.py, which must not mix up two towns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from articlemap.dossier import Dossier
from articlemap.language import LANGUAGES
from articlemap.lookup import look_up
from articlemap.rows import Row

SHORTEST_SKELETON = 4
NOT_A_WORD = re.compile(r"[\W_]+")
REPEATED = re.compile(r"(.)\1")
VOWELS = str.maketrans("", "", "aeiouy ")


@dataclass(frozen=True, slots=True)
class Words:
    """What a claim or a mark can be found by: its texts, folded, and its names' consonants."""

    folded: str
    skeletons: tuple[str, ...]

    def match(self, query: str) -> bool:
        """Whether the query stands in the texts, or its consonants in those of a name."""
        asked, bones = fold(query), skeleton(query)
        if not asked or asked in self.folded:
            return True
        return len(bones) >= SHORTEST_SKELETON and any(bones in one for one in self.skeletons)


def fold(text: str) -> str:
    """Letters that count when spellings are compared: no accents, punctuation or doubled letters.

    >>> fold("Ma'arrat al-Nu‘mān")
    'ma arat al nu man'
    """
    marked = unicodedata.normalize("NFD", text)
    bare = "".join(sign for sign in marked if unicodedata.category(sign)[0] != "M")
    spaced = NOT_A_WORD.sub(" ", bare.lower())
    return REPEATED.sub(lambda pair: pair[1] if pair[1].isalpha() else pair[0], spaced).strip()


def skeleton(text: str) -> str:
    """The consonants of a folded text: Maaret, Maarrat and Ma'arrat have the same."""
    return fold(text).translate(VOWELS)


def words_of_claim(dossier: Dossier, claim: Row, marks: Iterable[Row]) -> Words:
    """Its sentence, its rendering, its summary and label, and all names of its places."""
    tables = look_up(dossier)
    sentence = tables.sentences[claim["sentence_id"]]
    who = tables.claimants[claim["claimant"]]
    names = [name for mark in marks for name in (mark.get("name_printed"), *_names(mark, "name"))]
    names += [who["claimant"], *_names(who, "name")]
    texts = [sentence["text"], sentence["text_en"], *_names(claim, "summary")]
    return _gather([*texts, *_names(claim, "label")], names)


def words_of_mark(mark: Row) -> Words:
    """Its names in the interface's languages."""
    return _gather([], _names(mark, "name"))


def _names(row: Row, stem: str) -> list[str | None]:
    return [row.get(f"{stem}_{language}") for language in LANGUAGES]


def _gather(texts: Iterable[str | None], names: Iterable[str | None]) -> Words:
    known = [name for name in names if name]
    folded = [fold(text) for text in (*texts, *known) if text]
    return Words(" | ".join(folded), tuple(skeleton(name) for name in known))
