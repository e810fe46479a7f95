"""The desk's server side: each order is taken once and kept, and what is typed is found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from articlemap.desk.desk import WEB as DESK_WEB
from articlemap.desk.finding import find_places, read_point
from articlemap.desk.keeping import Keeping, begin_keeping, obey, open_keeping, read_orders
from articlemap.desk.view import describe_found, describe_state
from articlemap.desk.words import words
from articlemap.drafts import DraftStore
from articlemap.reader.embedding import WEB as READER_WEB
from articlemap.review import begin_history, begin_review, measure_progress, read_decision
from articlemap.review.state import Article
from tests.towns import TEXT, TOPONYMS

BASE = begin_history(begin_review(Article(TEXT, language="fr"), TOPONYMS))
SARAQEB = list(BASE.base.spots)[1]


def order(number: int, at: int, kind: str = "accept", about: str = SARAQEB) -> dict[str, Any]:
    decision = {"kind": kind, "about": about, "time": f"2026-01-01T00:00:0{number}.000Z"}
    return {"n": number, "at": at, "act": "decide", "decision": decision}


def step(number: int, at: int, act: str) -> dict[str, Any]:
    return {"n": number, "at": at, "act": act}


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts.sqlite")


@pytest.fixture
def keeping(store: DraftStore) -> Keeping:
    return begin_keeping(BASE, store)


def reviewed(keeping: Keeping) -> int:
    return measure_progress(keeping.history.review).reviewed


def test_a_decision_is_in_the_store_when_it_is_acknowledged(
    keeping: Keeping, store: DraftStore
) -> None:
    obey(keeping, "a", order(1, 0))
    assert keeping.acknowledged["a"] == 1
    assert reviewed(open_keeping(store, keeping.secret)) == 1


def test_an_order_that_comes_twice_is_taken_once(keeping: Keeping) -> None:
    for _ in range(2):
        obey(keeping, "a", order(1, 0))
    assert keeping.history.done == 1


def test_a_server_that_begins_anew_does_not_take_a_kept_order_again(
    keeping: Keeping, store: DraftStore
) -> None:
    obey(keeping, "a", order(1, 0))
    anew = open_keeping(store, keeping.secret)
    obey(anew, "a", order(1, 0))
    obey(anew, "a", order(2, 1, "not_a_place"))
    assert anew.history.done == 2
    assert anew.refused == []


def test_undo_and_redo_are_kept_too(keeping: Keeping, store: DraftStore) -> None:
    obey(keeping, "a", order(1, 0))
    obey(keeping, "a", step(2, 1, "undo"))
    assert reviewed(open_keeping(store, keeping.secret)) == 0
    obey(keeping, "a", step(3, 0, "redo"))
    assert reviewed(open_keeping(store, keeping.secret)) == 1


def test_a_decision_on_an_older_state_is_refused_and_says_why(keeping: Keeping) -> None:
    obey(keeping, "a", order(1, 0))
    obey(keeping, "b", order(2, 0, "not_a_place"))
    client, number, notice = keeping.refused[0]
    assert (client, number) == ("b", 2)
    assert "another window" in notice.words()
    assert keeping.history.done == 1


def test_an_undo_of_an_older_state_is_refused_and_says_why(keeping: Keeping) -> None:
    obey(keeping, "a", order(1, 0))
    obey(keeping, "a", order(2, 1, "not_a_place"))
    obey(keeping, "b", step(1, 1, "undo"))
    assert keeping.history.done == 2
    assert "another window" in keeping.refused[0][2].words()


def test_an_undo_that_is_said_again_is_taken_once(keeping: Keeping) -> None:
    obey(keeping, "a", order(1, 0))
    obey(keeping, "a", step(2, 1, "undo"))
    obey(keeping, "after a restart", step(2, 1, "undo"))
    assert (keeping.history.done, keeping.refused) == (0, [])


def test_a_decision_that_cannot_be_made_is_refused_and_the_next_is_taken(keeping: Keeping) -> None:
    obey(keeping, "a", order(1, 0, about="t0_1"))
    obey(keeping, "a", order(2, 0))
    assert [number for _, number, _ in keeping.refused] == [1]
    assert keeping.history.done == 1


@pytest.mark.parametrize(
    "value", [None, "x", {}, {"orders": 3}, {"orders": [1, {"n": "1"}, {"n": True}]}]
)
def test_what_is_no_order_is_none(value: Any) -> None:
    assert read_orders(value)[1] == []


def test_an_order_of_an_unknown_act_is_refused(keeping: Keeping) -> None:
    obey(keeping, "a", {"n": 1, "at": 0, "act": "format_disk"})
    assert len(keeping.refused) == 1


def test_without_drafts_a_review_goes_on_and_says_that_it_is_not_kept() -> None:
    keeping = begin_keeping(BASE, None)
    obey(keeping, "a", order(1, 0))
    assert reviewed(keeping) == 1
    assert describe_state(keeping, "en")["kept"] is False


def test_the_frame_is_told_each_name_in_order_and_the_queue(keeping: Keeping) -> None:
    state = describe_state(keeping, "en")
    assert [spot["printed"] for spot in state["spots"]][:3] == ["Sarmin", "Saraqeb", "Surman"]
    assert len(state["queue"]) == len(state["spots"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35.86, 36.80", (35.86, 36.8)),
        ("-12.5 130.75", (-12.5, 130.75)),
        ("35°51'N 36°48'E", (35.85, 36.8)),
    ],
)
def test_coordinates_are_a_place(text: str, expected: tuple[float, float]) -> None:
    [found] = find_places(text)
    assert (found.latitude, found.longitude) == expected


@pytest.mark.parametrize("text", ["Saraqeb", "", "95.0, 10.0", "Area 51"])
def test_what_is_no_point_of_the_earth_is_no_coordinates(text: str) -> None:
    assert read_point(text) is None


def test_a_name_is_found_with_its_namesakes_the_largest_first() -> None:
    countries = [one.country for one in find_places("tripoli")]
    assert "LB" in countries
    assert "LY" in countries


def test_a_name_that_no_list_has_finds_nothing() -> None:
    assert find_places("Xqzzt Wvvbk") == []


def test_what_is_found_can_be_decided_as_it_is() -> None:
    for one in find_places("Saraqib"):
        values = describe_found(one)["values"]
        assert read_decision({"kind": "locate", "about": SARAQEB, "values": values}).values


def test_every_word_that_the_scripts_ask_for_is_there() -> None:
    asked = {
        key
        for folder in (DESK_WEB, READER_WEB)
        for path in folder.glob("*.js")
        for key in re.findall(r"""\bword\("(\w+)\"""", path.read_text("utf-8"))
    }
    assert len(asked) > 50
    assert asked - words("en").keys() == set()
