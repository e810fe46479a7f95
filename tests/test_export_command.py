"""`python -m articlemap export`: the same filters as the view, clear refusals, no half file."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from articlemap.__main__ import main
from articlemap.dossier import Dossier, read_dossier, write_files
from articlemap.errors import ArticlemapError
from articlemap.export.formats import FORMATS, Format, write_export
from articlemap.export.rows import list_features
from articlemap.package import write_descriptor
from articlemap.selection import Selection, select
from articlemap.viewstate import ViewState
from tests.exports import PERMALINK, TINY, select_all, without_place
from tests.hostile import PAYLOAD, PRODUCT

NAMES = (
    *("datapackage", "csv", "geojson", "gpkg", "kml", "annotations", "html"),
    *("png", "svg", "pdf", "newsroom"),
)
DATA = ("datapackage", "csv", "geojson", "gpkg", "kml", "annotations")
# How each file begins, whoever wrote it.
BEGINNINGS = {
    "datapackage": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbfclaim_id,",
    "geojson": b"{",
    "gpkg": b"SQLite format 3\x00",
    "kml": b"<?xml",
    "annotations": b"{",
    "html": b"<!DOCTYPE html>",
    "png": b"\x89PNG",
    "svg": b"<?xml",
    "pdf": b"%PDF",
    "newsroom": b"PK\x03\x04",
}


def export(*arguments: object) -> int:
    return main(["export", *map(str, arguments)])


def read_claims(path: Path) -> set[str]:
    """The ids of the claims in a GeoJSON file."""
    features = json.loads(path.read_bytes())["features"]
    return {one["properties"]["claim_id"] for one in features} - {None}


def test_the_formats_are_those_that_are_promised() -> None:
    assert tuple(FORMATS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_format_is_written_from_the_command_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"view.{FORMATS[name].extension}"
    assert export(TINY, "--format", name, "--out", path, "--permalink", PERMALINK) == 0
    assert path.read_bytes().lstrip().startswith(BEGINNINGS[name])
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert f"wrote {path}" in capsys.readouterr().out


def test_an_address_and_single_options_narrow_the_view_alike(
    article: Dossier, tmp_path: Path
) -> None:
    address = "http://localhost:8501/?layers=toll,advance&by=WHO&mark=nw_syria"
    both = tmp_path / "both.geojson"
    single = tmp_path / "single.geojson"
    assert export("--format", "geojson", "--out", both, "--view", address) == 0
    asked = ("--layers", "toll,advance", "--by", "WHO")
    assert export("--format", "geojson", "--out", single, *asked) == 0
    expected = select(article, ViewState(layers=("toll", "advance"), by="WHO")).claims
    assert read_claims(both) == read_claims(single) == set(expected) != set()


def test_a_single_option_wins_over_the_address(article: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    asked = ("--view", "?by=WHO&until=2020-02-03", "--by", "SOHR")
    assert export("--format", "geojson", "--out", path, *asked) == 0
    view = ViewState(by="SOHR", until="2020-02-03")
    assert read_claims(path) == set(select(article, view).claims)


def test_all_layers_can_be_asked_for(article: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    assert export("--format", "geojson", "--out", path, "--layers", "all") == 0
    assert read_claims(path) == set(article.claims["claim_id"])


def test_a_data_package_can_be_exported_again(tmp_path: Path) -> None:
    package, table = tmp_path / "dossier.zip", tmp_path / "table.geojson"
    assert export(TINY, "--format", "datapackage", "--out", package) == 0
    assert export(package, "--format", "geojson", "--out", table) == 0
    assert read_claims(table) == {"c01", "c02", "c03"}


def test_words_are_in_the_language_asked_for(tmp_path: Path) -> None:
    for language, name in (("fr", "autoroute M5"), ("ar", "حماة")):
        path = tmp_path / f"{language}.geojson"
        asked = ("--view", f"?lang={language}")
        assert export(TINY, "--format", "geojson", "--out", path, *asked) == 0
        assert name in path.read_text(encoding="utf-8")


REFUSED = [
    (("--view", "?kind=rumour"), "kind"),
    (("--view", "?utm_source=x"), "utm_source"),
    (("--by", "Nobody"), "by Nobody: not in this dossier; it has"),
    (("--layers", "advance,lies"), "layers advance,lies: not in this dossier; it has advance"),
    (("--since", "2020-02-06", "--until", "2020-02-05"), "is later than until 2020-02-05"),
    (("--since", "yesterday"), "since"),
    (("--layers", "none"), "Nothing is shown"),
    (("--q", "Reykjavik"), "Nothing is shown"),
]


@pytest.mark.parametrize(("asked", "said"), REFUSED, ids=str)
def test_a_view_that_cannot_be_is_refused_in_words(
    asked: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--format", "csv", "--out", tmp_path / "x.csv", *asked) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        export("--format", "shapefile", "--out", tmp_path / "x.shp")
    assert ended.value.code == 2
    assert "gpkg" in capsys.readouterr().err


def test_a_path_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "nowhere" / "x.csv", tmp_path, Path("/proc/x.csv")):
        assert export(TINY, "--format", "csv", "--out", path) == 2
        assert str(path) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_dossier_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / "gone", "--format", "csv", "--out", tmp_path / "x.csv") == 2
    assert "gone" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["csv", "gpkg", "newsroom"])
def test_a_full_disk_leaves_no_half_file_and_keeps_the_one_before(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_text("before")

    def fail(*_: object, **__: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Format, "write", fail)
    assert export(TINY, "--format", name, "--out", path) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["x"]
    assert path.read_text() == "before"


@pytest.mark.parametrize(("name", "room"), [("csv", 1000), ("gpkg", 1000), ("gpkg", 100_000)])
def test_a_disk_that_fills_while_writing_is_told(name: str, room: int, tmp_path: Path) -> None:
    script = (
        "import resource, sys, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "from articlemap.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", script, "export", str(TINY), "--format", name]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "x")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def write_dossier(dossier: Dossier, folder: Path) -> Path:
    files = write_files(dossier)
    files["datapackage.json"] = write_descriptor(files, dossier.meta)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_places_without_a_coordinate_are_said_and_the_rest_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(without_place(read_dossier(TINY), "hama"), tmp_path / "dossier")
    path = tmp_path / "x.geojson"
    assert export(folder, "--format", "geojson", "--out", path) == 0
    said = capsys.readouterr().err
    assert "Hama" in said
    assert "Orontes" in said
    features = {one["id"]: one for one in json.loads(path.read_bytes())["features"]}
    assert features["c01-hama-at"]["geometry"] is None
    assert features["c01-homs-about"]["geometry"]["type"] == "Point"


@pytest.fixture(scope="module")
def hostile(hostile_folder: Path) -> Selection:
    return select_all(hostile_folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_dossier_goes_through_every_format_as_text(
    hostile: Selection, name: str, tmp_path: Path
) -> None:
    path = write_export(hostile, name, tmp_path / f"x.{FORMATS[name].extension}")
    content = path.read_bytes()
    assert content.lstrip().startswith(BEGINNINGS[name])
    assert PRODUCT.encode() not in content, "a template was filled in"


@pytest.mark.parametrize("name", ["geojson", "kml", "gpkg"])
def test_a_hostile_text_comes_back_character_for_character(
    hostile: Selection, name: str, tmp_path: Path
) -> None:
    path = write_export(hostile, name, tmp_path / f"x.{FORMATS[name].extension}")
    excerpts = {one.row["excerpt"] for one in list_features(hostile)} - {None}
    assert all(PAYLOAD in each for each in excerpts)
    if name == "kml":
        space = "{http://www.opengis.net/kml/2.2}"
        data = ET.parse(path).getroot().iter(f"{space}Data")
        read = {one.findtext(f"{space}value") for one in data if one.get("name") == "excerpt"}
    else:
        layers = [str(layer) for layer, _ in pyogrio.list_layers(path)]
        read = {text for layer in layers for text in read_column(path, layer, "excerpt")}
    assert read - {None} == excerpts


def read_column(path: Path, layer: str, name: str) -> list[str | None]:
    meta, _, _, columns = pyogrio.raw.read(path, layer=layer, read_geometry=False)
    names = [str(each) for each in meta["fields"]]
    return list(columns[names.index(name)]) if name in names else []


def test_a_hostile_text_is_no_markup_in_a_balloon(hostile: Selection, tmp_path: Path) -> None:
    root = ET.parse(write_export(hostile, "kml", tmp_path / "x.kml")).getroot()
    for node in root.iter("{http://www.opengis.net/kml/2.2}description"):
        balloon = ET.fromstring(f"<div>{node.text}</div>")
        assert {each.tag for each in balloon.iter()} <= {"div", "p", "blockquote", "small"}


def test_a_newsroom_pack_holds_what_a_newsroom_publishes(tmp_path: Path) -> None:
    path = write_export(select_all(TINY), "newsroom", tmp_path / "x.zip", permalink=PERMALINK)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as pack:
        assert pack.testzip() is None
        files = {name: pack.read(name) for name in pack.namelist()}
    alternatives = {f"alt-text.{language}.txt" for language in ("en", "fr", "ar")}
    pictures = {"map.html", "map.png", "map.svg"}
    assert files.keys() == {
        *pictures,
        *alternatives,
        *("map.geojson", "claims.csv", "credits.txt", "method.txt"),
    }
    method = files["method.txt"].decode()
    assert PERMALINK in method
    assert "Orontes" in method


def test_writing_to_a_folder_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(ArticlemapError, match="cannot be written"):
        write_export(select_all(TINY), "csv", tmp_path / "gone" / "x.csv")
