"""A dossier as one zip file: what is downloaded, and what is dropped back in to go on.

What comes back may be damaged or hostile: nothing is unpacked to disk, and names, kinds, counts
and sizes are checked before a byte is decompressed.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articlemap.dossier import AREAS, ARTICLE, FILES, PACKAGE, Dossier, read_files, write_files
from articlemap.errors import InvalidDossierError
from articlemap.language import N_
from articlemap.meta import VERSION, find_meta_problems, find_version
from articlemap.notices import RefusedError, notice
from articlemap.package import write_descriptor

MAXIMUM_BYTES = 25_000_000  # of the zip file
MAXIMUM_UNPACKED = 100_000_000  # of all that it holds
MAXIMUM_RATIO = 200  # a table of text shrinks to a tenth or so; more than this is a bomb
SMALL = 1_000_000  # bytes; below this a ratio says nothing
MAXIMUM_ENTRIES = 64
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
ARCHIVES = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar")
# What a Mac adds when it packs a folder.
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$)")
MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: equal dossiers, equal bytes

BAD_NAME = N_("{name}: a dossier's archive cannot hold a file of that name.")
NO_DOSSIER = N_("This zip file is not a dossier: it has no {package} or {article}.")
TOO_LARGE = N_("The archive has {size} MB; {limit} MB are allowed.")
DAMAGED = N_("The archive is damaged or is no zip file ({problem}); download it again.")
TOO_MANY = N_("The archive holds {count} files; {limit} are allowed.")
BOMB = N_(
    "The archive would unpack to {size} MB from {packed} MB, which no dossier does; "
    "it was not opened."
)
BAD_ENTRY = N_("The archive was not opened: {name} {problem}.")
TWICE = N_("The archive was not opened: it holds {name} twice.")
NOT_PLAIN = N_("is not a plain file name (letters, digits, point, hyphen, underscore)")
A_LINK = N_("is not a file but a link or a device")
ENCRYPTED = N_("is encrypted; pack it without a password")
OTHER_PACKING = N_("is packed in a way that dossiers don't use")
NESTED = N_("is itself an archive")
BAD_DESCRIPTOR = N_("{package} in the archive is not valid JSON, or does not describe a dossier.")
NEWER = N_(
    "This dossier was made by a newer version of the program (form {version}, this one reads up "
    "to {known}); update the program, then open it again."
)
OTHER_TEXT = N_(
    "{article} in the archive is not the text that {package} describes (its SHA-256 differs): "
    "it was changed or damaged after the dossier was made."
)
NO_SUCH_PLACE = N_("{areas} in the archive outlines places that are not there: {names}.")


@dataclass(frozen=True, slots=True)
class Archive:
    """A dossier that was read from a zip file, and the other files in it by name."""

    dossier: Dossier
    extra: dict[str, bytes] = field(default_factory=dict)


def write_archive(dossier: Dossier, *, extra: Mapping[str, bytes] | None = None) -> bytes:
    """The dossier as a zip file: tables, text, outlines, descriptor and the `extra` files.

    Equal dossiers give equal bytes. Raises RefusedError for a name that an archive cannot hold.
    """
    files = build_files(dossier)
    for name, content in (extra or {}).items():
        if not NAME.fullmatch(name) or name in FILES or name.lower().endswith(ARCHIVES):
            raise RefusedError(BAD_NAME, name=name)
        files[name] = content
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(_entry(name), files[name])
    return target.getvalue()


def build_files(dossier: Dossier) -> dict[str, bytes]:
    """The dossier's files by name: tables, text, outlines and the descriptor of them all."""
    files = write_files(dossier)
    files[PACKAGE] = write_descriptor(files, _with_version(dossier.meta))
    return files


def _with_version(meta: dict[str, Any]) -> dict[str, Any]:
    return {**meta, "articlemap": {**meta.get("articlemap", {}), "version": VERSION}}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, on every system
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def read_archive(data: bytes) -> Archive:
    """The dossier in a zip file, and what else is in it.

    A folder around all files, as some systems add when they pack, is allowed. Raises
    RefusedError for what is no archive of a dossier, is damaged, hostile or of a newer form,
    and InvalidDossierError with every problem of its tables.
    """
    files = _unpack(data)
    if PACKAGE not in files or ARTICLE not in files:
        raise RefusedError(NO_DOSSIER, package=PACKAGE, article=ARTICLE)
    _check_descriptor(files)
    own = {name: files[name] for name in FILES if name in files}
    dossier = read_files(own)
    _check_places(dossier)
    return Archive(dossier, {name: files[name] for name in files if name not in FILES})


