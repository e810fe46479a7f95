"""The texts that we wrote and annotated keep what their README says."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from benchmarks.annotated_texts import FOLDER, UNLISTED, AnnotatedText, as_record, read_texts

TEXTS = read_texts()
FRENCH = [one for one in TEXTS if one.language == "fr"]


def read_rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def count_mentions(texts: list[AnnotatedText]) -> int:
    return sum(len(one.mentions) for one in texts)


def test_every_text_is_listed_once_and_no_other() -> None:
    names = [one.name for one in TEXTS]
    assert sorted(names) == sorted(path.stem for path in (FOLDER / "texts").glob("*.txt"))


def test_there_are_enough_texts_and_mentions_in_three_languages() -> None:
    by_language = {
        code: [one for one in TEXTS if one.language == code] for code in ("fr", "ar", "en")
    }
    assert {code: len(texts) for code, texts in by_language.items()} == {"fr": 30, "ar": 3, "en": 4}
    assert count_mentions(by_language["fr"]) >= 600
    assert count_mentions(by_language["ar"]) >= 50


def test_a_fixed_part_of_each_language_is_held_out() -> None:
    held_out = [one for one in TEXTS if one.split == "held_out"]
    assert Counter(one.language for one in held_out) == {"fr": 11, "ar": 1, "en": 1}
    assert count_mentions([one for one in held_out if one.language == "fr"]) >= 300
    assert {one.genre for one in held_out} >= {"wire", "disaster", "culture", "local news"}


@pytest.mark.parametrize("one", FRENCH, ids=lambda one: one.name)
def test_a_french_text_is_as_long_as_a_news_item(one: AnnotatedText) -> None:
    assert 200 <= len(one.text.split()) <= 450


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.name)
def test_a_mention_is_where_it_says_and_no_mark_is_left_over(one: AnnotatedText) -> None:
    assert "[[" not in one.text
    assert "]]" not in one.text
    assert "|" not in one.text
    ends = [0]
    for mention in one.mentions:
        assert one.text[mention.start : mention.end] == mention.printed
        assert mention.printed == mention.printed.strip()
        assert mention.start >= ends[-1]
        ends.append(mention.end)


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.name)
def test_a_mention_has_a_record_or_says_why_not(one: AnnotatedText) -> None:
    for mention in one.mentions:
        assert (mention.geonames_id is None) == (mention.kind in UNLISTED)
        assert (mention.latitude is None) == (mention.geonames_id is None)


def test_places_lists_the_marked_records_and_no_others() -> None:
    listed = [int(row["geonames_id"]) for row in read_rows("places.csv")]
    mentions = [one for text in TEXTS for one in text.mentions]
    assert listed == sorted({one.geonames_id for one in mentions if one.geonames_id is not None})


def test_the_french_mentions_are_spread_over_the_world_and_over_kinds() -> None:
    country = {int(row["geonames_id"]): row["country"] for row in read_rows("places.csv")}
    mentions = [one for text in FRENCH for one in text.mentions]
    countries = Counter(country[one.geonames_id] for one in mentions if one.geonames_id)
    assert len(countries) >= 100
    assert countries.most_common(1)[0][0] == "FR"
    assert countries["FR"] < 0.3 * sum(countries.values())
    assert sum(countries[code] for code in ("SY", "IQ", "LB", "YE", "ML", "UA", "DZ", "TN")) > 150
    kinds = Counter(one.kind for one in mentions)
    assert all(kinds[kind] >= 40 for kind in ("city", "country", "admin1", "admin2"))
    assert sum(kinds[kind] for kind in UNLISTED) >= 100
    assert sum(one.metonymy for one in mentions) >= 30


def test_the_same_name_means_different_places() -> None:
    meant: dict[str, set[int]] = {}
    for text in FRENCH:
        for one in text.mentions:
            if one.geonames_id:
                meant.setdefault(one.printed, set()).add(one.geonames_id)
    for name in ("Tripoli", "Saïda", "Saint-Denis", "Saint-Louis", "Vienne", "Valence", "Paris"):
        assert len(meant[name]) > 1, name


@pytest.mark.parametrize(
    "trap", read_rows("traps.csv"), ids=lambda row: f"{row['text']} {row['printed']}"
)
def test_a_trap_is_printed_in_its_text_and_not_marked(trap: dict[str, str]) -> None:
    one = next(text for text in TEXTS if text.name == trap["text"])
    start = one.text.find(trap["printed"])
    assert start >= 0
    end = start + len(trap["printed"])
    assert not [mark for mark in one.mentions if mark.start < end and start < mark.end]


def test_a_record_of_the_corpus_carries_offsets_points_and_ids() -> None:
    paris = as_record(next(one for one in TEXTS if one.name == "fr-17-paris-texas"))
    first = paris["toponyms"][0]
    assert (first["name"], first["geonameid"], round(first["lat"], 1)) == ("Paris", 4717560, 33.7)
    assert paris["text"][first["start"] : first["end"]] == "Paris"
