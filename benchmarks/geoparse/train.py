"""Learn the geoparser's weights from annotated texts and write articlemap/geoparse/weights.json.

    python benchmarks/geoparse/train.py [CORPUS ...] [--out FILE]

A corpus is a .jsonl file or a folder of them; the training part of the project's own texts is
added. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlemap.atlas import open_atlas
from articlemap.geoparse.model import WEIGHTS
from benchmarks.geoparse.corpora import read_corpora, read_own
from benchmarks.geoparse.learning import learn, prepare


def main() -> None:
    """Learn from the corpora of the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="*", type=Path)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = options.parse_args()
    atlas = open_atlas()
    documents = [*read_corpora(chosen.corpora), *read_own("train")]
    model = learn(prepare(documents, atlas), atlas)
    chosen.out.write_text(json.dumps(asdict(model), indent=1) + "\n", encoding="utf-8")
    print(f"{len(documents)} documents, {chosen.out.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
