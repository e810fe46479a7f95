"""`python -m articlemap parse`: from a text to a dossier, with messages and exit codes."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from articlemap.__main__ import main
from articlemap.dossier import read_dossier
from articlemap.drafting import parsing
from articlemap.geoparse.toponym import Toponym
from tests.test_drafting import PLACES, find_names, name_at

SURE = "Hama se trouve en Syrie."


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The geoparser of test_drafting, which knows three places and needs no gazetteer."""
    monkeypatch.setattr(parsing, "_geoparse", find_names)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(f"Une ville\n\n{SURE}\n", encoding="utf-8")
    return path


def test_a_text_becomes_a_dossier_that_check_accepts(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dossier"
    facts = ["--date", "2020-02-06", "--source", "Essai", "--title", "Hama", "--language", "fr"]
    assert main(["parse", str(article), "--out", str(out), *facts]) == 0
    assert "2 names: 2 placed, 0 doubtful, 0 without a place" in capsys.readouterr().out
    assert main(["check", str(out)]) == 0
    meta = read_dossier(out).meta
    assert meta["articlemap"]["title"]["fr"] == "Hama"
    assert meta["articlemap"]["dateline"]["en"] == "Essai, 6 February 2020"
    assert {path.name for path in tmp_path.iterdir()} == {"article.txt", "dossier"}


def test_a_dossier_is_written_over_and_other_files_are_not(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dossier"
    assert main(["parse", str(article), "--out", str(out)]) == 0
    assert main(["parse", str(article), "--out", str(out)]) == 0
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.png").write_bytes(b"x")
    assert main(["parse", str(article), "--out", str(other)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert main(["parse", str(article), "--out", str(article)]) == 2
    assert "is a file" in capsys.readouterr().err


def test_what_is_doubtful_is_listed_with_the_reason_and_what_it_could_be(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def doubt(text: str, language: str | None) -> list[Toponym]:
        one = name_at(text, text.index("Hama"), "Hama", "doubtful")
        return [one]

    monkeypatch.setattr(parsing, "_geoparse", doubt)
    assert main(["parse", str(article), "--review"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "line 3: Hama: doubtful: not sure"
    assert PLACES["Hama"].gazetteer_id in lines[1]
    assert lines[-1].startswith("1 names: 0 placed, 1 doubtful")


def read_from(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_from(monkeypatch, SURE.encode())
    assert main(["parse", "-"]) == 0
    assert "nothing written; --out FOLDER does" in capsys.readouterr().out


def test_a_text_that_names_no_place_exits_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read_from(monkeypatch, b"Il pleut et personne ne sort de la maison.")
    assert main(["parse", "-"]) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03" * 50, "is not a text"),
        (b"word " * 1_100_000, "5 MB are allowed"),
        (b"word " * 2_100_000, "10 MB are allowed"),
    ],
    ids=["empty", "blank", "binary", "over 5 MB", "over 10 MB"],
)
def test_bad_input_is_told_and_exits_with_two(
    content: bytes,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    read_from(monkeypatch, content)
    assert main(["parse", "-"]) == 2
    assert message in capsys.readouterr().err


def test_another_encoding_is_read_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vieux.txt"
    path.write_bytes("Été à Hama : les réfugiés y étaient déjà arrivés en août.".encode("cp1252"))
    main(["parse", str(path)])
    assert "Read as" in capsys.readouterr().err


def test_another_language_is_tried_and_told(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(article), "--language", "sv"]) == 0
    assert "tried all the same" in capsys.readouterr().err


def test_a_missing_file_a_wrong_date_and_a_wrong_language_exit_with_two(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(tmp_path / "none.txt")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    for option in (["--date", "6 février"], ["--language", "français"]):
        with pytest.raises(SystemExit) as stop:
            main(["parse", str(article), *option])
        assert stop.value.code == 2
