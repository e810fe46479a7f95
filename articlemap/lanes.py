"""Where each claim stands in the chart of time: columns by date, lanes by who speaks or by layer.

The columns are not to scale: each stretch of time that no date of the article divides is one, and
is as wide as what stands in it. So a year beside four crowded days stays readable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from articlemap.chronology import Moment

DAY = timedelta(days=1)
Days = tuple[date, date]
GAP = 0.25  # width of time of which nothing is claimed, in symbols


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a chart has: symbols beside each other, and the least width for a label."""

    most: int
    label: float


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time, its first and last day, from `left` to `right` in parts of the chart.

    Without days it holds what has no date; `given` says whether a claim has just these days.
    A column without seats is time of which nothing is claimed.
    """

    days: Days | None
    left: float
    right: float
    seats: int
    given: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A claim's place: the middle of its symbol, its span, and its row from the top of the chart.

    `lane` counts from 0, as do rows; a lane's rows follow those of the lane above.
    """

    moment: Moment
    middle: float
    left: float
    right: float
    row: int
    lane: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One who speaks or one layer, by its key, and how many rows its claims take."""

    key: str
    first_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole chart."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    seats: tuple[Seat, ...]

    @property
    def rows(self) -> int:
        return sum(lane.rows for lane in self.lanes)


def plan_chart(moments: Sequence[Moment], by: Callable[[Moment], str], room: Room) -> Plan:
    """Columns, lanes and seats for `moments`; `by` gives the key of a claim's lane.

    Lanes are in the order in which their first claims come.
    """
    columns = plan_columns(moments, by, room)
    lanes: list[Lane] = []
    seats: list[Seat] = []
    row = 0
    for key in dict.fromkeys(map(by, moments)):
        here = [moment for moment in moments if by(moment) == key]
        placed = _seat(here, columns, lane=len(lanes), first_row=row)
        rows = max(seat.row for seat in placed) + 1 - row
        lanes.append(Lane(key, row, rows))
        seats += placed
        row += rows
    return Plan(columns, tuple(lanes), tuple(seats))


def plan_columns(
    moments: Sequence[Moment], by: Callable[[Moment], str], room: Room
) -> tuple[Column, ...]:
    """The columns in order of time, that of what has no date last."""
    spans = [moment.days for moment in moments if moment.days]
    single = Counter((by(moment), moment.days) for moment in moments if not moment.is_span)
    drafts: list[tuple[Days | None, float, int, bool]] = []
    for days in _cut(spans):
        if any(first <= days[0] and days[1] <= last for first, last in spans):
            seats, given = _count_seats(single, days, room), days in spans
            drafts.append((days, max(seats, room.label / (1 if given else 2)), seats, given))
        else:
            drafts.append((days, GAP, 0, False))
    if len(spans) < len(moments):
        seats = _count_seats(single, None, room)
        drafts.append((None, max(seats, room.label), seats, True))
    return tuple(_spread(drafts))


def _count_seats(single: Counter[tuple[str, Days | None]], days: Days | None, room: Room) -> int:
    """How many symbols stand beside each other in a column: as many as its fullest lane needs."""
    counts = (count for (_, own), count in single.items() if own == days)
    return min(room.most, max(counts, default=1))


def _cut(spans: Iterable[Days]) -> list[Days]:
    """The stretches between all first days and all days after a last."""
    cuts = sorted({day for first, last in spans for day in (first, last + DAY)})
    return [(start, end - DAY) for start, end in pairwise(cuts)]


def _spread(drafts: list[tuple[Days | None, float, int, bool]]) -> Iterable[Column]:
    whole = sum(width for _, width, _, _ in drafts)
    left = 0.0
    for days, width, seats, given in drafts:
        yield Column(days, left, left + width / whole, seats, given)
        left += width / whole


def _seat(
    moments: list[Moment], columns: tuple[Column, ...], *, lane: int, first_row: int
) -> list[Seat]:
    """Seats of one lane, each in the first row that has room for it."""
    rows: list[Counter[int]] = []
    seats = []
    for moment in moments:
        reach = [at for at, column in enumerate(columns) if _covers(moment, column)]
        row = _find_row(rows, reach, columns, alone=moment.is_span)
        taken = rows[row][reach[0]]
        rows[row].update({at: columns[at].seats if moment.is_span else 1 for at in reach})
        left, right = columns[reach[0]].left, columns[reach[-1]].right
        part = 0.5 if moment.is_span else (taken + 0.5) / columns[reach[0]].seats
        seats.append(Seat(moment, left + part * (right - left), left, right, first_row + row, lane))
    return seats


def _covers(moment: Moment, column: Column) -> bool:
    if moment.days is None or column.days is None:
        return moment.days == column.days
    (first, last), (start, end) = moment.days, column.days
    return first <= start and end <= last


def _find_row(
    rows: list[Counter[int]], reach: list[int], columns: tuple[Column, ...], *, alone: bool
) -> int:
    for number, row in enumerate(rows):
        if all(row[at] + (columns[at].seats if alone else 1) <= columns[at].seats for at in reach):
            return number
    rows.append(Counter())
    return len(rows) - 1
