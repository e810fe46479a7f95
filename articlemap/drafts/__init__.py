"""Visitors' drafts, kept on this machine under secrets that only their visitors know."""

from articlemap.drafts.place import DRAFTS_OFF, find_store
from articlemap.drafts.resume import (
    begin_dossier,
    begin_draft,
    corrections_of,
    find_archive,
    resume,
)
from articlemap.drafts.store import DAYS, Draft, DraftStore

__all__ = [
    "DAYS",
    "DRAFTS_OFF",
    "Draft",
    "DraftStore",
    "begin_dossier",
    "begin_draft",
    "corrections_of",
    "find_archive",
    "find_store",
    "resume",
]
