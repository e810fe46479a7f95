"""The chart of time as a plan: columns that are not to scale, lanes, and a seat for each claim."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlemap.chronology import Moment, list_moments, read_days
from articlemap.dossier import Dossier
from articlemap.lanes import Plan, Room, plan_chart
from articlemap.tables import DATE

ROOM = Room(most=3, label=1.5)


def speaker(moment: Moment) -> str:
    return str(moment.claimant["claimant"])


def say(date: str | None, who: str = "SOHR") -> Moment:
    """A claim of that date."""
    claim = {"claim_id": f"{who} {date}", "date": date}
    return Moment(claim, {"claimant": who}, {}, read_days(date) if date else None, ())


def plan(*moments: Moment) -> Plan:
    return plan_chart(moments, speaker, ROOM)


def days_of(made: Plan) -> list[str]:
    """Each column's days, in brackets where nothing is claimed."""
    named = []
    for column in made.columns:
        days = "/".join(day.isoformat() for day in column.days or ())
        named.append(days if column.seats else f"({days})")
    return named


def test_a_column_is_a_stretch_that_no_date_divides() -> None:
    made = plan(say("2020-01"), say("2020-01-28/2020-01-29"), say("2020-02-03"), say(None))
    assert days_of(made) == [
        "2020-01-01/2020-01-27",
        "2020-01-28/2020-01-29",
        "2020-01-30/2020-01-31",
        "(2020-02-01/2020-02-02)",
        "2020-02-03/2020-02-03",
        "",
    ]


def test_a_claim_of_uncertain_date_is_as_wide_as_what_it_allows() -> None:
    made = plan(say("2020-01"), say("2020-01-28/2020-01-29"))
    month, days = made.seats
    assert (month.left, month.right) == (made.columns[0].left, made.columns[2].right)
    assert (days.left, days.right) == (made.columns[1].left, made.columns[1].right)
    assert month.row != days.row  # one would hide the other


def test_a_year_is_no_wider_than_a_day() -> None:
    year, day = (
        column.right - column.left for column in plan(say("2018"), say("2019-01-01")).columns
    )
    assert year == pytest.approx(day)


def test_claims_of_one_day_stand_beside_each_other_then_below() -> None:
    made = plan(*(say("2020-02-05") for _ in range(5)))
    assert [seat.row for seat in made.seats] == [0, 0, 0, 1, 1]
    assert made.seats[0].middle < made.seats[1].middle < made.seats[2].middle
    assert made.seats[3].middle == made.seats[0].middle


def test_each_speaker_has_a_lane_in_the_order_of_their_first_claims() -> None:
    made = plan(say("2019", "WHO"), say("2020", "EU"), say("2020", "WHO"))
    assert [(lane.key, lane.first_row, lane.rows) for lane in made.lanes] == [
        ("WHO", 0, 1),
        ("EU", 1, 1),
    ]


def test_no_claims_make_an_empty_plan() -> None:
    assert plan() == Plan((), (), ())


@given(st.lists(st.none() | st.from_regex(DATE, fullmatch=True), max_size=12))
def test_no_two_claims_share_a_seat_and_all_are_within_the_chart(dates: list[str | None]) -> None:
    moments = sorted((say(each) for each in dates), key=lambda m: m.days or (date.max, date.max))
    made = plan(*moments)
    assert len(made.seats) == len(dates)
    assert len({(seat.row, round(seat.middle, 9)) for seat in made.seats}) == len(dates)
    for seat in made.seats:
        assert -1e-9 <= seat.left < seat.middle < seat.right <= 1 + 1e-9
        assert 0 <= seat.row < made.rows
    assert all(before.right == after.left for before, after in pairwise(made.columns))


@pytest.mark.parametrize("most", [2, 5])
def test_no_row_of_a_lane_has_more_than_fits(article: Dossier, most: int) -> None:
    made = plan_chart(list_moments(article), speaker, Room(most, 2))
    assert sum(lane.rows for lane in made.lanes) == made.rows
    assert {seat.row for seat in made.seats} == set(range(made.rows))
    single = [seat for seat in made.seats if not seat.moment.is_span]
    for row in range(made.rows):
        columns = [seat.left for seat in single if seat.row == row]
        assert max((columns.count(left) for left in columns), default=0) <= most
