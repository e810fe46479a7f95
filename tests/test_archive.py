"""A dossier in a zip file comes back whole; a damaged or hostile zip is refused with its reason."""

from __future__ import annotations

import io
import stat
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlemap.archive import MAXIMUM_BYTES, read_archive, write_archive
from articlemap.dossier import Dossier, read_dossier
from articlemap.errors import ArticlemapError, InvalidDossierError
from articlemap.notices import RefusedError
from articlemap.tables import TABLES
from tests.uploads import Change, pack, pack_with, set_meta

TINY = Path(__file__).parent / "data" / "tiny"
DOSSIER = read_dossier(TINY)
WHOLE = write_archive(DOSSIER)


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return DOSSIER


@pytest.fixture(scope="module")
def files(tiny: Dossier) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_archive(tiny))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def assert_equal(one: Dossier, other: Dossier) -> None:
    assert one.article == other.article
    assert (one.areas, one.areas_about) == (other.areas, other.areas_about)
    for table in TABLES:
        left, right = one.table(table.name), other.table(table.name)
        pd.testing.assert_frame_equal(left, right)


def message_of(data: bytes) -> str:
    with pytest.raises(ArticlemapError) as caught:
        read_archive(data)
    return str(caught.value)


def test_a_dossier_comes_back_as_it_was(tiny: Dossier) -> None:
    assert_equal(read_archive(write_archive(tiny)).dossier, tiny)


def test_the_shipped_dossier_comes_back_with_its_outlines_and_their_rights(
    article: Dossier,
) -> None:
    again = read_archive(write_archive(article)).dossier
    assert_equal(again, article)
    assert again.areas_about["licence"].startswith("ODbL")
    assert again.meta["licenses"] == article.meta["licenses"]


def test_equal_dossiers_give_equal_bytes(tiny: Dossier) -> None:
    again = read_archive(write_archive(tiny, extra={"review.jsonl": b"{}"}))
    assert write_archive(again.dossier, extra=again.extra) == write_archive(
        tiny, extra={"review.jsonl": b"{}"}
    )


@given(content=st.binary(max_size=2000))
@settings(max_examples=10, deadline=None)
def test_a_file_beside_the_tables_comes_back_byte_for_byte(content: bytes) -> None:
    data = write_archive(DOSSIER, extra={"review.jsonl": content})
    assert read_archive(data).extra == {"review.jsonl": content}


def test_a_folder_packed_by_hand_is_read_too(files: dict[str, bytes], tiny: Dossier) -> None:
    litter = {"__MACOSX/._claims.csv": b"\x00", "tiny/.DS_Store": b"\x00"}
    packed = {f"tiny/{name}": content for name, content in files.items()}
    assert_equal(read_archive(pack({**packed, **litter})).dossier, tiny)


@pytest.mark.parametrize("name", ["../evil.txt", "a/b.txt", "claims.csv", "more.zip", "", "é"])
def test_a_name_that_an_archive_cannot_hold_is_not_written(tiny: Dossier, name: str) -> None:
    with pytest.raises(ArticlemapError, match="cannot hold"):
        write_archive(tiny, extra={name: b""})


@pytest.mark.parametrize(
    "name",
    ["../claims.csv", "/etc/passwd", "..\\evil.csv", "C:evil.csv", "a/b/claims.csv", "café.csv"],
)
def test_a_path_that_leads_elsewhere_is_refused(files: dict[str, bytes], name: str) -> None:
    assert "is not a plain file name" in message_of(pack_with(files, zipfile.ZipInfo(name)))


def test_a_path_that_leads_out_of_the_common_folder_is_refused(files: dict[str, bytes]) -> None:
    assert "is not a plain file name" in message_of(pack(files, "../"))


def test_a_name_that_is_not_utf8_is_refused(files: dict[str, bytes]) -> None:
    entry = zipfile.ZipInfo("caf\xe9.csv")
    data = pack_with(files, entry).replace("caf\xe9.csv".encode(), b"caf\xff\xff.csv")
    assert "damaged" in message_of(data)


def test_a_link_is_refused(files: dict[str, bytes]) -> None:
    entry = zipfile.ZipInfo("link.csv")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    assert "a link or a device" in message_of(pack_with(files, entry, b"/etc/passwd"))


def test_a_bomb_is_refused_before_it_is_unpacked(files: dict[str, bytes]) -> None:
    entry = zipfile.ZipInfo("notes.txt")
    entry.compress_type = zipfile.ZIP_DEFLATED
    assert "would unpack to 50 MB" in message_of(pack_with(files, entry, b"0" * 50_000_000))


def test_a_bomb_that_lies_about_its_size_is_damaged(files: dict[str, bytes]) -> None:
    size = 3_000_000
    entry = zipfile.ZipInfo("notes.txt")
    entry.compress_type = zipfile.ZIP_DEFLATED
    data = pack_with(files, entry, b"0" * size)
    assert "damaged" in message_of(
        data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    )


