"""Web annotations: a JSON-LD processor reads them, and their selectors find their text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from articlemap.export.annotations import CONTEXT_URL, name_source, write_annotations
from articlemap.lookup import look_up
from articlemap.provenance import hash_article
from articlemap.selection import Selection
from tests.exports import FIRST, PERMALINK, TINY, select_all

OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"


def link(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


# The terms used here of the context of https://www.w3.org/TR/annotation-vocab/, so that no test
# asks the network.
CONTEXT: dict[str, Any] = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector"),
            *("TextPositionSelector", "describing", "identifying", "start", "end"),
            *("exact", "prefix", "suffix"),
        )
    },
    "body": link("oa:hasBody"),
    "target": link("oa:hasTarget"),
    "source": link("oa:hasSource"),
    "selector": link("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}


def load_context(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """The one context that may be asked for; anything else would be a request to a stranger."""
    assert url == CONTEXT_URL
    document = {"@context": CONTEXT}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document,
    }


@pytest.fixture(scope="module", params=(FIRST, TINY), ids=lambda folder: folder.name)
def selection(request: pytest.FixtureRequest) -> Selection:
    return select_all(request.param)


@pytest.fixture(scope="module")
def page(selection: Selection) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(write_annotations(selection, permalink=PERMALINK))
    return data


@pytest.fixture(scope="module")
def triples(page: dict[str, Any]) -> list[dict[str, Any]]:
    options = {"documentLoader": load_context}
    found: list[dict[str, Any]] = jsonld.to_rdf(page, options)["@default"]
    return found


def objects(triples: list[dict[str, Any]], predicate: str) -> list[str]:
    return [one["object"]["value"] for one in triples if one["predicate"]["value"] == predicate]


def test_a_processor_finds_an_annotation_for_each_claim_and_each_mention(
    selection: Selection, triples: list[dict[str, Any]]
) -> None:
    ties = [tie for t in look_up(selection.dossier).ties_of_claim.values() for tie in t]
    mentions = [tie for tie in ties if tie["mention"]]
    motives = objects(triples, f"{OA}motivatedBy")
    assert motives.count(f"{OA}describing") == len(selection.claims)
    assert motives.count(f"{OA}identifying") == len(mentions)


def test_every_selector_finds_its_text(selection: Selection, page: dict[str, Any]) -> None:
    text = selection.dossier.article
    for annotation in page["items"]:
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1


def test_the_processor_keeps_selectors_as_they_are(
    page: dict[str, Any], triples: list[dict[str, Any]]
) -> None:
    quotes = [one["target"]["selector"][0] for one in page["items"]]
    assert sorted(objects(triples, f"{OA}exact")) == sorted(one["exact"] for one in quotes)
    assert len(objects(triples, f"{OA}start")) == len(page["items"])


def test_the_source_is_named_by_what_it_says(
    selection: Selection, triples: list[dict[str, Any]]
) -> None:
    sources = set(objects(triples, f"{OA}hasSource"))
    assert name_source(hash_article(selection.dossier)) in sources


def test_bodies_hold_the_places_with_their_coordinates(
    selection: Selection, page: dict[str, Any], triples: list[dict[str, Any]]
) -> None:
    places = [
        body["source"]
        for one in page["items"]
        for body in (one["body"] if isinstance(one["body"], list) else [one["body"]])
        if body["type"] == "SpecificResource"
    ]
    tables = look_up(selection.dossier)
    assert {one["provenance"]["place_id"] for one in places} == set(tables.ties_of_mark)
    assert all(one["provenance"]["coordinate_chain"] for one in places)
    written = [one["geo"]["latitude"] for one in places if "geo" in one]
    read = [float(value) for value in objects(triples, f"{SCHEMA}latitude")]
    assert sorted(written) == sorted(read)


def test_the_page_says_what_it_is(page: dict[str, Any]) -> None:
    assert page["about"]["permalink"] == PERMALINK
    assert {"filter", "exported", "title"} <= page["about"].keys()


def test_a_name_by_content_is_that_of_the_standard() -> None:
    """The example of RFC 6920, section 8.1: the SHA-256 of "Hello World!"."""
    digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    expected = "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    assert name_source(digest) == expected
