"""Claims in time: what their dates allow, their order, and what a view lets through."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlemap.chronology import find_moments, list_moments, read_days
from articlemap.dossier import Dossier
from articlemap.tables import DATE
from articlemap.viewstate import ViewState


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("2020-02-06", date(2020, 2, 6), date(2020, 2, 6)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-01-28/2020-01-29", date(2020, 1, 28), date(2020, 1, 29)),
        ("2019/2020-01", date(2019, 1, 1), date(2020, 1, 31)),
        ("2019-02-30", date(2019, 2, 28), date(2019, 2, 28)),  # no such day: the nearest
    ],
)
def test_a_date_allows_every_day_that_its_prefix_begins(
    prefix: str, first: date, last: date
) -> None:
    assert read_days(prefix) == (first, last)


@given(st.from_regex(DATE, fullmatch=True))
def test_every_date_of_a_table_has_days_in_order(prefix: str) -> None:
    first, last = read_days(prefix)
    assert first <= last


def test_claims_are_in_order_of_time_and_what_has_no_date_comes_last(article: Dossier) -> None:
    moments = list_moments(article)
    assert len(moments) == len(article.claims)
    dated = [moment.days for moment in moments if moment.days]
    assert all(before[0] <= after[0] for before, after in pairwise(dated))
    assert all(moment.days is None for moment in moments[len(dated) :])
    # All of January begins before its 28th; a month comes before a day in it.
    assert [moment.key for moment in moments[:5]] == ["c11", "c12", "c57", "c69", "c44"]


def test_a_claim_dated_to_the_day_is_no_span(article: Dossier) -> None:
    spans = {moment.key for moment in list_moments(article) if moment.is_span}
    assert spans == {"c11", "c12", "c57", "c69", "c44"}


def test_a_claim_knows_where_other_sources_differ(article: Dossier) -> None:
    differ = {moment.key for moment in list_moments(article) if moment.contradictions}
    assert set(article.contradictions["claim_id"].dropna()) <= differ
    contested = find_moments(article, ViewState(contested="only"))
    assert {moment.key for moment in contested} == differ


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (ViewState(by="SOHR"), "claimant == 'SOHR'"),
        (ViewState(kind="forecast"), "kind == 'forecast'"),
        (ViewState(layers=("posts", "toll")), "layer in ('posts', 'toll')"),
        (ViewState(layers=("none",)), "layer == 'none'"),
        (ViewState(by="SOHR", kind="event"), "claimant == 'SOHR' and kind == 'event'"),
        (ViewState(), "claim_id != ''"),
    ],
)
def test_a_view_lets_through_what_it_names(
    article: Dossier, state: ViewState, condition: str
) -> None:
    found = sorted(moment.key for moment in find_moments(article, state))
    assert found == sorted(article.claims.query(condition)["claim_id"])


def test_dates_never_hide_what_has_none(article: Dossier) -> None:
    found = find_moments(article, ViewState(since="2020-02-06", until="2020-02-06"))
    undated = set(article.claims[article.claims["date"].isna()]["claim_id"])
    assert {moment.key for moment in found if moment.days is None} == undated
    assert {moment.claim["date"] for moment in found if moment.days} == {"2020-02-06"}


def test_a_span_is_within_dates_that_it_reaches_into(article: Dossier) -> None:
    january = find_moments(article, ViewState(since="2020-01-29", until="2020-01-31"))
    assert [moment.key for moment in january if moment.days] == ["c69", "c44"]


def test_words_find_claims_in_every_spelling(article: Dossier) -> None:
    found = find_moments(article, ViewState(q="Maarrat al-Nu'man"))
    assert {moment.claim["sentence_id"] for moment in found} >= {"s23", "s32"}
    assert {moment.key for moment in found} < {moment.key for moment in list_moments(article)}


def test_a_precision_is_that_of_a_place_of_the_claim(article: Dossier) -> None:
    found = {moment.key for moment in find_moments(article, ViewState(precision="near"))}
    assert {"c14", "c15", "c16"} <= found
    assert "c44" not in found
