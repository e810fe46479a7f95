"""From a text to a verified dossier with the real geoparser and the world gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlemap.__main__ import main
from articlemap.dossier import read_dossier

TEXT = """Incendie au Texas

DALLAS, 5 mars – Le feu a gagné mardi Paris, au Texas, selon la shérif Dakota Lyons.
La fumée se dirige vers le golfe du Mexique. Des pompiers sont venus de Houston et du Canada.
"""


def test_a_draft_of_anywhere_is_read_checked_and_derived_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, out = tmp_path / "article.txt", tmp_path / "dossier"
    article.write_text(TEXT, encoding="utf-8")
    main(["parse", str(article), "--out", str(out), "--date", "2024-03-05", "--language", "fr"])

    places = read_dossier(out).places.set_index("name_printed")
    assert places.loc["Paris", "gazetteer_id"] == "4717560"
    assert places.loc["Canada", "precision"] == "area"
    assert places.loc["golfe du Mexique", "gazetteer"] == "regions"
    capsys.readouterr()
    assert main(["verify", str(out)]) == 0
    assert "0 failed" in capsys.readouterr().out


def test_the_shipped_article_becomes_a_dossier_too(tmp_path: Path) -> None:
    article = Path(__file__).parents[1] / "data" / "idlib-2020-02-06" / "article.txt"
    out = tmp_path / "dossier"
    main(["parse", str(article), "--out", str(out), "--date", "2020-02-06", "--language", "fr"])
    dossier = read_dossier(out)
    assert {"164816", "167611"} <= set(dossier.places["gazetteer_id"])
    assert dossier.article == article.read_text(encoding="utf-8").strip()
