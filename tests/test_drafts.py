"""Drafts: kept at once, found by their secret alone, gone when deleted or forgotten."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from articlemap.drafts import (
    DAYS,
    DraftStore,
    begin_draft,
    corrections_of,
    find_store,
    resume,
    store,
)
from articlemap.errors import ArticlemapError
from articlemap.overrides import Correction
from articlemap.review import Decision, begin_history, begin_review, decide, undo, write_decision
from articlemap.review.state import Article
from tests.running import ROOT
from tests.towns import SARAQEB, TEXT, TOPONYMS

ARTICLE = {"text": "L'armée est entrée à Saraqeb."}
FIRST, SECOND, THIRD = ({"kind": "accept", "about": f"t{number}_9"} for number in range(3))
DAY = 86_400.0
BASE = begin_history(begin_review(Article(TEXT), TOPONYMS))


class Clock:
    """A clock that stands until it is set on."""

    def __init__(self) -> None:
        self.time = 1_700_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drafts(tmp_path: Path, clock: Clock) -> DraftStore:
    return DraftStore(tmp_path / "own" / "drafts.sqlite", now=clock)


def assert_no_draft(drafts: DraftStore, secret: str) -> None:
    with pytest.raises(ArticlemapError, match="No draft is kept under this link"):
        drafts.open(secret)


def everything_on_disk(drafts: DraftStore) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(drafts.path.parent.iterdir()))


def test_a_draft_is_found_again_by_its_secret(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    drafts.append(secret, FIRST)
    draft = drafts.open(secret)
    assert (draft.article, draft.decisions, draft.done) == (ARTICLE, [FIRST], 1)


def test_a_secret_has_192_random_bits_and_fits_into_an_address(drafts: DraftStore) -> None:
    secrets = {drafts.create(ARTICLE) for _ in range(5)}
    assert len(secrets) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", secret) for secret in secrets)


def test_only_a_hash_of_the_secret_is_on_disk(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    assert secret.encode() not in everything_on_disk(drafts)


def test_another_secret_finds_nothing(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    for wrong in ("", "x", secret[:-1], secret.swapcase(), "%", "é", "' OR 1=1 --", "x" * 10_000):
        assert_no_draft(drafts, wrong)


def test_nothing_lists_the_drafts() -> None:
    public = {name for name in vars(DraftStore) if not name.startswith("_")}
    assert public == {
        *("create", "open", "append", "undo", "redo", "replace", "touch", "delete", "purge"),
    }


def test_two_drafts_see_nothing_of_each_other(drafts: DraftStore) -> None:
    one, other = drafts.create(ARTICLE), drafts.create({"text": "Autre."})
    drafts.append(one, FIRST)
    assert drafts.open(other).decisions == []
    drafts.delete(other)
    assert drafts.open(one).decisions == [FIRST]


def test_undo_and_redo_are_kept_too(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    assert [drafts.append(secret, one) for one in (FIRST, SECOND)] == [1, 2]
    assert (drafts.undo(secret), drafts.open(secret).done) == (1, 1)
    assert (drafts.redo(secret), drafts.redo(secret)) == (2, 2)
    assert [drafts.undo(secret) for _ in range(3)] == [1, 0, 0]


def test_a_decision_after_an_undo_takes_the_place_of_what_was_undone(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    for one in (FIRST, SECOND):
        drafts.append(secret, one)
    drafts.undo(secret)
    assert drafts.append(secret, THIRD) == 2
    assert drafts.open(secret).decisions == [FIRST, THIRD]


def test_a_deleted_draft_is_gone_from_the_disk(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    drafts.append(secret, {"kind": "accept", "reason": "a very telling reason"})
    assert b"telling reason" in everything_on_disk(drafts)
    drafts.delete(secret)
    assert_no_draft(drafts, secret)
    assert b"telling reason" not in everything_on_disk(drafts)


def test_a_draft_that_nobody_opens_is_deleted_after_the_stated_time(
    drafts: DraftStore, clock: Clock
) -> None:
    secret = drafts.create(ARTICLE)
    assert drafts.open(secret).expires == clock.time + DAYS * DAY
    clock.time += DAYS * DAY + 1
    assert_no_draft(drafts, secret)
    DraftStore(drafts.path, now=clock)
    with closing(sqlite3.connect(drafts.path)) as connection:
        assert connection.execute("SELECT count(*) FROM drafts").fetchone() == (0,)


@pytest.mark.parametrize(
    "visit",
    [
        lambda drafts, secret: drafts.open(secret),
        lambda drafts, secret: drafts.touch(secret),
        lambda drafts, secret: drafts.append(secret, FIRST),
        lambda drafts, secret: drafts.replace(secret, ARTICLE),
    ],
)
def test_a_visit_keeps_a_draft_for_the_whole_time_again(
    drafts: DraftStore, clock: Clock, visit: Callable[[DraftStore, str], Any]
) -> None:
    secret = drafts.create(ARTICLE)
    for _ in range(3):
        clock.time += (DAYS - 1) * DAY
        visit(drafts, secret)
    assert drafts.open(secret).article == ARTICLE


def test_facts_under_a_draft_can_be_replaced(drafts: DraftStore) -> None:
    secret = drafts.create(ARTICLE)
    drafts.append(secret, FIRST)
    drafts.replace(secret, {"text": "Autre."})
    assert (drafts.open(secret).article, drafts.open(secret).done) == ({"text": "Autre."}, 1)


def test_only_the_user_may_read_the_file(drafts: DraftStore) -> None:
    assert drafts.path.stat().st_mode & 0o777 == 0o600
    assert drafts.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("bound", "order", "fragment"),
    [
        (("MAXIMUM_DRAFT", 10), "create", "too large"),
        (("MAXIMUM_DRAFTS", 1), "create", "No room is left"),
        (("MAXIMUM_STORE", 10), "create", "No room is left"),
        (("MAXIMUM_STORE", 10), "append", "No room is left"),
        (("MAXIMUM_DECISION", 10), "append", "too large"),
        (("MAXIMUM_DECISIONS", 0), "append", "0 decisions are kept"),
        (("MAXIMUM_DRAFT", 10), "replace", "too large"),
    ],
)
def test_everything_is_bounded(
    drafts: DraftStore,
    monkeypatch: pytest.MonkeyPatch,
    bound: tuple[str, int],
    order: str,
    fragment: str,
) -> None:
    secret = drafts.create(ARTICLE)
    monkeypatch.setattr(store, *bound)
    orders: dict[str, Callable[[], object]] = {
        "create": lambda: drafts.create(ARTICLE),
        "append": lambda: drafts.append(secret, FIRST),
        "replace": lambda: drafts.replace(secret, ARTICLE),
    }
    with pytest.raises(ArticlemapError, match=fragment):
        orders[order]()
    assert drafts.open(secret).decisions == []


WRITER = """
import sys
from pathlib import Path
from articlemap.drafts import DraftStore
drafts = DraftStore(Path(sys.argv[1]))
for number in range(10_000):
    print(drafts.append(sys.argv[2], {"kind": "accept", "about": f"t{number}_9"}), flush=True)
