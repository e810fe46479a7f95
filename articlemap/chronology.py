"""Claims in the order of their dates, each with the first and the last day that its date allows."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.rows import Row
from articlemap.selection import select
from articlemap.viewstate import ViewState


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim in time: the first and the last day that its date allows, None without a date."""

    claim: Row
    claimant: Row
    layer: Row
    days: tuple[date, date] | None
    contradictions: tuple[Row, ...]

    @property
    def key(self) -> str:
        """The claim's id."""
        return str(self.claim["claim_id"])

    @property
    def is_span(self) -> bool:
        """Whether its date is less exact than a day."""
        return self.days is not None and self.days[0] != self.days[1]


def read_days(prefix: str) -> tuple[date, date]:
    """The first and the last day that a date, month, year, or a span by "/" of these allows.

    >>> read_days("2020-01-28/2020-02")
    (datetime.date(2020, 1, 28), datetime.date(2020, 2, 29))
    """
    first, _, last = prefix.partition("/")
    days = (_pick_day(first, last=False), _pick_day(last or first, last=True))
    return min(days), max(days)


def _pick_day(prefix: str, *, last: bool) -> date:
    """The first or last day of a prefix; one that the calendar lacks is its nearest."""
    parts = [int(part) for part in prefix.split("-")]
    year = min(max(parts[0], MINYEAR), MAXYEAR - 1)
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    length = monthrange(year, month)[1]
    day = parts[2] if len(parts) > 2 else length if last else 1
    return date(year, month, min(day, length))


@lru_cache(maxsize=8)
def list_moments(dossier: Dossier) -> tuple[Moment, ...]:
    """Every claim by its first day, the less exact date first; what has none comes last."""
    moments = [_moment(dossier, claim) for claim in look_up(dossier).claims.values()]
    return tuple(sorted(moments, key=_time_of))


def _moment(dossier: Dossier, claim: Row) -> Moment:
    tables = look_up(dossier)
    return Moment(
        claim=claim,
        claimant=tables.claimants[claim["claimant"]],
        layer=tables.layers[claim["layer"]],
        days=read_days(claim["date"]) if claim["date"] else None,
        contradictions=_list_contradictions(dossier, claim["claim_id"]),
    )


def _list_contradictions(dossier: Dossier, claim_id: str) -> tuple[Row, ...]:
    """What other sources say against a claim, or about a post that it is tied to."""
    tables = look_up(dossier)
    marks = [tie["mark"] for tie in tables.ties_of_claim.get(claim_id, [])]
    about = dict.fromkeys([claim_id, *marks])
    return tuple(row for key in about for row in tables.contradictions.get(key, ()))


def _time_of(moment: Moment) -> tuple[date, int]:
    if moment.days is None:
        return date.max, 0
    return moment.days[0], -moment.days[1].toordinal()


def find_moments(dossier: Dossier, view: ViewState) -> list[Moment]:
    """The claims that a view lets through, by the map's own rules, in time order.

    Unlike on the map a view that names no layers has all: a layer is off there at first to keep
    the map readable, not for what it says.
    """
    layers = view.layers if view.layers is not None else tuple(look_up(dossier).layers)
    shown = set(select(dossier, replace(view, layers=layers)).claims)
    return [moment for moment in list_moments(dossier) if moment.key in shown]
