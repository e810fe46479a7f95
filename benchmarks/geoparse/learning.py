"""What the geoparser learns from annotated texts, decision by decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Atlas
from articlemap.geoparse.candidates import Candidates
from articlemap.geoparse.company import weigh_alone, weigh_candidates
from articlemap.geoparse.evidence import weigh_spans
from articlemap.geoparse.model import Model, as_probability, score
from articlemap.geoparse.parser import recognise
from articlemap.geoparse.reading import Reading
from articlemap.geoparse.resolution import resolve, spread, weigh_places
from articlemap.geoparse.spans import Span, find_spans
from articlemap.geoparse.tokens import Token, split_words
from benchmarks.geoparse.corpora import NEAR_KM, Document, Gold, km, match
from benchmarks.geoparse.fitting import Table, fit_logistic, fit_ranker, join

Floats = npt.NDArray[np.float64]
CANDIDATE = 0.1  # spans less likely than this are not resolved at all
OWN = 3.0  # of our own texts' weight, other corpora's being 1
EMPTY = Model(
    {}, {}, {}, {}, {}, {"candidate": CANDIDATE, "joint": 0.4, "doubtful": 0.7, "unplaced": 0.5}
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document with its words and spans, and which gold name each span is."""

    document: Document
    tokens: list[Token]
    spans: list[Span]
    table: Table
    gold: dict[int, Gold]


def prepare(documents: Sequence[Document], atlas: Atlas) -> list[Lesson]:
    """The documents read once; all learning works on them."""
    lessons = []
    for document in documents:
        tokens = split_words(document.text)
        spans = find_spans(tokens, atlas)
        table = weigh_spans(Reading(tokens, spans, atlas, document.language))
        lessons.append(Lesson(document, tokens, spans, table, _match(document, tokens, spans)))
    return lessons


def _match(document: Document, tokens: Sequence[Token], spans: Sequence[Span]) -> dict[int, Gold]:
    offsets = [(tokens[one.first].start + one.prefix, tokens[one.last].end) for one in spans]
    pairs = match(document.gold, offsets)
    return {at: document.gold[number] for at, number in pairs.items()}


def learn(lessons: Sequence[Lesson], atlas: Atlas) -> Model:
    """All weights and thresholds from these documents."""
    model = replace(EMPTY, span=_learn_spans(lessons))
    model = replace(model, first=_learn_ranking(lessons, atlas, []))
    model = replace(model, again=_learn_ranking(lessons, atlas, [model.first]))
    model = replace(model, again=_learn_ranking(lessons, atlas, [model.first, model.again]))
    return _learn_joint(lessons, atlas, model)


def _learn_spans(lessons: Sequence[Lesson]) -> dict[str, float]:
    table = join([one.table for one in lessons])
    right = np.concatenate([[at in one.gold for at in range(len(one.spans))] for one in lessons])
    weight = np.concatenate([np.full(len(one.spans), _weight(one)) for one in lessons])
    return fit_logistic(table, right.astype(float), weight)


def _weight(lesson: Lesson) -> float:
    """How much a text counts: ours more, because they are few and French comes first."""
    return OWN if lesson.document.corpus.startswith("own") else 1.0


def _learn_ranking(
    lessons: Sequence[Lesson], atlas: Atlas, passes: Sequence[dict[str, float]]
) -> dict[str, float]:
    tables, rights, sizes, weights = [], [], [], []
    for lesson in lessons:
        numbers = [at for at, gold in lesson.gold.items() if gold.point]
        spans = [lesson.spans[at] for at in sorted(numbers)]
        golds = [lesson.gold[at] for at in sorted(numbers)]
        those = Candidates(lesson.tokens, spans, atlas)
        if not those.groups:
            continue
        alone = weigh_alone(those)
        table = weigh_candidates(those, alone)
        for weighed in passes:
            table = weigh_candidates(those, alone, those.choose(score(weighed, table)))
        for group in those.groups:
            part = slice(group.start, group.stop)
            right = _right(those, part, golds[group.spans[0]], atlas)
            if right.any() and not right.all():
                tables.append({name: column[part] for name, column in table.items()})
                rights.append(right)
                sizes.append(len(right))
                weights.append(len(group.spans) ** 0.5 * _weight(lesson))
    return fit_ranker(join(tables), np.concatenate(rights), sizes, np.array(weights))


def _right(those: Candidates, part: slice, gold: Gold, atlas: Atlas) -> Floats:
    """Which candidates are right: the annotated record, or else what lies near its point."""
    assert gold.point
    places = atlas.places[those.rows[part]]
    same = places["id"] == gold.id if gold.id else np.zeros(len(places), bool)
    if same.any():
        return same.astype(float)
    points = zip(places["latitude"].tolist(), places["longitude"].tolist(), strict=True)
    return np.array([km(gold.point, point) <= NEAR_KM for point in points], float)


def _learn_joint(lessons: Sequence[Lesson], atlas: Atlas, model: Model) -> Model:
    joints, places, is_place, is_right = [], [], [], []
    joint_weight: list[float] = []
    place_weight: list[float] = []
    total = sum(len(lesson.document.gold) for lesson in lessons)
    for lesson in lessons:
        spans, probability = recognise(lesson.tokens, atlas, model, lesson.document.language)
        result = resolve(lesson.tokens, spans, atlas, model)
        if result is None:
            continue
        gold = _match(lesson.document, lesson.tokens, spans)
        table = weigh_places(result, probability)
        joint, numbers = spread(result.those, table, probability)
        joints.append(joint)
        is_place += [at in gold for at in numbers]
        joint_weight += [_weight(lesson)] * len(numbers)
        for at, group in enumerate(result.those.groups):
            found = [gold[number] for number in group.spans if number in gold]
            if found and not found[0].wide:
                places.append({name: column[[at]] for name, column in table.items()})
                place_weight.append(_weight(lesson))
                is_right.append(_is_right(result.those.rows[result.chosen[at]], found[0], atlas))
    joint, known = join(joints), np.array(is_place, float)
    model = replace(
        model,
        joint=fit_logistic(joint, known, np.array(joint_weight)),
        right=fit_logistic(join(places), np.array(is_right, float), np.array(place_weight)),
    )
    chance = as_probability(score(model.joint, joint))
    return replace(model, thresholds={**model.thresholds, "joint": _best_cut(chance, known, total)})


def _is_right(row: int, gold: Gold, atlas: Atlas) -> bool:
    place = atlas.places[row]
    point = (float(place["latitude"]), float(place["longitude"]))
    return gold.point is not None and km(gold.point, point) <= NEAR_KM


def _best_cut(chance: Floats, right: Floats, gold: int) -> float:
    """The threshold at which what is kept has the best F1."""
    cuts = np.arange(0.2, 0.75, 0.025)
    kept = [chance >= cut for cut in cuts]
    scores = [2 * (one * right).sum() / (one.sum() + gold) for one in kept]
    return round(float(cuts[int(np.argmax(scores))]), 3)
