"""The log of a review's decisions, with undo and redo: the review is what the log makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from articlemap.review.applying import apply
from articlemap.review.decision import Decision
from articlemap.review.state import Review


@dataclass(frozen=True, slots=True)
class History:
    """A review with its log; of the decisions the first `done` count, the rest were undone."""

    base: Review
    decisions: tuple[Decision, ...]
    done: int
    review: Review

    @property
    def can_undo(self) -> bool:
        return self.done > 0

    @property
    def can_redo(self) -> bool:
        return self.done < len(self.decisions)


def begin_history(base: Review) -> History:
    """A history without a decision."""
    return History(base, (), 0, base)


def decide(history: History, decision: Decision) -> History:
    """The history with one more decision; what was undone before is gone then.

    Raises RefusedError for a decision that cannot be made.
    """
    review = apply(history.review, decision)
    decisions = (*history.decisions[: history.done], decision)
    return replace(history, decisions=decisions, done=len(decisions), review=review)


def undo(history: History) -> History:
    """The history without its last decision, which can be redone; the same when there is none."""
    return _go_to(history, max(0, history.done - 1))


def redo(history: History) -> History:
    """The history with the decision that was undone last; the same when there is none."""
    return _go_to(history, min(len(history.decisions), history.done + 1))


def replay(base: Review, decisions: Iterable[Decision], *, done: int | None = None) -> History:
    """The history that a log makes of a review nobody has decided anything in."""
    log = tuple(decisions)
    return _go_to(History(base, log, 0, base), len(log) if done is None else done)


def _go_to(history: History, done: int) -> History:
    review = reduce(apply, history.decisions[:done], history.base)
    return replace(history, done=done, review=review)
