"""One direction of import: data → domain → reader → UI."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "articlemap"
ORDER = (
    *("errors", "language", "rows", "tables", "reading", "rules", "areas", "dossier"),
    *("lookup", "marks", "package", "meta"),
    *("filling", "geodesy", "wording", "notices", "archive"),
    *("provenance", "spelling", "records", "names", "gazetteer", "atlas"),
    *("nominatim", "geocode", "drift", "posts", "verify", "ledger", "locator", "viewstate"),
    *("pagewords", "corrections", "geoparse", "proposals", "drafting"),
    *("intake", "overrides", "review", "drafts", "edited", "reviewed", "compare", "sidewords"),
    "examples",
    *("search", "selection", "chronology", "lanes", "timechart", "timedrawing"),
    *("reader", "figure", "export", "offers", "ui", "views", "timeviews", "takeaway", "pair"),
    *("carrier", "visit", "desk", "choice", "chooser", "commands", "__main__"),
)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
HEAVY = {"streamlit", "streamlit_folium"}
KNOW_STREAMLIT = {
    "ui",
    "views",
    "timeviews",
    "takeaway",
    "pair",
    "carrier",
    "visit",
    "desk",
    "choice",
    "chooser",
}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names]
    return set(names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_those_above_it(path: Path) -> None:
    own = ORDER.index(part_of(path))
    for name in imports_of(path):
        if name.startswith("articlemap."):
            other = name.split(".")[1]
            assert ORDER.index(other) <= own, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_ui_and_its_views_know_streamlit(path: Path) -> None:
    if part_of(path) not in KNOW_STREAMLIT:
        assert not {name.split(".")[0] for name in imports_of(path)} & HEAVY