def _unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip by their names, within the limits above."""
    if len(data) > MAXIMUM_BYTES:
        limit = f"{MAXIMUM_BYTES / 1e6:.0f}"
        raise RefusedError(TOO_LARGE, size=f"{len(data) / 1e6:.0f}", limit=limit)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not LITTER.search(one.filename)]
            _check_sizes(entries)
            names = _check_names([one for one in entries if not one.is_dir()])
            return {name: _read(archive, entry) for name, entry in names.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise RefusedError(DAMAGED, problem=error) from error
    except (ValueError, RuntimeError, NotImplementedError) as error:
        raise RefusedError(DAMAGED, problem=error) from error


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAXIMUM_ENTRIES:
        raise RefusedError(TOO_MANY, count=len(entries), limit=MAXIMUM_ENTRIES)
    if total > MAXIMUM_UNPACKED or (total > SMALL and total > MAXIMUM_RATIO * packed):
        sizes = {"size": f"{total / 1e6:.0f}", "packed": f"{packed / 1e6:.1f}"}
        raise RefusedError(BOMB, **sizes)


def _check_names(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The entries by their plain names; raises RefusedError for one that is not plain."""
    folder = _common_folder([entry.filename for entry in entries])
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.removeprefix(folder)
        if problem := _find_trouble(entry, name):
            raise RefusedError(BAD_ENTRY, name=ascii(name[:80]), problem=notice(problem))
        if name.lower() in map(str.lower, found):
            raise RefusedError(TWICE, name=name)
        found[name] = entry
    return found


def _common_folder(names: list[str]) -> str:
    """The one folder that all names stand in, with its slash; empty if there is none."""
    first = names[0].partition("/") if names else ("", "", "")
    folder = f"{first[0]}/"
    inside = first[1] and first[0] not in ("", ".", "..")
    return folder if inside and all(name.startswith(folder) for name in names) else ""


def _find_trouble(entry: zipfile.ZipInfo, name: str) -> str:
    """Why an entry is not read, in words; empty when nothing speaks against it."""
    mode = entry.external_attr >> 16
    if not NAME.fullmatch(name):
        return NOT_PLAIN
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return A_LINK
    if entry.flag_bits & 0x1:
        return ENCRYPTED
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return OTHER_PACKING
    return NESTED if name.lower().endswith(ARCHIVES) else ""


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of an entry, never more than it declares; its checksum is checked."""
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)


def _check_descriptor(files: dict[str, bytes]) -> None:
    """The descriptor can be read, is not of a newer form, and belongs to this text."""
    try:
        meta = json.loads(files[PACKAGE])
    except (ValueError, RecursionError) as error:
        raise RefusedError(BAD_DESCRIPTOR, package=PACKAGE) from error
    if not isinstance(meta, dict):
        raise RefusedError(BAD_DESCRIPTOR, package=PACKAGE)
    if find_version(meta) > VERSION:
        raise RefusedError(NEWER, version=find_version(meta), known=VERSION)
    if problems := find_meta_problems(meta):
        raise InvalidDossierError(problems)
    _check_hash(meta.get("resources"), files[ARTICLE])


def _check_hash(resources: Any, article: bytes) -> None:
    """The text is the one that was described: every offset of the tables counts its characters."""
    found = resources if isinstance(resources, list) else []
    described = next(
        (one for one in found if isinstance(one, dict) and one.get("path") == ARTICLE), {}
    )
    if described.get("hash") != f"sha256:{hashlib.sha256(article).hexdigest()}":
        raise RefusedError(OTHER_TEXT, article=ARTICLE, package=PACKAGE)


def _check_places(dossier: Dossier) -> None:
    unknown = set(dossier.areas) - set(dossier.places["place_id"])
    if unknown:
        names = ", ".join(sorted(unknown)[:5])
        raise RefusedError(NO_SUCH_PLACE, areas=AREAS, names=names)
