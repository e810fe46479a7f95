"""A review becomes a dossier at any moment: what a person decided is drawn, what nobody did too."""

from __future__ import annotations

import pandas as pd

from articlemap.archive import read_archive, write_archive
from articlemap.dossier import Dossier
from articlemap.drift import check_coordinates
from articlemap.edited import claim_key
from articlemap.gazetteer import Gazetteer
from articlemap.marks import find_marks
from articlemap.reader.movements import find_movements
from articlemap.review import Decision, Review, apply, begin_review
from articlemap.review.state import Article
from articlemap.reviewed import propose, to_dossier
from articlemap.rows import Row, rows_by_line
from tests.figures import all_words, compose
from tests.towns import SARAQEB as TOWN
from tests.towns import SARMIN as SARMIN_PLACE
from tests.towns import TEXT, TOPONYMS, toponym

BASE = begin_review(Article(TEXT, "Sarmin sous les bombes", "2020-02-06", "AFP", "fr"), TOPONYMS)
SARMIN, SARAQEB, SURMAN, SARAQEB_2, SARMIN_2, SARAQEB_3, ORONTE, IDLEB = BASE.spots
ENTRY = claim_key(propose(BASE)[1].sentence[0])  # "L'armée est entrée à Saraqeb, selon l'OSDH."


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


def test_where_nothing_is_doubtful_there_is_no_layer_for_it() -> None:
    dossier = draw(*(Decision("accept", one) for one in BASE.spots if one != ORONTE))
    assert list(dossier.layers["layer_id"]) == ["places"]


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
    assert {place(dossier, one)["gazetteer"] for one in ("Surman", "Oronte")} == {"by_hand"}


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
    assert claim["figure_printed"] is None


def test_the_dossier_survives_its_archive() -> None:
    dossier = draw(Decision("accept", SARAQEB))
    again = read_archive(write_archive(dossier)).dossier
    assert again.claims.equals(dossier.claims)
    assert again.places.equals(dossier.places)


ROUTE = {"name": "Route du nord", "points": [[35.8, 36.8], [35.9, 36.7]], "start": int(ENTRY[1:])}


def test_a_route_by_hand_is_a_line_of_its_sentence_and_says_who_drew_it() -> None:
    dossier = draw(Decision("add_route", "r1", ROUTE))
    road = rows_of(dossier.places[dossier.places["kind"] == "route"])[0]
    assert (road["name_en"], road["precision"], road["latitude"]) == ("Route du nord", "line", None)
    assert road["source"] == "Drawn by hand by the reviewer"
    points = [[row["latitude"], row["longitude"]] for row in rows_of(dossier.routes)]
    assert points == ROUTE["points"]
    tie = rows_of(dossier.claim_places[dossier.claim_places["place_id"] == road["place_id"]])[0]
    assert (tie["role"], tie["inferred"], tie["mention"]) == ("along", True, None)
    entry = {one["claim_id"]: one for one in claims_of(dossier, "entrée")}
    assert "Route du nord" in entry[tie["claim_id"]]["summary_fr"]


def test_a_route_goes_to_the_layer_of_its_claim() -> None:
    dossier = draw(
        Decision("add_layer", "advance", {"name": "Avance"}),
        Decision("edit_claim", ENTRY, {"layer": "advance"}),
        Decision("add_route", "r1", ROUTE),
    )
    assert find_marks(dossier, "advance") == ["saraqeb", "route-r1"]


def test_a_route_of_a_sentence_without_names_puts_it_on_the_map() -> None:
    text = "Rien ici.\nOn a fui vers le nord.\n"
    start = text.index("On")
    review = begin_review(Article(text, language="fr"), ())
    dossier = draw(Decision("add_route", "r1", ROUTE | {"start": start}), review=review)
    assert list(dossier.sentences["ledger"]) == ["no_place", "mapped"]
    assert dossier.meta["articlemap"]["home"] is not None


def test_between_a_start_and_an_end_a_route_shows_the_movement() -> None:
    text = "Partis de Sarmin, ils sont à Saraqeb.\n"
    names = (toponym("Sarmin", 1, SARMIN_PLACE, text=text), toponym("Saraqeb", 1, TOWN, text=text))
    review = begin_review(Article(text, language="fr"), names)
    start, end = review.spots
    way = [[35.904, 36.726], [35.88, 36.76], [35.864, 36.806]]
    dossier = draw(
        Decision("set_role", start, {"role": "from"}),
        Decision("set_role", end, {"role": "at"}),
        Decision("add_route", "r1", {"name": "Piste", "points": way, "start": 0}),
        review=review,
    )
    (movement,) = find_movements(dossier, "places")
    assert (movement["style"], movement["path"]) == ("advance", way)


def test_a_name_has_the_role_that_a_person_gives_it_and_the_others_keep_theirs() -> None:
    before = draw(Decision("accept", SARMIN_2), Decision("accept", SARAQEB_2))
    after = draw(
        Decision("accept", SARMIN_2),
        Decision("accept", SARAQEB_2),
        Decision("set_role", SARMIN_2, {"role": "toward"}),
    )

    def roles(dossier: Dossier) -> dict[str, str]:
        claims = {one["claim_id"] for one in claims_of(dossier, "De Surman")}
        ties = rows_of(dossier.claim_places)
        return {one["mention"]: one["role"] for one in ties if one["claim_id"] in claims}

    assert roles(after) == roles(before) | {"Sarmin": "toward"}
    assert roles(before)["Sarmin"] != "toward"


def test_what_was_made_can_be_removed_and_a_layer_gives_its_claims_back() -> None:
    made = (
        Decision("add_layer", "advance", {"name": "Avance"}),
        Decision("edit_claim", ENTRY, {"layer": "advance"}),
        Decision("add_route", "r1", ROUTE),
    )
    dossier = draw(*made, Decision("remove", "advance"), Decision("remove", "r1"))
    assert dossier.claims.equals(draw().claims)
    assert dossier.routes.empty


def test_the_layers_that_every_draft_has_can_be_renamed_and_take_claims() -> None:
    dossier = draw(
        Decision("edit_layer", "doubtful", {"name": "À vérifier"}),
        Decision("edit_claim", ENTRY, {"layer": "doubtful"}),
        Decision("accept", SARAQEB),
    )
    assert "À vérifier" in set(dossier.layers["name_fr"])
    assert {one["layer"] for one in claims_of(dossier, "entrée")} == {"doubtful"}


def test_a_figure_says_in_its_key_that_a_route_was_drawn_by_hand() -> None:
    drawn = all_words(compose(draw(Decision("add_route", "r1", ROUTE))))
    assert "Route du nord" in drawn
    assert "route drawn by hand" in drawn
    assert "route drawn by hand" not in all_words(compose(draw()))


def test_what_was_set_by_hand_is_no_drift() -> None:
    dossier = draw(
        Decision("move", SURMAN, {"latitude": 35.5, "longitude": 36.5}),
        Decision("add_route", "r1", ROUTE),
    )
    checks = {one.key: one for one in check_coordinates(dossier, Gazetteer())}
    for key in ("surman", "route-r1 1", "route-r1 2"):
        assert (checks[key].derivation, checks[key].fails) == ("set by hand", False)


def test_a_dossier_with_a_route_survives_its_archive() -> None:
    dossier = draw(Decision("add_route", "r1", ROUTE))
    assert read_archive(write_archive(dossier)).dossier.routes.equals(dossier.routes)
