"""What the chart of time shows, in pixels and words: plain rows, ready to be drawn.

Colours are CSS: `light-dark()` follows the page's theme without being asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import Any

from articlemap.lanes import DAY, Column, Plan, Room, Seat
from articlemap.language import format_days, isolate

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """A width for which the chart is made: its room, and pixels before the lanes and above."""

    room: Room
    names: int  # width of the column of names; 0 puts each name above its lane
    row: int = 26
    head: int = 46


WIDE = Size(Room(most=5, label=2.2), names=190)
NARROW = Size(Room(most=2, label=1.5), names=0)
NAME_ROW = 20
NAME_LENGTH = 27  # characters of a line beside a lane


@dataclass(frozen=True, slots=True)
class Words:
    """What the chart says of its claims, in the language of the interface."""

    language: str
    undated: str
    lane: Callable[[str], str]  # of a lane's key
    label: Callable[[Seat], str]
    who: Callable[[Seat], str]
    when: Callable[[Seat], str]
    link: Callable[[Seat], str]
    titles: tuple[str, str, str]  # of claim, claimant and date in the note beside a mark


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows for each part of the chart; x in parts of the width, y in pixels from the top."""

    size: Size
    height: int
    language: str
    columns: list[Data]
    heads: list[Data]
    lanes: list[Data]
    marks: list[Data]
    titles: tuple[str, str, str]


def describe_chart(plan: Plan, size: Size, words: Words, *, chosen: str | None = None) -> Picture:
    """The plan in words and pixels; the claim `chosen` is marked."""
    tops = _list_tops(plan, size)
    return Picture(
        size=size,
        height=tops[-1],
        language=words.language,
        columns=[_describe_column(column, words) for column in plan.columns if column.seats],
        heads=list(_group_heads(plan.columns, words)),
        lanes=_describe_lanes(plan, tops, size, words),
        marks=[
            _describe_mark(seat, _find_height(seat, plan, tops, size), words, chosen)
            for seat in plan.seats
        ],
        titles=words.titles,
    )


def _list_tops(plan: Plan, size: Size) -> list[int]:
    """Where each lane begins, in pixels from the top, and where the last one ends."""
    tops = [size.head]
    for lane in plan.lanes:
        tops.append(tops[-1] + lane.rows * size.row + (4 if size.names else NAME_ROW + 4))
    return tops


def _find_height(seat: Seat, plan: Plan, tops: list[int], size: Size) -> float:
    """The middle of a seat's row, in pixels from the top."""
    row = seat.row - plan.lanes[seat.lane].first_row
    return tops[seat.lane] + (row + 0.5) * size.row + (2 if size.names else NAME_ROW)


def _describe_mark(seat: Seat, y: float, words: Words, chosen: str | None) -> Data:
    claim, layer = seat.moment.claim, seat.moment.layer
    label, who, when = words.label(seat), words.who(seat), words.when(seat)
    return {
        "x": seat.middle,
        "left": seat.left,
        "right": seat.right,
        "y": y,
        "kind": claim["kind"],
        "part": claim["extent"] == "part",
        "colour": f"light-dark({layer['colour']}, {layer['colour_dark']})",
        "span": seat.moment.is_span,
        "chosen": seat.moment.key == chosen,
        "contested": bool(seat.moment.contradictions),
        "label": isolate(label, words.language),
        "who": isolate(who, words.language),
        "when": when,
        "says": f"{when}. {who}: {label}",
        "link": words.link(seat),
    }


def _describe_column(column: Column, words: Words) -> Data:
    days = column.days
    return {
        "left": column.left,
        "right": column.right,
        "dated": days is not None,
        "label": _name_days(*days, words.language) if days and column.given else "",
    }


def _name_period(first: date, last: date, language: str) -> str:
    """The month in which days lie, else the year or years."""
    skeleton = "yMMM" if _share_month(first, last) else "y"
    return format_days(first.replace(day=1), last.replace(day=1), language, skeleton=skeleton)


def _name_days(first: date, last: date, language: str) -> str:
    """Days for the line under their month or year; nothing where they are all of it."""
    months = first.day == 1 and (last + DAY).day == 1
    if months and (_share_month(first, last) or (first.month, last.month) == (1, 12)):
        return ""
    return format_days(first, last, language, skeleton="d" if _share_month(first, last) else "MMMd")


def _share_month(first: date, last: date) -> bool:
    return (first.year, first.month) == (last.year, last.month)


def _group_heads(columns: Iterable[Column], words: Words) -> Iterable[Data]:
    """Months and years over the columns that lie in them, and the head of what has no date."""
    used = [column for column in columns if column.seats]

    def name(column: Column) -> str:
        return _name_period(*column.days, words.language) if column.days else words.undated

    for period, group in groupby(used, key=name):
        members = list(group)
        yield {
            "left": members[0].left,
            "right": members[-1].right,
            "label": isolate(period, words.language),
        }


def _describe_lanes(plan: Plan, tops: list[int], size: Size, words: Words) -> list[Data]:
    return [
        {"y": top, "label": _break_name(words.lane(lane.key), size, words.language)}
        for lane, top in zip(plan.lanes, tops, strict=False)
    ]


def _break_name(name: str, size: Size, language: str) -> str:
    """A name in lines that fit beside its lane; one line above it."""
    lines = wrap(name, NAME_LENGTH) if size.names else [name]
    return "\n".join(isolate(line, language) for line in lines)
