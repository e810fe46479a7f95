"""A later article beside an earlier one: what it adds, changes, says otherwise, and keeps."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from articlemap.compare import Comparison, Difference, compare
from articlemap.dossier import Dossier, read_dossier, read_files, read_folder

TINY = Path(__file__).parent / "data" / "tiny"
FIGURE = {"figure": "1000", "figure_qualifier": "about", "figure_printed": "mille"}
DISPLACED = {"claims c01 " + key: value for key, value in FIGURE.items()} | {
    "claims c01 kind": "figure",
    "claims c01 unit": "people displaced",
    "claims c01 date": "2020-02-05",
}


def tiny_with(cells: dict[str, str], *, without: str = "") -> Dossier:
    """The tiny dossier with other cells, each as "table key column"; `without` drops a claim."""
    files = read_folder(TINY)
    for name in ("claims", "claim_places", "places", "posts", "sentences"):
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))
        first = next(iter(rows[0]))
        rows = [row for row in rows if not without or row.get("claim_id") != without]
        for place, value in cells.items():
            table, key, column = place.split()
            for row in rows:
                if table == name and row[first] == key:
                    row[column] = value
        target = io.StringIO()
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        files[f"{name}.csv"] = target.getvalue().encode()
    return read_files(files)


def about(comparison: Comparison, claim: str) -> Difference:
    return next(one for one in comparison.differences if one.later and one.later.claim == claim)


def test_an_article_keeps_all_of_itself() -> None:
    comparison = compare(read_dossier(TINY), read_dossier(TINY))
    assert [one.later.claim for one in comparison.of("kept") if one.later] == ["c01", "c02", "c03"]
    assert len(comparison.differences) == 3
    assert comparison.new_places == ()


def test_another_figure_of_another_day_is_a_change_that_leads_to_both_sentences() -> None:
    later = {**DISPLACED, "claims c01 figure": "2000", "claims c01 date": "2020-02-12"}
    found = about(compare(tiny_with(DISPLACED), tiny_with(later)), "c01")
    assert (found.change, found.facts) == ("changed", ("figure", "date"))
    assert found.earlier
    assert found.later
    assert found.earlier.sentence == found.later.sentence == "s02"
    assert found.later.excerpt.startswith("Hama se trouve")


def test_another_figure_of_the_same_day_says_otherwise() -> None:
    later = {**DISPLACED, "claims c01 figure": "2000"}
    found = about(compare(tiny_with(DISPLACED), tiny_with(later)), "c01")
    assert (found.change, found.facts) == ("otherwise", ("figure",))


def test_another_thing_that_is_counted_is_new() -> None:
    later = {**DISPLACED, "claims c01 unit": "people killed"}
    comparison = compare(tiny_with(DISPLACED), tiny_with(later))
    assert about(comparison, "c01").change == "added"
    assert comparison.of("not_repeated")[0].earlier


def test_a_town_taken_in_part_and_then_whole_is_a_change() -> None:
    part = {
        "claims c01 kind": "event",
        "claims c01 extent": "part",
        "claims c01 date": "2020-02-05",
    }
    whole = {**part, "claims c01 extent": "whole", "claims c01 date": "2020-02-06"}
    found = about(compare(tiny_with(part), tiny_with(whole)), "c01")
    assert (found.change, found.facts) == ("changed", ("date", "extent"))


def test_another_speaker_alone_is_no_change() -> None:
    tiny = read_dossier(TINY)
    others = tiny.claims.assign(claimant="SOHR")
    named = tiny.claimants.assign(claimant="SOHR")
    found = about(compare(tiny, replace(tiny, claims=others, claimants=named)), "c01")
    assert (found.change, found.facts) == ("kept", ("claimant",))


def test_a_claim_that_is_gone_is_listed() -> None:
    later = tiny_with(
        {
            "sentences s03 ledger": "no_place",
            "sentences s03 off_map_reason": "No.",
            "sentences s03 off_map_reason_fr": "Non.",
        },
        without="c02",
    )
    gone = compare(read_dossier(TINY), later).of("not_repeated")
    assert "c02" in [one.earlier.claim for one in gone if one.earlier]


def test_places_match_by_their_record_whatever_their_id_and_name() -> None:
    moved = tiny_with({"places hama name_en": "Epiphania", "places hama name_fr": "Epiphanie"})
    assert compare(read_dossier(TINY), moved).places["hama"] == "hama"


@pytest.mark.parametrize(("latitude", "matched"), [("35.14", True), ("35.50", False)])
def test_places_without_a_record_match_by_name_and_nearness(latitude: str, matched: bool) -> None:
    by_hand = {"places hama gazetteer_id": "", "places hama latitude": latitude}
    comparison = compare(read_dossier(TINY), tiny_with(by_hand))
    assert ("hama" in comparison.places) == matched
    assert ("hama" in comparison.new_places) != matched


def test_roads_match_by_name() -> None:
    assert compare(read_dossier(TINY), read_dossier(TINY)).places["m5"] == "m5"


def test_a_post_of_another_state_is_told() -> None:
    later = tiny_with({"posts tell status": "encircled", "posts tell status_as_of": "2020-02-12"})
    (found,) = [
        one
        for one in compare(read_dossier(TINY), later).differences
        if one.later and one.later.mark == "tell"
    ]
    assert (found.change, found.facts) == ("changed", ("status", "status_as_of"))
    assert found.later == found.earlier


def test_the_shipped_article_beside_itself_has_nothing_new_at_its_places(article: Dossier) -> None:
    comparison = compare(article, article)
    assert {one.change for one in comparison.differences} == {"kept"}
