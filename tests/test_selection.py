"""What a view shows of a dossier: layers, claims in the order of the text, and marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlemap.dossier import Dossier, read_dossier
from articlemap.lookup import look_up
from articlemap.marks import find_marks
from articlemap.search import fold, skeleton
from articlemap.selection import find_unknown, is_in_time, select
from articlemap.viewstate import ViewState

TINY = Path(__file__).parent / "data" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return read_dossier(TINY)


def test_without_a_view_a_selection_is_what_the_map_shows_when_it_opens(
    article: Dossier, first_layers: list[str]
) -> None:
    selection = select(article)
    assert list(selection.layers) == first_layers
    assert set(selection.marks) == {m for layer in first_layers for m in find_marks(article, layer)}


def test_claims_stand_in_the_order_of_the_text(article: Dossier) -> None:
    tables = look_up(article)
    claims = [tables.claims[key] for key in select(article).claims]
    starts = [tables.sentences[row["sentence_id"]]["start"] for row in claims]
    assert starts == sorted(starts)


def test_a_claim_without_a_mark_is_among_the_claims(article: Dossier) -> None:
    tables = look_up(article)
    shown = select(article, ViewState(layers=tuple(tables.layers))).claims
    assert set(shown) == set(tables.claims)
    assert not set(tables.claims) <= set(tables.ties_of_claim)


def test_layers_stand_in_the_order_of_the_dossier_and_none_is_no_layer(article: Dossier) -> None:
    assert select(article, ViewState(layers=("toll", "advance"))).layers == ("advance", "toll")
    nothing = select(article, ViewState(layers=("none",)))
    assert (nothing.layers, nothing.claims, nothing.marks) == ((), (), ())


def test_context_is_drawn_without_a_claim_and_goes_when_a_speaker_is_asked_for(
    tiny: Dossier,
) -> None:
    assert select(tiny, ViewState(layers=("context",))).marks == ("rastan", "tell")
    by = str(tiny.claims.iloc[0]["claimant"])
    assert select(tiny, ViewState(layers=("context",), by=by)).marks == ()
    assert select(tiny, ViewState(layers=("context",), q="rastan")).marks == ("rastan",)


def test_what_a_dossier_does_not_have_is_ignored_and_named(article: Dossier) -> None:
    view = ViewState(by="Nobody", kind="event", layers=("advance", "lies"))
    assert find_unknown(article, view) == ["layers", "by"]
    known = ViewState(kind="event", layers=("advance",))
    assert select(article, view).claims == select(article, known).claims != ()


@pytest.mark.parametrize(
    ("date", "since", "until", "inside"),
    [
        (None, "2020", "2020", True),
        ("2020-02-05", None, "2020-02-04", False),
        ("2020-02-05", "2020-02-05", "2020-02-05", True),
        ("2020-01", "2020-01-28", None, True),
        ("2020-01-28/2020-01-29", "2020-01-29", None, True),
        ("2020-01-28/2020-01-29", None, "2020-01-28", True),
        ("2020-02", None, "2020-01-31", False),
        ("2018", "2019", None, False),
    ],
)
def test_a_date_is_as_long_as_its_precision_and_what_has_none_stays(
    date: str | None, since: str | None, until: str | None, inside: bool
) -> None:
    assert is_in_time(date, since=since, until=until) == inside


@pytest.mark.parametrize("spelling", ["Maaret", "Maarrat", "Ma'arrat", "Maarat", "MÂARET"])
def test_spellings_of_a_name_have_one_skeleton(spelling: str) -> None:
    assert skeleton(spelling) == "mrt"


@given(st.text())
def test_a_folded_text_is_found_in_itself_however_it_is_spaced(text: str) -> None:
    assert fold(f"  {text} - ") == fold(text)


@pytest.mark.parametrize("query", ["Morek", "مورك", "encerclés", "encircled", "MOREK "])
def test_morek_is_found_by_any_spelling_and_by_its_sentence(article: Dossier, query: str) -> None:
    assert "morek" in select(article, ViewState(q=query)).marks


def test_a_search_that_finds_nothing_shows_nothing(article: Dossier) -> None:
    found = select(article, ViewState(q="Reykjavik"))
    assert (found.claims, found.marks) == ((), ())