"""


def test_a_killed_server_loses_no_acknowledged_decision(tmp_path: Path) -> None:
    drafts = DraftStore(tmp_path / "drafts.sqlite")
    secret = drafts.create(ARTICLE)
    command = [sys.executable, "-c", WRITER, str(drafts.path), secret]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout
        acknowledged = [int(next(writer.stdout)) for _ in range(25)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    kept = DraftStore(drafts.path).open(secret)
    assert kept.done == len(kept.decisions) >= acknowledged[-1] >= 25
    assert kept.decisions[:2] == [FIRST, SECOND]


def test_threads_and_processes_lose_nothing_to_each_other(tmp_path: Path) -> None:
    drafts = DraftStore(tmp_path / "drafts.sqlite")
    secret = drafts.create(ARTICLE)
    command = [sys.executable, "-c", WRITER.replace("10_000", "20"), str(drafts.path), secret]
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as writer,
        ThreadPoolExecutor(3) as threads,
    ):
        list(threads.map(lambda _: drafts.append(secret, FIRST), range(60)))
    assert writer.returncode == 0
    assert drafts.open(secret).done == 80


def test_several_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    with ThreadPoolExecutor(8) as threads:
        assert len(list(threads.map(DraftStore, [path] * 8))) == 8
    assert DraftStore(path).create(ARTICLE)


def test_the_setting_moves_the_drafts_or_switches_them_off(tmp_path: Path) -> None:
    moved = find_store({"ARTICLEMAP_DRAFTS": str(tmp_path / "mine.sqlite")})
    assert moved
    assert moved.path == tmp_path / "mine.sqlite"
    assert find_store({"ARTICLEMAP_DRAFTS": "off"}) is None


def test_without_a_setting_they_lie_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articlemap.drafts.place.user_data_path", lambda name: tmp_path / name)
    found = find_store({})
    assert found
    assert found.path == tmp_path / "articlemap" / "drafts.sqlite"


def test_a_file_that_cannot_be_used_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "text.sqlite").write_text("not a database, however long this text may be " * 50)
    for path in (tmp_path / "file" / "drafts.sqlite", tmp_path / "text.sqlite", tmp_path):
        with pytest.raises(ArticlemapError, match="Set ARTICLEMAP_DRAFTS to a file"):
            find_store({"ARTICLEMAP_DRAFTS": str(path)})


def test_drafts_of_a_newer_version_are_left_alone(drafts: DraftStore) -> None:
    with closing(sqlite3.connect(drafts.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ArticlemapError, match="newer version"):
        DraftStore(drafts.path)


def test_a_review_is_resumed_with_every_decision(drafts: DraftStore) -> None:
    history = BASE
    secret = drafts.create(begin_draft(history))
    for spot in list(BASE.review.spots)[:3]:
        decision = Decision("not_a_place", spot, scope="later", reason="“<b>”")
        history = decide(history, decision)
        drafts.append(secret, write_decision(decision))
    drafts.undo(secret)
    assert resume(drafts.open(secret)) == undo(history)


def test_corrections_brought_along_are_kept_with_those_made_here(drafts: DraftStore) -> None:
    brought = [Correction("Alep", "placed", SARAQEB), Correction("OSDH", "not_a_place")]
    secret = drafts.create(begin_draft(BASE, corrections=brought, forgotten=["alep"]))
    drafts.append(secret, write_decision(Decision("not_a_place", next(iter(BASE.review.spots)))))
    draft = drafts.open(secret)
    found = corrections_of(draft, resume(draft))
    assert [(one.name, one.verdict) for one in found] == [
        ("OSDH", "not_a_place"),
        ("Sarmin", "not_a_place"),
    ]
