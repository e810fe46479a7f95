"""Both chains of a mark, and the table of all marks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from articlemap.dossier import Dossier, read_dossier
from articlemap.provenance import (
    hash_article,
    list_marks,
    trace_coordinate,
    trace_sentence,
)
from articlemap.wording import describe_precision

TINY = Path(__file__).parent / "data" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return read_dossier(TINY)


def test_the_hash_is_that_of_the_source_file(tiny: Dossier) -> None:
    expected = hashlib.sha256((TINY / "article.txt").read_bytes()).hexdigest()
    assert hash_article(tiny) == expected


def test_a_claim_leads_to_its_sentence_and_to_the_source_text(tiny: Dossier) -> None:
    claim, sentence, source = trace_sentence(tiny, "c01")
    assert claim == "Claim c01: state, said by the article itself; no date."
    assert sentence.startswith("Sentence s02, paragraph 2, characters 13 to 76")
    assert f"SHA-256 {hash_article(tiny)[:16]}" in source


def test_a_mark_leads_to_its_gazetteer_record_and_second_source(tiny: Dossier) -> None:
    drawn, located, second = trace_coordinate(tiny, "homs")
    assert drawn == "Drawn at 34.72405, 36.72559 (WGS 84): ± 1 km, the settlement’s centre."
    assert located == "Located by: GeoNames (record 169577 of geonames)."
    assert second == "Second source: Natural Earth, 0.8 km away."


def test_a_post_beside_its_anchor_says_that_no_coordinate_is_known(tiny: Dossier) -> None:
    assert trace_coordinate(tiny, "tell")[0] == (
        "No coordinate is known; drawn beside Rastan (34.92667, 36.73241), within 4 km."
    )


def test_a_line_has_no_single_point(tiny: Dossier) -> None:
    assert trace_coordinate(tiny, "m5")[0] == "No single point: a line, drawn schematically."


def test_a_place_that_is_not_located_says_so(tiny: Dossier) -> None:
    assert trace_coordinate(tiny, "nowhere")[0] == "No single point: not located."


def test_the_table_has_a_row_for_each_claim_at_each_mark(tiny: Dossier) -> None:
    rows = [(row.mark, row.sentence, row.date) for row in list_marks(tiny)]
    assert rows == [
        ("hama", "s02", "no date"),
        ("homs", "s02", "no date"),
        ("m5", "s03", "2020"),
    ]


def test_zero_kilometres_is_a_radius_and_blank_is_not() -> None:
    assert describe_precision({"uncertainty_km": 0, "precision": "site"}).startswith("± 0 km")
    assert describe_precision({"uncertainty_km": None, "precision": None}) == "not located"
