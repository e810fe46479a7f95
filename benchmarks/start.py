"""How long the program takes to start, against a start that loads what exports need.

Run: python benchmarks/start.py. Each start is a process of its own; the fastest of some counts.
"""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

RUNS = 5
OURS = "import articlemap.ui, articlemap.views, articlemap.takeaway"
WITHOUT = "import articlemap.ui, articlemap.views"
EAGER = f"{OURS}, articlemap.export.gpkg, articlemap.export.geojson, articlemap.figure.saving"
BARE = "import streamlit, pandas, folium, streamlit_folium, pandera.pandas, babel.dates"


def measure(script: str) -> float:
    """The shortest of RUNS starts, in seconds."""
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
        times.append(perf_counter() - begun)
    return min(times)


def main() -> None:
    """Print the times and their ratios."""
    ours, eager, bare = measure(OURS), measure(EAGER), measure(BARE)
    without = measure(WITHOUT)
    print(f"start as it is                        {ours:6.2f} s")
    print(f"without the panel to take away        {without:6.2f} s   {without / ours:.2f} times")
    print(f"with GDAL, shapely and matplotlib     {eager:6.2f} s   {eager / ours:.2f} times")
    print(f"the libraries of the page alone       {bare:6.2f} s   {bare / ours:.2f} times")


if __name__ == "__main__":
    main()
