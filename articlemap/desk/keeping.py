"""A review that is kept as it grows: orders of the frame in, each taken once, none lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from articlemap.drafts import Draft, DraftStore, begin_draft, resume
from articlemap.geoparse import Candidate
from articlemap.language import N_
from articlemap.notices import Notice, RefusedError, notice
from articlemap.overrides import Correction
from articlemap.review import History, decide, read_decision, redo, undo, write_decision

MAXIMUM_ORDERS = 1_000  # at once
OUT_OF_STEP = N_(
    "This was not done: the draft was changed in another window. What you see is the "
    "draft as it is now."
)
STRANGE = N_("This order cannot be read.")


@dataclass
class Keeping:
    """A review under way; with a store, each decision is on disk before it is acknowledged.

    `acknowledged` holds, for each frame that gave orders, the number of its last one.
    """

    history: History
    store: DraftStore | None = None
    secret: str = ""
    draft: Draft | None = None
    acknowledged: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[str, int, Notice]] = field(default_factory=list)
    found: dict[str, Any] | None = None


def begin_keeping(
    history: History,
    store: DraftStore | None,
    corrections: tuple[Correction, ...] = (),
) -> Keeping:
    """The review kept from now on, with the decisions that it already has."""
    if store is None:
        return Keeping(history)
    secret = store.create(begin_draft(history, corrections=corrections))
    for one in history.decisions:
        store.append(secret, write_decision(one))
    for _ in history.decisions[history.done :]:
        store.undo(secret)
    return Keeping(history, store, secret, store.open(secret))


def open_keeping(store: DraftStore, secret: str) -> Keeping:
    """The draft of that secret; raises RefusedError when there is none."""
    draft = store.open(secret)
    return Keeping(resume(draft), store, secret, draft)


def read_orders(value: Any) -> tuple[str, list[dict[str, Any]]]:
    """The frame's name and its orders, oldest first; none for anything that is not of that form."""
    if not isinstance(value, dict) or not isinstance(value.get("orders"), list):
        return "", []
    orders = [
        order
        for order in value["orders"][:MAXIMUM_ORDERS]
        if isinstance(order, dict) and type(order.get("n")) is int
    ]
    return str(value.get("client", ""))[:40], sorted(orders, key=lambda order: int(order["n"]))


def obey(keeping: Keeping, client: str, order: dict[str, Any]) -> None:
    """Take an order, once; what is refused is noted with its reason."""
    number = order["n"]
    if number <= keeping.acknowledged.get(client, 0):
        return
    try:
        if not was_taken(keeping, order):
            _take(keeping, order)
    except RefusedError as error:
        keeping.refused = [*keeping.refused[-20:], (client, number, error.notice)]
    keeping.acknowledged[client] = number


def was_taken(keeping: Keeping, order: dict[str, Any]) -> bool:
    """Whether a server that has ended since took the decision: its time is its name."""
    decision = order.get("decision")
    time = decision.get("time") if isinstance(decision, dict) else None
    return bool(time) and any(one.time == time for one in keeping.history.decisions)


def _take(keeping: Keeping, order: dict[str, Any]) -> None:
    act = order.get("act")
    if act not in ("decide", "undo", "redo"):
        raise RefusedError(STRANGE)
    if order.get("at") != keeping.history.done:
        if keeping.history.done == _goal(order):
            return  # an undo or redo that was taken before
        raise RefusedError(OUT_OF_STEP)
    if act == "decide":
        record(keeping, order.get("decision"))
    elif act == "undo":
        _step(keeping, undo(keeping.history))
    else:
        _step(keeping, redo(keeping.history))


def _goal(order: dict[str, Any]) -> int | None:
    """How many decisions count after an undo or a redo."""
    at, step = order.get("at"), {"undo": -1, "redo": 1}.get(order.get("act", ""))
    return at + step if isinstance(at, int) and step else None


def record(keeping: Keeping, plain: Any) -> None:
    """Make a decision and keep it; raises RefusedError for one that cannot be made or kept."""
    decision = read_decision(plain)
    history = decide(keeping.history, decision)
    if keeping.store:
        count = keeping.store.append(keeping.secret, write_decision(decision))
        if count != history.done:  # another window wrote in between: both are kept
            history = resume(keeping.store.open(keeping.secret))
    keeping.history = history


def _step(keeping: Keeping, history: History) -> None:
    if keeping.store:
        step = keeping.store.undo if history.done < keeping.history.done else keeping.store.redo
        if history.done != keeping.history.done and step(keeping.secret) != history.done:
            history = resume(keeping.store.open(keeping.secret))
    keeping.history = history


def note(keeping: Keeping, client: str, number: int, message: str, **values: object) -> None:
    """Tell the frame that an order could not be done."""
    keeping.refused = [*keeping.refused[-20:], (client, number, notice(message, **values))]


def note_found(
    keeping: Keeping, client: str, order: dict[str, Any], places: list[Candidate]
) -> None:
    """Tell the frame what was found under a name."""
    keeping.found = {"client": client, "n": order["n"], "about": order.get("about")}
    keeping.found |= {"name": order.get("name"), "places": places}
