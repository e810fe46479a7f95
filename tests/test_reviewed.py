"""A review becomes a dossier at any moment: what a person decided is drawn, what nobody did too."""

from __future__ import annotations

import pandas as pd

from articlemap.archive import read_archive, write_archive
from articlemap.dossier import Dossier
from articlemap.review import Decision, Review, apply, begin_review
from articlemap.review.state import Article
from articlemap.reviewed import claim_key, propose, to_dossier
from articlemap.rows import Row, rows_by_line
from tests.towns import TEXT, TOPONYMS

BASE = begin_review(Article(TEXT, "Sarmin sous les bombes", "2020-02-06", "AFP", "fr"), TOPONYMS)
SARMIN, SARAQEB, SURMAN, SARAQEB_2, SARMIN_2, SARAQEB_3, ORONTE, IDLEB = BASE.spots
ENTRY = claim_key(propose(BASE)[1].sentence)  # "L'armée est entrée à Saraqeb, selon l'OSDH."


def draw(*decisions: Decision, review: Review = BASE) -> Dossier:
    for decision in decisions:
        review = apply(review, decision)
    return to_dossier(review)


def rows_of(frame: pd.DataFrame) -> list[Row]:
    return list(rows_by_line(frame).values())


def claims_of(dossier: Dossier, sentence: str) -> list[Row]:
    sentences = dossier.sentences
    key = sentences.loc[sentences["text"].str.contains(sentence), "sentence_id"].iloc[0]
    return rows_of(dossier.claims[dossier.claims["sentence_id"] == key])


def place(dossier: Dossier, printed: str) -> Row:
    return rows_of(dossier.places[dossier.places["name_printed"] == printed])[0]


def test_a_review_nobody_has_begun_is_a_dossier_with_its_doubts() -> None:
    dossier = draw()
    assert list(dossier.layers["layer_id"]) == ["places", "doubtful"]
    assert {one["layer"] for one in claims_of(dossier, "entrée")} == {"doubtful"}


def test_a_confirmed_name_is_drawn_among_the_places() -> None:
    dossier = draw(Decision("accept", SARAQEB))
    assert {one["layer"] for one in claims_of(dossier, "entrée")} == {"places"}


def test_a_name_without_a_place_is_listed_and_has_no_coordinates() -> None:
    lost = place(draw(), "Oronte")
    assert lost["latitude"] is None
    assert lost["source"] == "Not located"


def test_a_word_that_is_no_place_is_not_listed() -> None:
    dossier = draw(Decision("not_a_place", ORONTE))
    assert "Oronte" not in set(dossier.places["name_printed"])


def test_two_names_set_by_hand_at_two_points_are_two_places() -> None:
    dossier = draw(
        Decision("move", SURMAN, {"latitude": 35.5, "longitude": 36.5}),
        Decision("locate", ORONTE, {"latitude": 35.7, "longitude": 36.4}),
    )
    assert place(dossier, "Surman")["latitude"] == 35.5
    assert place(dossier, "Oronte")["latitude"] == 35.7


def test_the_first_view_holds_the_places() -> None:
    south, west, north, east = draw(Decision("accept", IDLEB)).meta["articlemap"]["home"]
    assert south < 35.93 < north
    assert west < 36.63 < east


def test_an_edited_claim_has_the_values_of_the_person() -> None:
    values = {"date": "2020-02-05", "claimant": "SOHR", "kind": "event", "role": "toward"}
    dossier = draw(Decision("edit_claim", ENTRY, values))
    claim = claims_of(dossier, "entrée")[0]
    assert (claim["date"], claim["claimant"], claim["kind"]) == ("2020-02-05", "SOHR", "event")
    ties = dossier.claim_places
    assert set(ties.loc[ties["claim_id"] == claim["claim_id"], "role"]) == {"toward"}


def test_a_claim_keeps_its_edit_when_names_before_it_are_confirmed() -> None:
    edit = Decision("edit_claim", ENTRY, {"date": "2020-02-05"})
    dossier = draw(edit, *(Decision("accept", one) for one in (SARMIN, SARAQEB, SURMAN)))
    assert claims_of(dossier, "entrée")[0]["date"] == "2020-02-05"


def test_a_layer_of_ones_own_is_named_and_draws_the_claims_moved_to_it() -> None:
    dossier = draw(
        Decision("add_layer", "advance", {"name": "Avance"}),
        Decision("edit_claim", ENTRY, {"layer": "advance"}),
    )
    names = dict(zip(dossier.layers["layer_id"], dossier.layers["name_fr"], strict=True))
    assert names["advance"] == "Avance"
    assert {one["layer"] for one in claims_of(dossier, "entrée")} == {"advance"}


def test_a_figure_by_hand_stands_in_the_claim_of_its_sentence() -> None:
    values = {"figure": 12.0, "unit": "tanks", "start": int(ENTRY[1:])}
    claim = claims_of(draw(Decision("add_figure", "f1", values)), "entrée")[0]
    assert (claim["figure"], claim["unit"], claim["kind"]) == (12.0, "tanks", "figure")


def test_the_dossier_survives_its_archive() -> None:
    dossier = draw(Decision("accept", SARAQEB))
    again = read_archive(write_archive(dossier)).dossier
    assert again.claims.equals(dossier.claims)
    assert again.places.equals(dossier.places)
