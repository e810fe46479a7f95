"""Between a draft's plain values and the review that they hold."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from articlemap.archive import write_archive
from articlemap.dossier import Dossier
from articlemap.drafts.store import Draft
from articlemap.notices import RefusedError
from articlemap.overrides import Correction, merge, read_corrections, write_corrections
from articlemap.review import (
    History,
    begin_history,
    find_corrections,
    read_decision,
    read_log,
    replay,
    write_log,
)
from articlemap.review.log import NO_LOG


def begin_draft(
    history: History,
    *,
    corrections: Iterable[Correction] = (),
    forgotten: Iterable[str] = (),
) -> dict[str, Any]:
    """What `DraftStore.create` keeps of a review and of the corrections a person brought along.

    Decisions that the history already holds, as when it comes from an archive, are given to
    `append` one by one.
    """
    log = write_log(begin_history(history.base)).decode("utf-8")
    return {
        "text": history.base.article.text,
        "review": log,
        "corrections": write_corrections(corrections).decode("utf-8"),
        "forgotten": sorted(forgotten),
    }


def begin_dossier(dossier: Dossier) -> dict[str, Any]:
    """What `DraftStore.create` keeps of a dossier without a review, which can only be read."""
    return {"archive": b64encode(write_archive(dossier)).decode("ascii")}


def find_archive(draft: Draft) -> bytes:
    """The zip file of a dossier that is kept without a review; empty for a draft with one."""
    return b64decode(draft.article.get("archive", ""))


def resume(draft: Draft) -> History:
    """The review of a draft, with every decision that was kept; RefusedError if it has none."""
    if find_archive(draft):
        raise RefusedError(NO_LOG)
    base = read_log(draft.article["review"].encode("utf-8"), draft.article["text"])
    return replay(base.base, map(read_decision, draft.decisions), done=draft.done)


def corrections_of(draft: Draft, history: History) -> tuple[Correction, ...]:
    """A person's corrections as far as this draft knows: those brought along and those made."""
    brought = read_corrections(draft.article["corrections"].encode("utf-8"))
    return merge(brought, find_corrections(history.review), forgotten=draft.article["forgotten"])
