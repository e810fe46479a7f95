"""A person's review of what the geoparser found: decisions in, a review out; nothing is stored."""

from articlemap.review.applying import apply, find_followers
from articlemap.review.decision import Decision, read_decision, write_decision
from articlemap.review.history import History, begin_history, decide, redo, replay, undo
from articlemap.review.log import LOG, read_log, review_from_archive, write_log
from articlemap.review.order import Progress, find_corrections, measure_progress, queue, stake_km
from articlemap.review.outcome import find_unplaced, resolve_toponyms
from articlemap.review.state import Article, Review, Spot, begin_review, spot_id

__all__ = [
    "LOG",
    "Article",
    "Decision",
    "History",
    "Progress",
    "Review",
    "Spot",
    "apply",
    "begin_history",
    "begin_review",
    "decide",
    "find_corrections",
    "find_followers",
    "find_unplaced",
    "measure_progress",
    "queue",
    "read_decision",
    "read_log",
    "redo",
    "replay",
    "resolve_toponyms",
    "review_from_archive",
    "spot_id",
    "stake_km",
    "undo",
    "write_decision",
    "write_log",
]
