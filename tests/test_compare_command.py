"""`python -m articlemap compare`: what a later article adds, changes and says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlemap.__main__ import main
from articlemap.archive import write_archive
from articlemap.dossier import Dossier, read_dossier

TINY = Path(__file__).parent / "data" / "tiny"


def test_an_article_compared_with_itself_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(TINY), str(TINY)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Said otherwise: 0" in lines
    assert f"Said by both: {len(read_dossier(TINY).claims)}" in lines


def test_what_only_one_of_them_says_is_given_in_its_words(
    article: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "later.zip"
    path.write_bytes(write_archive(article))
    assert main(["compare", str(TINY), str(path)]) == 0
    out = capsys.readouterr().out
    assert "+ Le Conseil de sécurité de l'ONU" in out


def test_a_dossier_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(TINY), "nowhere"]) == 2
    assert "nowhere: no such dossier" in capsys.readouterr().err
