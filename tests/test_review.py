"""A review is what its log makes of it: every decision is pure, undoable, and kept in a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlemap.archive import read_archive, write_archive
from articlemap.dossier import read_dossier
from articlemap.errors import ArticlemapError
from articlemap.overrides import Correction
from articlemap.review import (
    LOG,
    Decision,
    History,
    Progress,
    Review,
    Spot,
    apply,
    begin_history,
    begin_review,
    decide,
    find_corrections,
    find_unplaced,
    measure_progress,
    queue,
    read_decision,
    read_log,
    redo,
    replay,
    resolve_toponyms,
    review_from_archive,
    stake_km,
    undo,
    write_decision,
    write_log,
)
from articlemap.review.decision import KINDS_OF_DECISION
from articlemap.review.state import Article
from tests.towns import IDLIB, OTHER_SARAQEB, SARAQEB, SURMAN_LIBYA, TEXT, TOPONYMS

ARTICLE = Article(TEXT, "Sarmin sous les bombes", "2020-02-06", "AFP", "fr")
BASE = begin_review(ARTICLE, TOPONYMS)
SARMIN_1, SARAQEB_1, SURMAN, SARAQEB_2, SARMIN_2, SARAQEB_3, ORONTE, IDLEB = BASE.spots
NOT_A_PLACE = Decision("not_a_place", ORONTE)
CHOOSE = Decision("choose", SARAQEB_1, {"gazetteer": "geonames", "gazetteer_id": "1"})
AT_HOMS = {"latitude": 34.72, "longitude": 36.72}
TINY = Path(__file__).parent / "data" / "tiny"


def spot_after(decision: Decision, spot: str, review: Review = BASE) -> Spot:
    return apply(review, decision).spots[spot]


def message_of(decision: Decision, review: Review = BASE) -> str:
    with pytest.raises(ArticlemapError) as caught:
        apply(review, decision)
    return str(caught.value)


def test_a_review_begins_with_what_the_geoparser_found_and_nothing_reviewed() -> None:
    assert measure_progress(BASE) == Progress(0, 8)
    assert BASE.spots[SARAQEB_1].place == SARAQEB
    assert BASE.spots[ORONTE].verdict == "unplaced"


def test_accepting_keeps_the_place_and_counts_as_reviewed() -> None:
    review = apply(BASE, Decision("accept", SARAQEB_1))
    assert review.spots[SARAQEB_1].place == SARAQEB
    assert measure_progress(review) == Progress(1, 8)


def test_a_name_without_a_place_cannot_be_accepted() -> None:
    assert "no place to accept" in message_of(Decision("accept", ORONTE))


def test_another_candidate_is_chosen_by_its_record() -> None:
    place = spot_after(CHOOSE, SARAQEB_1).place
    assert place == replace(OTHER_SARAQEB, confidence=1.0)


def test_a_record_that_is_no_candidate_is_refused() -> None:
    wrong = Decision("choose", SARMIN_1, {"gazetteer": "geonames", "gazetteer_id": "1"})
    assert "no such candidate" in message_of(wrong)


def test_a_place_is_typed_in_as_coordinates() -> None:
    spot = spot_after(Decision("locate", ORONTE, AT_HOMS, reason="seen on a map"), ORONTE)
    assert spot.place
    assert (spot.place.latitude, spot.place.longitude) == (34.72, 36.72)
    assert (spot.place.name_fr, spot.place.gazetteer) == ("Oronte", "overrides")
    assert (spot.origin, spot.reason) == ("person", "seen on a map")


def test_a_moved_pin_is_no_longer_the_gazetteers_record() -> None:
    place = spot_after(Decision("move", SARAQEB_1, AT_HOMS), SARAQEB_1).place
    assert place
    assert (place.name_en, place.gazetteer, place.gazetteer_id) == ("Saraqeb", "overrides", "")
    assert place.uncertainty_km == 1.0


def test_what_is_not_on_the_map_cannot_be_moved() -> None:
    assert "locate it first" in message_of(Decision("move", ORONTE, AT_HOMS))


def test_a_name_can_be_no_place_or_a_place_nobody_can_locate() -> None:
    assert spot_after(NOT_A_PLACE, ORONTE).verdict == "not_a_place"
    assert spot_after(Decision("cannot_be_located", IDLEB), IDLEB).place is None


def test_the_same_name_later_follows_in_one_decision() -> None:
    review = apply(BASE, replace(CHOOSE, about=SARAQEB_2, scope="later"))
    assert review.spots[SARAQEB_1] == BASE.spots[SARAQEB_1]
    assert review.spots[SARAQEB_3].follows == SARAQEB_2
    assert review.spots[SARAQEB_3].place == review.spots[SARAQEB_2].place
    assert measure_progress(review) == Progress(2, 8)


def test_a_decision_for_all_reaches_back_too() -> None:
    review = apply(BASE, replace(CHOOSE, about=SARAQEB_2, scope="all"))
    assert review.spots[SARAQEB_1].follows == SARAQEB_2


def test_a_reviewed_name_never_follows() -> None:
    review = apply(BASE, Decision("accept", SARAQEB_3))
    review = apply(review, replace(CHOOSE, scope="later"))
    assert review.spots[SARAQEB_3].place == SARAQEB


def test_following_is_undone_with_the_decision_it_followed() -> None:
    history = decide(begin_history(BASE), replace(CHOOSE, scope="later"))
    assert undo(history).review == BASE


def test_reopening_takes_those_that_followed_back_with_it() -> None:
    review = apply(BASE, replace(CHOOSE, scope="later"))
    assert apply(review, Decision("reopen", SARAQEB_1, scope="later")).spots == BASE.spots
    alone = apply(review, Decision("reopen", SARAQEB_1))
    assert alone.spots[SARAQEB_3].reviewed


def test_a_missed_name_is_added_and_then_located() -> None:
    start = TEXT.index("OSDH")
    added = apply(BASE, Decision("add", values={"start": start, "end": start + 4}))
    spot = added.in_order()[2]
    assert (spot.printed, spot.verdict, spot.found) == ("OSDH", "unplaced", None)
    located = apply(added, Decision("locate", spot.id, AT_HOMS))
    assert located.spots[spot.id].verdict == "placed"


@pytest.mark.parametrize(
    ("start", "end", "fragment"),
    [
        (0, 3, "already marked"),
        (TEXT.index("sous"), TEXT.index("L'armée") + 7, "within one line"),
        (TEXT.index("sous"), TEXT.index("sous"), "Select the name"),
        (TEXT.index(" sous"), TEXT.index("sous") + 4, "Select the name"),
        (10_000, 10_004, "Select the name"),
    ],
)
def test_a_span_that_cannot_be_a_name_is_refused(start: int, end: int, fragment: str) -> None:
    assert fragment in message_of(Decision("add", values={"start": start, "end": end}))


def test_claims_are_edited_and_moved_to_a_layer_of_ones_own() -> None:
    review = apply(BASE, Decision("add_layer", "advance", {"name": "Avance"}))
    review = apply(review, Decision("edit_claim", "c1", {"layer": "advance", "date": "2020-02"}))
    review = apply(review, Decision("edit_claim", "c1", {"kind": "event"}))
    assert review.claims == {"c1": {"layer": "advance", "date": "2020-02", "kind": "event"}}
    review = apply(review, Decision("edit_layer", "advance", {"colour": "#1F4FB8"}))
    assert review.layers["advance"] == {"name": "Avance", "colour": "#1F4FB8"}


def test_a_removed_layer_leaves_no_claim_in_it() -> None:
    review = apply(BASE, Decision("add_layer", "advance", {"name": "Avance"}))
    review = apply(review, Decision("edit_claim", "c1", {"layer": "advance", "kind": "event"}))
    review = apply(review, Decision("remove", "advance"))
    assert (review.layers, review.claims) == ({}, {"c1": {"kind": "event"}})


def test_a_figure_and_a_route_are_made_by_hand_and_removed() -> None:
    figure = {"figure": 586000.0, "unit": "people", "start": 30, "toponym": IDLEB}
    route = {"name": "M5", "points": [[35.1, 36.7], [36.2, 37.1]], "start": 30}
    review = apply(BASE, Decision("add_figure", "f1", figure))
    review = apply(review, Decision("add_route", "r1", route))
    assert (review.figures, review.routes) == ({"f1": figure}, {"r1": route})
    assert apply(apply(review, Decision("remove", "f1")), Decision("remove", "r1")) == BASE


@pytest.mark.parametrize(
    "decision",
    [
        Decision("accept", "t1_2"),
        Decision("accept"),
        Decision("edit_claim", "c1", {"layer": "nowhere"}),
        Decision("edit_layer", "nowhere", {"name": "x"}),
        Decision("remove", "nowhere"),
        Decision("add_figure", "f1", {"figure": 1.0, "unit": "x", "start": 0, "toponym": "t9_9"}),
    ],
)
def test_what_is_not_in_the_review_is_named(decision: Decision) -> None:
    assert "There is no" in message_of(decision)


def test_the_articles_own_facts_are_edited() -> None:
    review = apply(BASE, Decision("edit_article", values={"title": "Saraqeb", "published": ""}))
    assert review.article == Article(TEXT, "Saraqeb", "", "AFP", "fr")


def test_the_queue_begins_where_a_mistake_would_move_the_map_farthest() -> None:
    order = [spot.id for spot in queue(BASE)]
    assert order[:4] == [SURMAN, SARAQEB_1, SARAQEB_2, SARAQEB_3]
    assert order[4:] == [SARMIN_1, SARMIN_2, ORONTE, IDLEB]
    assert stake_km(BASE.spots[SURMAN]) == pytest.approx(0.45 * 2241, rel=0.02)
    assert stake_km(BASE.spots[IDLEB]) == 0


def test_what_is_reviewed_leaves_the_queue() -> None:
    review = apply(BASE, Decision("accept", SARAQEB_1, scope="later"))
    assert SARAQEB_3 not in [spot.id for spot in queue(review)]


def test_a_correction_is_found_in_what_a_person_decided_otherwise() -> None:
    review = apply(BASE, replace(CHOOSE, scope="later"))
    review = apply(apply(review, NOT_A_PLACE), Decision("accept", IDLEB))
    found = find_corrections(review)
    assert [(one.name, one.verdict) for one in found] == [
        ("Saraqeb", "placed"),
        ("Oronte", "not_a_place"),
    ]


def test_a_correction_is_used_in_the_next_article_and_says_so() -> None:
    corrections = find_corrections(apply(apply(BASE, CHOOSE), NOT_A_PLACE))
    again = begin_review(ARTICLE, TOPONYMS, corrections=corrections)
    spot = again.spots[SARAQEB_3]
    assert (spot.origin, spot.reviewed) == ("correction", False)
    assert spot.place
    assert spot.place.gazetteer_id == "1"
    assert again.spots[ORONTE].verdict == "not_a_place"
    assert again.spots[SARMIN_1] == BASE.spots[SARMIN_1]


def test_what_a_person_decided_is_certain_in_the_outcome() -> None:
    review = apply(BASE, CHOOSE)
    toponym = next(one for one in resolve_toponyms(review) if one.start == TOPONYMS[1].start)
    assert (toponym.status, toponym.place_confidence, toponym.reason) == ("placed", 1.0, "")
    assert toponym.place == replace(OTHER_SARAQEB, confidence=1.0)


def test_what_nobody_looked_at_keeps_its_doubt() -> None:
    assert tuple(resolve_toponyms(BASE)) == TOPONYMS


def test_what_comes_from_a_correction_stays_doubtful_until_it_is_accepted() -> None:
    corrected = begin_review(ARTICLE, TOPONYMS, corrections=[Correction("IDLEB", "placed", IDLIB)])
    (toponym,) = [one for one in resolve_toponyms(corrected) if one.printed == "Idleb"]
    assert (toponym.status, toponym.reason) == ("doubtful", "from your corrections")
    accepted = apply(corrected, Decision("accept", IDLEB))
    assert resolve_toponyms(accepted)[-1].status == "placed"


def test_a_name_that_is_no_place_is_gone_and_one_without_a_place_is_listed() -> None:
    review = apply(apply(BASE, NOT_A_PLACE), Decision("cannot_be_located", SURMAN))
    assert len(resolve_toponyms(review)) == len(TOPONYMS) - 1
    assert [spot.printed for spot in find_unplaced(review)] == ["Surman"]
    assert [spot.printed for spot in find_unplaced(BASE)] == ["Oronte"]


def test_an_added_name_is_a_toponym_of_its_line() -> None:
    start = TEXT.index("OSDH")
    added = apply(BASE, Decision("add", values={"start": start, "end": start + 4}))
    (toponym,) = [one for one in resolve_toponyms(added) if one.printed == "OSDH"]
    first, last = toponym.sentence
    assert TEXT[first:last].startswith("L'armée")
    assert TEXT[first:last].endswith("Sarmin.")


spots = st.sampled_from(list(BASE.spots))
scopes = st.sampled_from(["this", "later", "all"])
times = st.sampled_from(["", "2026-11-25T10:00:00Z"])
layers = st.sampled_from(["l1", "l2"])
decisions = st.one_of(
    st.builds(
        Decision,
        st.sampled_from(["accept", "not_a_place", "cannot_be_located", "reopen"]),
        spots,
        scope=scopes,
        time=times,
    ),
    st.builds(
        Decision,
        st.sampled_from(["locate", "move"]),
        spots,
        st.fixed_dictionaries(
            {
                "latitude": st.floats(-90, 90),
                "longitude": st.floats(-180, 180),
            }
        ),
        scopes,
        st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=30),
    ),
    st.builds(
        Decision,
        st.just("choose"),
        st.sampled_from([SARAQEB_1, SARAQEB_2, SURMAN]),
        st.sampled_from(
            [
                {"gazetteer": "geonames", "gazetteer_id": one.gazetteer_id}
                for one in (SARAQEB, OTHER_SARAQEB, SURMAN_LIBYA)
            ]
        ),
        scopes,
    ),
    st.builds(
        Decision,
        st.just("add"),
        values=st.builds(
            lambda start, length: {"start": start, "end": start + length},
            st.integers(0, len(TEXT)),
            st.integers(1, 12),
        ),
    ),
    st.builds(Decision, st.just("add_layer"), layers, st.just({"name": "Avance"})),
    st.builds(Decision, st.just("remove"), layers),
    st.builds(
        Decision,
        st.just("edit_claim"),
        st.sampled_from(["c1", "c2"]),
        st.fixed_dictionaries({}, optional={"layer": layers, "date": st.just("2020-02-05")}),
    ),
    st.builds(Decision, st.just("edit_article"), values=st.just({"title": "Idlib"})),
)
steps = st.lists(st.sampled_from(["undo", "redo"]) | decisions, max_size=25)


def take(history: History, step: Decision | str) -> History:
    """One step of a person; a decision that cannot be made changes nothing."""
    if isinstance(step, str):
        return undo(history) if step == "undo" else redo(history)
    try:
        return decide(history, step)
    except ArticlemapError:
        return history


def walk(taken: list[Any]) -> History:
    history = begin_history(BASE)
    for step in taken:
        history = take(history, step)
    return history


@given(steps)
@settings(deadline=None)
def test_the_log_replayed_is_the_review(taken: list[Any]) -> None:
    history = walk(taken)
    assert replay(BASE, history.decisions, done=history.done) == history


@given(steps, decisions)
@settings(deadline=None)
def test_undo_takes_back_exactly_the_last_decision_and_redo_brings_it_again(
    taken: list[Any], decision: Decision
) -> None:
    before = walk(taken)
    after = take(before, decision)
    if after is not before:
        assert undo(after).review == before.review
        assert redo(undo(after)) == after


@given(steps)
@settings(deadline=None)
def test_undone_to_the_beginning_it_is_as_it_was_found(taken: list[Any]) -> None:
    history = walk(taken)
    while history.can_undo:
        history = undo(history)
    assert history.review == BASE


@given(steps)
@settings(deadline=None, max_examples=50)
def test_the_log_in_a_file_is_the_same_review(taken: list[Any]) -> None:
    history = walk(taken)
    assert read_log(write_log(history), TEXT) == history


@given(decisions)
def test_a_decision_written_and_read_is_the_same(decision: Decision) -> None:
    assert read_decision(json.loads(json.dumps(write_decision(decision)))) == decision


def test_corrections_that_a_review_started_from_are_in_its_file() -> None:
    corrected = begin_review(
        ARTICLE, TOPONYMS, corrections=[Correction("saraqeb", "placed", IDLIB)]
    )
    history = decide(begin_history(corrected), NOT_A_PLACE)
    assert read_log(write_log(history), TEXT) == history


def test_a_review_goes_on_from_the_downloaded_archive() -> None:
    tiny = replace(read_dossier(TINY))
    history = begin_history(begin_review(Article(tiny.article), []))
    data = write_archive(tiny, extra={LOG: write_log(history)})
    assert review_from_archive(read_archive(data)) == history


def test_an_archive_without_a_review_says_so() -> None:
    with pytest.raises(ArticlemapError, match="holds no review"):
        review_from_archive(read_archive(write_archive(read_dossier(TINY))))


LINES = write_log(decide(begin_history(BASE), NOT_A_PLACE)).splitlines()


@pytest.mark.parametrize(
    ("change", "fragment"),
    [
        (lambda lines: [], "damaged (line 1"),
        (lambda lines: [b"[]", *lines[1:]], "damaged (line 1"),
        (lambda lines: [lines[0].replace(b'"version": 1', b'"version": 2')], "newer version"),
        (lambda lines: [lines[0].replace(b'"sha256": "', b'"sha256": "0')], "another text"),
        (lambda lines: [lines[0].replace(b'"done": 1', b'"done": 9'), *lines[1:]], "line 1: done"),
        (lambda lines: [*lines, b"{"], "damaged (line 11"),
        (lambda lines: [*lines, b'{"decision": {"kind": "drop table"}}'], "damaged (line 11"),
        (lambda lines: [*lines, b"[" * 100_000], "damaged (line 11"),
        (lambda lines: [lines[0], lines[1].replace(b"Sarmin", b"Sirmin"), *lines[2:]], "line 2"),
        (lambda lines: [lines[0], lines[1].replace(b"35.9", b"95.9"), *lines[2:]], "line 2"),
        (lambda lines: [lines[0], lines[1].replace(b"35.9", b"9" * 400), *lines[2:]], "line 2"),
    ],
)
def test_a_damaged_log_is_told_with_its_line(change: Any, fragment: str) -> None:
    content = b"\n".join(change(LINES))
    with pytest.raises(ArticlemapError) as caught:
        read_log(content, TEXT)
    assert fragment in str(caught.value)


@pytest.mark.parametrize(
    ("plain", "fragment"),
    [
        (None, "expected kind"),
        ({"kind": "drop"}, "expected a kind of"),
        ({"kind": "accept", "more": 1}, "expected kind"),
        ({"kind": "accept", "about": "<b>"}, "about does not have"),
        ({"kind": "accept", "about": 3}, "not of the expected type"),
        ({"kind": "accept", "scope": "everywhere"}, "has no scope"),
        ({"kind": "add", "scope": "later", "values": {"start": 0, "end": 1}}, "has no scope"),
        ({"kind": "locate", "values": {"latitude": 460.5, "longitude": 0}}, "not from -90 to 90"),
        ({"kind": "locate", "values": {"latitude": "1", "longitude": 0}}, "expected type"),
        ({"kind": "locate", "values": {"latitude": 1}}, "missing: longitude"),
        ({"kind": "move", "values": {"latitude": float("nan"), "longitude": 0}}, "not from"),
        ({"kind": "move", "values": {"latitude": 10**400, "longitude": 0}}, "too large"),
        ({"kind": "move", "values": {"latitude": True, "longitude": 0}}, "expected type"),
        ({"kind": "accept", "values": {"x": 1}}, "unknown: x"),
        ({"kind": "accept", "reason": "a" * 301}, "reason does not have"),
        ({"kind": "edit_claim", "values": {"date": "yesterday"}}, "date does not have"),
        ({"kind": "add_layer", "about": "x", "values": {"name": "a\nb"}}, "name does not have"),
        (
            {"kind": "add_route", "values": {"name": "x", "start": 0, "points": [[1, 2]]}},
            "2 to 200 points",
        ),
        (
            {"kind": "add_route", "values": {"name": "x", "start": 0, "points": [[1, 2], [1]]}},
            "a latitude and a longitude",
        ),
    ],
)
def test_a_decision_that_is_not_declared_is_refused(plain: Any, fragment: str) -> None:
    with pytest.raises(ArticlemapError) as caught:
        read_decision(plain)
    assert fragment in str(caught.value)


def test_every_declared_kind_can_be_applied() -> None:
    from articlemap.review.applying import _OTHERS, _SPOT

    assert set(KINDS_OF_DECISION) == {*_OTHERS, *_SPOT, "reopen"}
