"""From a review to a dossier: what a person decided, drawn and listed like the first article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from articlemap.dossier import Dossier
from articlemap.drafting import (
    DOUBTFUL,
    PLACES,
    DraftLayer,
    DraftRoute,
    make_dossier,
    make_layer,
)
from articlemap.drafts import Draft, resume
from articlemap.edited import claim_key, edit_proposals
from articlemap.geoparse.sentences import sentence_around, split_sentences
from articlemap.geoparse.toponym import Toponym
from articlemap.proposals import Proposal, propose_claims
from articlemap.review import Review, resolve_toponyms


def to_dossier(review: Review) -> Dossier:
    """The dossier of a review as it stands, at any moment; what nobody reviewed is doubtful.

    Raises InvalidDossierError when its parts do not fit the text.
    """
    toponyms = [_with_record(one) for one in resolve_toponyms(review)]
    proposals = edit_proposals(propose(review, toponyms), review)
    choose = _chooser(review, proposals)
    routes = list_routes(review)
    used = {choose(one) for one in toponyms if one.place} | {one.layer for one in routes}
    return make_dossier(
        review.article,
        toponyms,
        proposals,
        layers=[one for one in list_layers(review) if one.layer_id != DOUBTFUL or DOUBTFUL in used],
        choose_layer=choose,
        routes=routes,
        reviewed=all(spot.reviewed for spot in review.spots.values()),
    )


def draft_dossier(draft: Draft) -> Dossier:
    """The dossier of a kept draft, with every decision that was kept."""
    return to_dossier(resume(draft).review)


def propose(review: Review, toponyms: list[Toponym] | None = None) -> list[Proposal]:
    """What each sentence seems to say, before anybody has put it right."""
    article = review.article
    names = resolve_toponyms(review) if toponyms is None else toponyms
    return propose_claims(
        article.text,
        split_sentences(article.text, article.language or "en"),
        names,
        published=article.published,
        language=article.language,
    )


def list_routes(review: Review) -> list[DraftRoute]:
    """The routes that a person drew, each in its own layer or in that of its sentence's claim."""
    return [
        DraftRoute(
            route_id=key,
            name=one["name"],
            points=tuple((latitude, longitude) for latitude, longitude in one["points"]),
            start=one.get("start", 0),
            layer=one.get("layer") or _layer_of(one.get("start", 0), review),
        )
        for key, one in review.routes.items()
    ]


def _layer_of(start: int, review: Review) -> str:
    return str(review.claims.get(claim_key(start), {}).get("layer", PLACES))


def list_layers(review: Review) -> list[DraftLayer]:
    """The layers of the review: the two that every draft has, then those that a person named."""
    own = [PLACES, *(one for one in review.layers if one not in (PLACES, DOUBTFUL))]
    named = [
        make_layer(layer, _name(review, layer), number=number) for number, layer in enumerate(own)
    ]
    doubtful = make_layer(DOUBTFUL, _name(review, DOUBTFUL), shown_first=False)
    return [*named[:1], doubtful, *named[1:]]


def _name(review: Review, layer: str) -> str:
    return str(review.layers.get(layer, {}).get("name", ""))


def _chooser(review: Review, proposals: list[Proposal]) -> Callable[[Toponym], str]:
    """What gives the layer that draws a name: its claim's own, else by how sure it is."""
    spans = [one.sentence for one in proposals]

    def choose(toponym: Toponym) -> str:
        edit = review.claims.get(claim_key(sentence_around(spans, toponym.start)[0]), {})
        if edit.get("layer"):
            return str(edit["layer"])
        return DOUBTFUL if toponym.status == "doubtful" else PLACES

    return choose


def _with_record(toponym: Toponym) -> Toponym:
    """A place set by hand has no record: its point tells it from others set by hand."""
    place = toponym.place
    if place is None or place.gazetteer_id:
        return toponym
    record = f"{place.latitude:.5f} {place.longitude:.5f}"
    return replace(toponym, place=replace(place, gazetteer_id=record))
