"""What exports need is loaded when an export is asked for, never when the program starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pyogrio", "shapely", "matplotlib", "geopandas", "fiona", "PIL.ImageFont")
STARTS = (
    "articlemap.ui, articlemap.views, articlemap.takeaway",
    "articlemap.export.formats, articlemap.figure, articlemap.reader.map",
    "articlemap.__main__",
)


@pytest.mark.parametrize("modules", STARTS)
def test_starting_loads_no_library_of_an_export(modules: str) -> None:
    script = f"import sys, {modules}; print(*(each for each in {HEAVY} if each in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_asking_for_an_export_loads_its_library() -> None:
    script = "import sys, articlemap.export.gpkg; print('pyogrio' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"
