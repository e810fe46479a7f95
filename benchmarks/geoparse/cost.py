"""What the geoparser costs: import, opening, first answer, words a second, memory.

    python -m benchmarks.geoparse.cost [FILE.txt]

Times are of the processor, in a fresh process; memory is the peak of that process. The rival in
the same run is a look-up of every capitalised run of words and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

START, START_CPU = perf_counter(), process_time()
import articlemap.geoparse.parser  # noqa: E402

IMPORTED, IMPORTED_CPU = perf_counter() - START, process_time() - START_CPU

from articlemap.atlas import open_atlas  # noqa: E402
from articlemap.geoparse.spans import find_spans  # noqa: E402
from articlemap.geoparse.tokens import split_words  # noqa: E402

ARTICLE = Path(__file__).parents[2] / "data" / "idlib-2020-02-06" / "article.txt"
SECONDS = 2.0


def main() -> None:
    """Print the table."""
    text = Path(sys.argv[1] if sys.argv[1:] else ARTICLE).read_text(encoding="utf-8")
    parse = articlemap.geoparse.parser.geoparse
    opened = _time(lambda: (open_atlas().places, open_atlas().names))
    first = _time(lambda: parse(text))
    ours = _rate(text, lambda: parse(text))
    looked = _rate(text, lambda: find_spans(split_words(text), open_atlas()))
    print(f"import                 {IMPORTED:6.3f} s ({IMPORTED_CPU:.3f} s of processor)")
    print(f"opening the gazetteer  {opened * 1000:6.1f} ms")
    print(f"first text             {first * 1000:6.1f} ms, {len(text.split())} words")
    print(f"then                   {ours:8,.0f} words/s; looking up alone {looked:8,.0f} words/s")
    print(f"resident               {_peak_mb():6.0f} MB at the most")


def _time(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def _rate(text: str, run: Callable[[], object]) -> float:
    rounds, start = 0, process_time()
    while (spent := process_time() - start) < SECONDS:
        run()
        rounds += 1
    return rounds * len(text.split()) / spent


def _peak_mb() -> float:
    """The peak of resident memory; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 – not on Windows
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
