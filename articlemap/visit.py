"""The articles of this visit: the drafts that its visitor has opened or made, and nobody else's.

Like `ui` it knows Streamlit. A page that is loaded anew begins a new session; the tab's own
storage, which no other visitor has, carries the list over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import streamlit as st

from articlemap.carrier import Shelf
from articlemap.tables import DATE
from articlemap.viewstate import SECRET

OPENED, FORGOTTEN = "visit_opened", "visit_forgotten"  # keys of the session
MOST = 50  # drafts of one visit; the oldest are left out first
LONGEST = 300  # characters of a title
SHELF = Shelf("visit", MOST)


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft that was opened: its secret, and what its article was called and dated then."""

    secret: str
    title: str
    date: str


def list_opened() -> list[Opened]:
    """The drafts of this visit, in the order in which they were opened first."""
    return [Opened(secret, *facts) for secret, facts in _opened().items()]


def remember(secret: str, title: str, date: str) -> None:
    """Note that a draft was opened, or what it is called and dated now."""
    _forgotten().discard(secret)
    opened = _opened() | {secret: (title[:LONGEST], date)}
    st.session_state[OPENED] = dict(list(opened.items())[-MOST:])


def forget(secret: str) -> None:
    """Leave a draft out of the list, such as one that is deleted."""
    _opened().pop(secret, None)
    _forgotten().add(secret)


def carry(*, ask: bool = True) -> None:
    """Add the list of this session to that of the tab's storage and, if asked, the reverse.

    To be called after what is opened now was remembered; to ask, in a fragment only.
    """
    for one in read_kept(SHELF.kept):
        if one.secret not in _opened() and one.secret not in _forgotten():
            remember(one.secret, one.title, one.date)
    SHELF.carry(_opened(), _forgotten(), ask=ask)


def read_kept(value: Any) -> list[Opened]:
    """The drafts in a value of the tab's storage; what is not of their form is left out."""
    rows = value.items() if isinstance(value, dict) else ()
    found = [Opened(secret, *facts) for secret, facts in rows if _is_opened(secret, facts)]
    return found[-MOST:]


def _is_opened(secret: Any, facts: Any) -> bool:
    if not isinstance(facts, list) or [type(one) for one in facts] != [str, str]:
        return False
    title, date = facts
    dated = not date or re.fullmatch(DATE, date)
    return bool(re.fullmatch(SECRET, str(secret)) and len(title) <= LONGEST and dated)


def _opened() -> dict[str, tuple[str, str]]:
    opened: dict[str, tuple[str, str]] = st.session_state.setdefault(OPENED, {})
    return opened


def _forgotten() -> set[str]:
    forgotten: set[str] = st.session_state.setdefault(FORGOTTEN, set())
    return forgotten
