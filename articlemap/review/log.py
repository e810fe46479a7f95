"""A review's log as review.jsonl: a line about the article, one a toponym, one a decision.

It lies in the downloaded archive, so that the review goes on on another machine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from articlemap.archive import Archive
from articlemap.geoparse.plainly import read_candidate, read_toponym, write_toponym
from articlemap.geoparse.toponym import Toponym
from articlemap.language import N_
from articlemap.notices import RefusedError
from articlemap.overrides import Correction
from articlemap.review.decision import read_decision, write_decision
from articlemap.review.history import History, replay
from articlemap.review.state import Article, Review, Spot, begin_review

LOG = "review.jsonl"
VERSION = 1
MAXIMUM_LINES = 250_000

NO_LOG = N_("This dossier holds no review: it can be read, but there is nothing to go on with.")
NEWER = N_("This review was made by a newer version of the program; update it, then try again.")
DAMAGED = N_("The review in this dossier is damaged (line {line}: {problem}).")
OTHER_TEXT = N_("The review in this dossier is about another text than the dossier's.")


def write_log(history: History) -> bytes:
    """The log with all that it starts from; with the text it is the whole review."""
    article = {key: value for key, value in asdict(history.base.article).items() if key != "text"}
    corrected = {
        spot.id: {"verdict": spot.verdict, "place": spot.place and asdict(spot.place)}
        for spot in history.base.first.values()
        if spot.origin == "correction"
    }
    head = {
        "version": VERSION,
        "sha256": _hash(history.base.article.text),
        "article": article,
        "corrected": corrected,
        "done": history.done,
    }
    found = [spot.found for spot in history.base.spots.values() if spot.found]
    lines = [{"review": head}, *({"toponym": write_toponym(one)} for one in found)]
    lines += [{"decision": write_decision(one)} for one in history.decisions]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def review_from_archive(archive: Archive) -> History:
    """The review that a downloaded dossier holds, to go on with.

    Raises RefusedError when it holds none, or one that is damaged, newer or about another text.
    """
    if LOG not in archive.extra:
        raise RefusedError(NO_LOG)
    return read_log(archive.extra[LOG], archive.dossier.article)


def read_log(content: bytes, text: str) -> History:
    """The review of that text that a log holds; raises RefusedError as above."""
    lines = content.split(b"\n")[: MAXIMUM_LINES + 1]
    head = _read_head(lines[0], text)
    toponyms, decisions = [], []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            part = json.loads(line)
            if "toponym" in part:
                toponyms.append(read_toponym(part["toponym"], text))
            else:
                decisions.append(read_decision(part["decision"]))
        except (ValueError, TypeError, KeyError, RecursionError, RefusedError) as error:
            raise RefusedError(DAMAGED, line=number, problem=str(error)[:100]) from error
    return _build(head, text, toponyms, decisions)


def _read_head(line: bytes, text: str) -> dict[str, Any]:
    try:
        head: dict[str, Any] = json.loads(line)["review"]
        version, digest = int(head["version"]), head["sha256"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RefusedError(DAMAGED, line=1, problem=str(error)[:100]) from error
    if version > VERSION:
        raise RefusedError(NEWER)
    if digest != _hash(text):
        raise RefusedError(OTHER_TEXT)
    return head


def _build(
    head: dict[str, Any], text: str, toponyms: list[Toponym], decisions: list[Any]
) -> History:
    try:
        edit = read_decision({"kind": "edit_article", "values": head["article"]})
        base = begin_review(Article(text, **edit.values), toponyms)
        base = _correct(base, head["corrected"])
        done = head["done"]
        if type(done) is not int or not 0 <= done <= len(decisions):
            raise ValueError("done")
        return replay(base, decisions, done=done)
    except (ValueError, TypeError, KeyError, AttributeError, RefusedError) as error:
        raise RefusedError(DAMAGED, line=1, problem=str(error)[:100]) from error


def _correct(base: Review, corrected: dict[str, Any]) -> Review:
    """The base with the corrections that it started from."""
    found: dict[str, Correction] = {}
    for key, one in corrected.items():
        spot: Spot = base.spots[key]
        place = None if one["place"] is None else read_candidate(one["place"])
        if one["verdict"] not in ("placed", "not_a_place") or (one["verdict"] == "placed") != bool(
            place
        ):
            raise ValueError("corrected")
        found[spot.key] = Correction(spot.printed, one["verdict"], place)
    toponyms = [spot.found for spot in base.spots.values() if spot.found]
    return begin_review(base.article, toponyms, corrections=found.values())
