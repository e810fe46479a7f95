"""Drafts in an SQLite database: an article and the log of its decisions, under a secret.

Each decision is on disk when `append` returns: a server that is killed loses none. Only a hash of
the secret is kept, nothing lists the drafts, and what is deleted is overwritten. Every call opens
a connection of its own, so threads and processes may share a store.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articlemap.drafts.schema import bring_up_to_date
from articlemap.language import N_
from articlemap.notices import RefusedError

Plain = dict[str, Any]

DAYS = 90  # after these without a visit, a draft is deleted
SECRET_BYTES = 24  # 192 bits; nobody guesses one
LONGEST_SECRET = 100  # characters
MAXIMUM_DRAFT = 20_000_000  # bytes of an article with its toponyms, compressed
MAXIMUM_UNPACKED = 200_000_000
MAXIMUM_DECISION = 20_000  # bytes
MAXIMUM_DECISIONS = 20_000  # of one draft
MAXIMUM_DRAFTS = 2_000  # of one store
MAXIMUM_STORE = 2_000_000_000  # bytes of one store
WAIT = 20.0  # seconds for another process that writes
DAY = 86_400.0

NO_DRAFT = N_(
    "No draft is kept under this link: it was deleted, was not opened for {days} days, "
    "or the link is not whole."
)
CANNOT_KEEP = N_(
    "Drafts cannot be kept in {path} ({problem}). "
    "Set ARTICLEMAP_DRAFTS to a file that can be written, or to off."
)
TOO_LARGE = N_("This article with its place names is too large to be kept as a draft.")
TOO_MANY_DECISIONS = N_("{limit} decisions are kept of one draft; download the dossier.")
STORE_FULL = N_(
    "No room is left for drafts on this machine: delete one, or download the dossier to keep it."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was kept: plain values; the first `done` decisions count.

    `article` holds what `create` was given. `expires` is when it will be deleted if nobody opens
    it again, in seconds since 1970.
    """

    article: Plain
    decisions: list[Plain]
    done: int
    created: float
    touched: float

    @property
    def expires(self) -> float:
        return self.touched + DAYS * DAY


