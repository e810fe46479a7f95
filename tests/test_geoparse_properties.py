"""Whatever the text, the geoparser answers, in bounds, and what it answers is in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlemap.geoparse import geoparse
from articlemap.geoparse.sentences import split_sentences
from articlemap.geoparse.spans import LONGEST, find_spans
from articlemap.geoparse.tokens import split_words

WORDS = st.sampled_from(
    [
        *("Paris", "Damas", "d'Idlib", "l'Irak", "St.", "U.S.", "Saint-Denis", "(Syrie)", "«", "»"),
        *("M.", "Nice.", "حلب", "ودمشق", "Şam", "大馬士革", "\n", "\u00a0", "-", "–", "'", "’"),
        *("Le", "la", "province", "de", "et", ",", ".", "!", "e\u0301", "\U0001f600", "مَعَرَّة"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from([None, "en", "fr", "ar", "de", ""]))
def test_toponyms_are_the_texts_own_words_in_order_inside_their_sentence(
    text: str, language: str | None
) -> None:
    end = 0
    for one in geoparse(text, language):
        assert text[one.start : one.end] == one.printed
        assert one.start >= end
        assert one.sentence[0] <= one.start < one.sentence[1]
        assert 0 <= one.span_confidence <= 1
        assert 0 <= one.place_confidence <= 1
        assert (one.place is None) == (one.status == "unplaced")
        assert bool(one.reason) == (one.status != "placed")
        assert len(one.alternatives) <= 5
        end = one.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr", "ar", ""]))
def test_sentences_hold_every_character_that_is_not_space(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    assert sentences == sorted(sentences)
    held = "".join(text[start:end] for start, end in sentences)
    assert "".join(held.split()) == "".join(text.split())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_words_are_the_texts_own(text: str) -> None:
    for token in split_words(text):
        assert text[token.start : token.end] == token.text


class Counting:
    """A trie that knows nothing and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def get(self, key: str) -> None:
        self.asked += 1


class EmptyAtlas:
    """An atlas without names."""

    def __init__(self) -> None:
        self.names = Counting()


@pytest.mark.parametrize("word", ["A ", "Aa-", "St. ", "ا ", "Le Le "])
def test_look_ups_grow_no_faster_than_the_text(word: str) -> None:
    def count(times: int) -> int:
        atlas = EmptyAtlas()
        find_spans(split_words(word * times), atlas)  # type: ignore[arg-type]
        return atlas.names.asked

    assert count(2000) <= 2 * count(1000) + 4 * LONGEST
    assert count(1000) <= 1000 * 2 * 2 * LONGEST
