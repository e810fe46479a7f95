"""The tables of the drafts' database, and how an older one is brought up to date."""

from __future__ import annotations

import sqlite3
from itertools import chain

from articlemap.language import N_
from articlemap.notices import RefusedError

# Each step's statements bring the database one version on; PRAGMA user_version counts them.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE drafts (
            draft INTEGER PRIMARY KEY,
            secret_hash BLOB NOT NULL UNIQUE,
            article BLOB NOT NULL,          -- compressed JSON, as create was given it
            done INTEGER NOT NULL DEFAULT 0,
            created REAL NOT NULL,          -- seconds since 1970, UTC
            touched REAL NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE decisions (
            draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,
            number INTEGER NOT NULL,        -- from 1; those above drafts.done were undone
            decision TEXT NOT NULL,         -- JSON
            PRIMARY KEY (draft, number)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX drafts_by_age ON drafts (touched)",
    ),
)
NEWER = N_(
    "The drafts on this machine were kept by a newer version of the program: update it, "
    "or set ARTICLEMAP_DRAFTS to another file."
)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make or migrate the tables, one process at a time; raises RefusedError for a newer form."""
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # again: another process may have been first
        if version > len(MIGRATIONS):
            raise RefusedError(NEWER)
        for statement in chain.from_iterable(MIGRATIONS[version:]):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
