"""How well toponyms agree with the marks of annotated texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import process_time

from benchmarks.geoparse.corpora import NEAR_KM, Document, Gold, km, match


@dataclass(frozen=True, slots=True)
class Found:
    """What a geoparser says of a span: a point and a GeoNames id, or neither."""

    start: int
    end: int
    point: tuple[float, float] | None
    id: int | None = None


Parse = Callable[[Document], Sequence[Found]]


@dataclass(slots=True)
class Score:
    """Counts over texts; the properties are what the literature reports."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def row(self) -> dict[str, float]:
        """The figures by name, shares from 0 to 1."""
        n = self.counts
        spans = _f1(n["matched"], n["found"], n["gold"])
        end = _f1(n["near"], n["located found"], n["located gold"])
        return {
            "span P": spans[0],
            "span R": spans[1],
            "span F1": spans[2],
            "e2e P": end[0],
            "e2e R": end[1],
            "e2e F1": end[2],
            "acc@161": _share(n["near"], n["located matched"]),
            "record of found": _share(n["record"], n["recorded matched"]),
            "record of all": _share(n["record"], n["recorded gold"]),
            "kind wrong": _share(n["near"] - n["record near"], n["near"]),
            "needless point": _share(n["needless"], n["unlocatable"]),
            "words/s": n["words"] / self.seconds if self.seconds else 0.0,
        }


def score(documents: Sequence[Document], parse: Parse) -> Score:
    """The score of a geoparser on documents, in processor seconds of this process.

    One text is read before the clock starts, so that opening files is not measured.
    """
    total = Score()
    parse(documents[0])
    for document in documents:
        start = process_time()
        found = list(parse(document))
        total.seconds += process_time() - start
        total.counts += _count(document.gold, found)
        total.counts["words"] += len(document.text.split())
    return total


def _count(gold: Sequence[Gold], found: Sequence[Found]) -> Counter[str]:
    """As in the literature, what is matched with a name that nobody could locate counts nowhere
    in the end-to-end figures; whether it got a point is counted by itself."""
    pairs = match(gold, [(one.start, one.end) for one in found])
    n = Counter({"gold": len(gold), "found": len(found), "matched": len(pairs)})
    n["located gold"] = sum(one.point is not None for one in gold)
    n["recorded gold"] = sum(one.id is not None for one in gold)
    n["unlocatable"] = sum(one.point is None and not one.wide for one in gold)
    for at, answer in enumerate(found):
        target = gold[pairs[at]] if at in pairs else None
        if target is not None and target.point is None:
            n["needless"] += answer.point is not None and not target.wide
            continue
        n["located found"] += answer.point is not None
        if target is not None:
            n += _compare(target, answer)
    return n


def _compare(target: Gold, answer: Found) -> Counter[str]:
    assert target.point is not None
    near = answer.point is not None and km(target.point, answer.point) <= NEAR_KM
    record = target.id is not None and target.id == answer.id
    near = near or record  # the points of one record differ between lists
    return Counter(
        {
            "located matched": 1,
            "recorded matched": target.id is not None,
            "near": near,
            "record": record,
            "record near": near and (record or target.id is None),
        }
    )


def _f1(right: int, answers: int, gold: int) -> tuple[float, float, float]:
    precision, recall = _share(right, answers), _share(right, gold)
    return precision, recall, _share(2 * right, answers + gold)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
