"""The geoparser beside two baselines, on texts that it has not learned from.

    pip install -r benchmarks/geoparse/requirements.txt        (for the second baseline)
    python -m benchmarks.geoparse.evaluate [CORPUS ...] [--folds 5] [--no-rivals]

Each corpus (a .jsonl file) is cut into folds by document; each fold is read by a model that has
learned from the other folds, the other corpora and the training part of the project's own texts.
The held-out part of the own texts is read by a model that has learned from all the rest.
`own` rows count peoples ("Russian") as no places, the other corpora count them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from articlemap.atlas import open_atlas
from benchmarks.geoparse.corpora import Document, read_corpora, read_own
from benchmarks.geoparse.learning import Lesson, learn, prepare
from benchmarks.geoparse.parsers import most_populous, ours, spacy_most_populous
from benchmarks.geoparse.scoring import Parse, Score, score


def main() -> None:
    """Print a table for each corpus."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="*", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--no-rivals", action="store_true", help="leave the baselines out")
    chosen = options.parse_args()
    rivals = [] if chosen.no_rivals else [most_populous, spacy_most_populous]
    lessons = prepare([*read_corpora(chosen.corpora), *read_own("train")], open_atlas())
    for corpus in sorted({one.document.corpus for one in lessons}):
        if not corpus.startswith("own"):
            _report(corpus, *_cross_validate(lessons, corpus, chosen.folds), rivals)
    held_out = read_own("held_out")
    parse = ours(learn(lessons, open_atlas()))
    for corpus in sorted({one.corpus for one in held_out}):
        documents = [one for one in held_out if one.corpus == corpus]
        _report(f"{corpus} (held out)", documents, score(documents, parse), rivals)


def _cross_validate(
    lessons: Sequence[Lesson], corpus: str, folds: int
) -> tuple[list[Document], Score]:
    inside = [one for one in lessons if one.document.corpus == corpus]
    outside = [one for one in lessons if one.document.corpus != corpus]
    total = Score()
    for fold in range(folds):
        rest = [one for at, one in enumerate(inside) if at % folds != fold]
        model = learn([*outside, *rest], open_atlas())
        part = score([one.document for one in inside[fold::folds]], ours(model))
        total.counts += part.counts
        total.seconds += part.seconds
    return [one.document for one in inside], total


def _report(
    corpus: str, documents: Sequence[Document], result: Score, rivals: Sequence[Parse]
) -> None:
    print(f"\n{corpus}: {len(documents)} texts, {result.counts['gold']} names")
    rows = {"articlemap": result} | {
        rival.__name__.replace("_", " + "): score(documents, rival) for rival in rivals
    }
    names = list(result.row())
    print(f"{'':<24}" + "".join(f"{name:>17}" for name in names))
    for label, one in rows.items():
        cells = [f"{v:>17,.0f}" if n == "words/s" else f"{v:>17.3f}" for n, v in one.row().items()]
        print(f"{label:<24}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