def test_a_refusal_is_said_in_the_language_of_the_page(files: dict[str, bytes]) -> None:
    with pytest.raises(RefusedError) as caught:
        read_archive(pack({**files, "more.zip": b""}))
    assert caught.value.notice.words("fr").endswith("'more.zip' est lui-même une archive.")
    assert "هو نفسه أرشيف" in caught.value.notice.words("ar")


def test_too_many_files_are_refused(files: dict[str, bytes]) -> None:
    more = {f"note{number}.txt": b"" for number in range(60)}
    assert "64 are allowed" in message_of(pack({**files, **more}))


def test_too_large_a_file_is_refused_unread() -> None:
    assert "25 MB are allowed" in message_of(bytes(MAXIMUM_BYTES + 1))


def test_an_archive_in_the_archive_is_refused(files: dict[str, bytes]) -> None:
    assert "is itself an archive" in message_of(pack({**files, "more.zip": pack(files)}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_twice_is_refused(files: dict[str, bytes]) -> None:
    for name in ("claims.csv", "CLAIMS.csv"):
        assert "twice" in message_of(pack_with(files, zipfile.ZipInfo(name)))


def test_an_encrypted_file_is_refused(files: dict[str, bytes]) -> None:
    data = bytearray(pack(files))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "without a password" in message_of(bytes(data))


def test_another_kind_of_packing_is_refused(files: dict[str, bytes]) -> None:
    entry = zipfile.ZipInfo("notes.txt")
    entry.compress_type = zipfile.ZIP_LZMA
    assert "packed in a way" in message_of(pack_with(files, entry))


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"%PDF-1.7"])
def test_what_is_no_zip_file_is_told(data: bytes) -> None:
    assert "is no zip file" in message_of(data)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_damaged_archive_never_raises_anything_but_our_errors(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)) | st.just(len(whole)))
    with suppress(ArticlemapError):
        assert read_archive(bytes(whole[:end])).dossier.article == DOSSIER.article


def put(name: str, content: bytes) -> Change:
    return lambda files: files.update({name: content})


def drop(name: str) -> Change:
    return lambda files: files.__delitem__(name)


NOT_A_PLACE = b'{"features": [{"properties": {}, "geometry": null}]}'
MARS = (
    b'{"features": [{"properties": {"place_id": "mars"}, "geometry": '
    b'{"type": "LineString", "coordinates": [[36, 35], [37, 36]]}}]}'
)


@pytest.mark.parametrize(
    ("change", "fragment"),
    [
        (drop("datapackage.json"), "is not a dossier"),
        (drop("article.txt"), "is not a dossier"),
        (drop("claims.csv"), "claims.csv: is missing"),
        (put("article.txt", b"Another text."), "is not the text"),
        (put("datapackage.json", b"{"), "is not valid JSON"),
        (put("datapackage.json", b"[1]"), "does not describe a dossier"),
        (put("datapackage.json", b"[" * 200_000), "is not valid JSON"),
        (set_meta(articlemap={"version": 2}), "made by a newer version"),
        (set_meta(articlemap=["no"]), "expected an object"),
        (set_meta(articlemap={"title": "no"}), "expected texts by language code"),
        (set_meta(articlemap={"published": "<b>"}), "expected a date"),
        (set_meta(articlemap={"home": [1, 2, 3]}), "expected south, west"),
        (set_meta(language='fr" onload="'), "expected a language code"),
        (set_meta(resources=None), "is not the text"),
        (put("areas.geojson", NOT_A_PLACE), "names no place"),
        (put("areas.geojson", MARS), "places that are not there: mars"),
        (put("areas.geojson", MARS.replace(b"[36, 35]", b"36")), "is not a longitude"),
        (put("areas.geojson", MARS.replace(b"36, 35", b"36, NaN")), "is not a longitude"),
        (put("areas.geojson", MARS.replace(b"36, 35", b"9" * 400 + b", 35")), "is not a longitude"),
        (set_meta(articlemap={"home": [10**400, 1, 2, 3]}), "expected south, west"),
    ],
)
def test_what_is_wrong_inside_is_told(
    files: dict[str, bytes], change: Change, fragment: str
) -> None:
    changed = dict(files)
    change(changed)
    assert fragment in message_of(pack(changed))


def test_all_problems_of_the_tables_come_at_once(files: dict[str, bytes]) -> None:
    changed = dict(files)
    changed["places.csv"] = files["places.csv"].replace(b"34.72405", b"460.5")
    changed["layers.csv"] = files["layers.csv"].replace(b"#1F4FB8", b"blue")
    with pytest.raises(InvalidDossierError) as caught:
        read_archive(pack(changed))
    assert {problem.file for problem in caught.value.problems} == {"places.csv", "layers.csv"}


def test_a_dossier_made_in_memory_gets_a_version(tiny: Dossier) -> None:
    made = replace(tiny, meta={"name": "mine", "language": "fr"})
    assert read_archive(write_archive(made)).dossier.meta["articlemap"]["version"] == 1


def test_a_first_view_far_in_the_east_is_read(files: dict[str, bytes]) -> None:
    view = [14.0, 120.0, 18.0, 122.0]
    changed = dict(files)
    set_meta(articlemap={"home": view})(changed)
    assert read_archive(pack(changed)).dossier.meta["articlemap"]["home"] == view