class DraftStore:
    """The drafts in one file; `now` is the clock. Expired drafts are deleted when it is opened.

    Raises RefusedError when the file cannot be used.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self.path, self._now = path, now
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
        except OSError as error:
            raise self._cannot_keep(error) from error
        self.purge()

    def create(self, article: Plain) -> str:
        """Keep a new draft and return its secret, which is shown once and kept nowhere."""
        content = _pack(article)
        secret, now = secrets.token_urlsafe(SECRET_BYTES), self._now()
        self.purge()
        with self._writing() as connection:
            self._check_room(connection, len(content))
            connection.execute(
                "INSERT INTO drafts (secret_hash, article, created, touched) VALUES (?, ?, ?, ?)",
                (hash_secret(secret), content, now, now),
            )
        return secret

    def open(self, secret: str) -> Draft:
        """The draft of that secret, which is then kept for DAYS more; RefusedError if none."""
        with self._writing() as connection:
            draft = self._find(connection, secret)
            self._touch(connection, draft)
            row = connection.execute(
                "SELECT article, done, created, touched FROM drafts WHERE draft = ?", (draft,)
            ).fetchone()
            log = connection.execute(
                "SELECT decision FROM decisions WHERE draft = ? ORDER BY number", (draft,)
            ).fetchall()
        return Draft(_unpack(row[0]), [json.loads(one) for (one,) in log], *row[1:])

    def append(self, secret: str, decision: Plain) -> int:
        """Keep one more decision, in place of those that were undone; returns how many count."""
        content = _write(decision).decode("utf-8")
        if len(content) > MAXIMUM_DECISION:
            raise RefusedError(TOO_LARGE)
        with self._writing() as connection:
            draft = self._find(connection, secret)
            number = self._done(connection, draft) + 1
            if number > MAXIMUM_DECISIONS:
                raise RefusedError(TOO_MANY_DECISIONS, limit=MAXIMUM_DECISIONS)
            self._check_room(connection, len(content), new=False)
            connection.execute(
                "DELETE FROM decisions WHERE draft = ? AND number >= ?", (draft, number)
            )
            connection.execute("INSERT INTO decisions VALUES (?, ?, ?)", (draft, number, content))
            self._set_done(connection, draft, number)
        return number

    def undo(self, secret: str) -> int:
        """Let the last decision no longer count; returns how many do."""
        return self._step(secret, -1)

    def redo(self, secret: str) -> int:
        """Let the decision that was undone last count again; returns how many do."""
        return self._step(secret, 1)

    def replace(self, secret: str, article: Plain) -> None:
        """Keep other facts under the draft, such as corrections; its decisions stay."""
        content = _pack(article)
        with self._writing() as connection:
            draft = self._find(connection, secret)
            self._check_room(connection, len(content), new=False)
            connection.execute("UPDATE drafts SET article = ? WHERE draft = ?", (content, draft))
            self._touch(connection, draft)

    def touch(self, secret: str) -> None:
        """Keep the draft for DAYS from now."""
        with self._writing() as connection:
            self._touch(connection, self._find(connection, secret))

    def delete(self, secret: str) -> None:
        """Delete the draft and its decisions for good."""
        with self._writing() as connection:
            draft = self._find(connection, secret)
            connection.execute("DELETE FROM drafts WHERE draft = ?", (draft,))
        self._wipe()

    def purge(self) -> int:
        """Delete what nobody opened for DAYS; returns how many drafts that were."""
        with self._writing() as connection:
            gone = connection.execute(
                "DELETE FROM drafts WHERE touched < ?", (self._now() - DAYS * DAY,)
            ).rowcount
        if gone:
            self._wipe()
        return int(gone)

    def _step(self, secret: str, step: int) -> int:
        with self._writing() as connection:
            draft = self._find(connection, secret)
            (last,) = connection.execute(
                "SELECT count(*) FROM decisions WHERE draft = ?", (draft,)
            ).fetchone()
            done = min(int(last), max(0, self._done(connection, draft) + step))
            self._set_done(connection, draft, done)
        return done

    def _find(self, connection: sqlite3.Connection, secret: str) -> int:
        row = connection.execute(
            "SELECT draft FROM drafts WHERE secret_hash = ? AND touched >= ?",
            (hash_secret(secret), self._now() - DAYS * DAY),
        ).fetchone()
        if row is None:
            raise RefusedError(NO_DRAFT, days=DAYS)
        return int(row[0])

    def _done(self, connection: sqlite3.Connection, draft: int) -> int:
        row = connection.execute("SELECT done FROM drafts WHERE draft = ?", (draft,)).fetchone()
        return int(row[0])

    def _set_done(self, connection: sqlite3.Connection, draft: int, done: int) -> None:
        connection.execute(
            "UPDATE drafts SET done = ?, touched = ? WHERE draft = ?", (done, self._now(), draft)
        )

    def _touch(self, connection: sqlite3.Connection, draft: int) -> None:
        connection.execute("UPDATE drafts SET touched = ? WHERE draft = ?", (self._now(), draft))

    def _check_room(self, connection: sqlite3.Connection, more: int, *, new: bool = True) -> None:
        (drafts,) = connection.execute("SELECT count(*) FROM drafts").fetchone()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if (new and drafts >= MAXIMUM_DRAFTS) or (pages - free) * size + more > MAXIMUM_STORE:
            raise RefusedError(STORE_FULL)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on disk when it ends, and undone when anything goes wrong."""
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        connection = None
        try:
            connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            bring_up_to_date(connection)
            yield connection
        except sqlite3.Error as error:
            raise self._cannot_keep(error) from error
        finally:
            if connection is not None:
                connection.close()

    def _wipe(self) -> None:
        """Let nothing that was deleted stay in the write-ahead log either."""
        with self._connected() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _cannot_keep(self, error: Exception) -> RefusedError:
        problem = error.strerror if isinstance(error, OSError) else str(error)
        return RefusedError(CANNOT_KEEP, path=self.path, problem=problem)


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. It has 192 random bits, so that a plain hash cannot be guessed."""
    return hashlib.sha256(secret[:LONGEST_SECRET].encode("utf-8", "replace")).digest()


def _write(values: Plain) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _pack(article: Plain) -> bytes:
    """The article as it is kept; raises RefusedError when it is too large."""
    written = _write(article)
    content = zlib.compress(written) if len(written) <= MAXIMUM_UNPACKED else b""
    if not content or len(content) > MAXIMUM_DRAFT:
        raise RefusedError(TOO_LARGE)
    return content


def _unpack(content: bytes) -> Plain:
    article: Plain = json.loads(zlib.decompressobj().decompress(content, MAXIMUM_UNPACKED))
    return article
