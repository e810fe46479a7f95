"""A dossier made of an article and of what was found in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from colorspacious import cspace_convert, deltaE

from articlemap.archive import read_archive, write_archive
from articlemap.dossier import Dossier
from articlemap.drafting import Article, Parsed, make_dossier, make_layer, parse_article
from articlemap.drafting.layers import COLOURS, DOUBT_COLOUR
from articlemap.geoparse.toponym import Candidate, Status, Toponym
from articlemap.reader.scene import find_unplaced, layer_scene, text_scene

TEXT = """NOUVEL EXODE

HOMS, 6 février – Des familles ont fui Homs mercredi vers Hama, selon la Croix-Rouge.
Hama se trouve en Syrie. Personne ne connaît Sarmine-le-Haut.
Il pleut."""
PUBLISHED = "2020-02-06"
HOMS = Candidate(
    *("geonames", "169577", "Homs", "Homs", "حمص", "city", "SY", "Homs", 34.72, 36.73, 4.0),
    *(775_404, 0.97),
)
HAMA = replace(HOMS, gazetteer_id="170017", name_en="Hamah", name_fr="Hama", latitude=35.13)
SYRIA = replace(HOMS, gazetteer_id="163843", name_en="Syria", kind="country", uncertainty_km=9000.0)
PLACES = {"Homs": HOMS, "HOMS": HOMS, "Hama": HAMA, "Syrie": SYRIA}


def find_names(text: str, language: str | None = None) -> list[Toponym]:
    """Every name of PLACES in a text, and one that no list has: a geoparser for the tests."""
    names = [*PLACES, "Sarmine-le-Haut"]
    found = [name_at(text, text.index(name), name) for name in names if name in text]
    second = text.find("Hama", text.find("Hama") + 1)
    return sorted(
        [*found, *([name_at(text, second, "Hama")] if second > 0 else [])],
        key=lambda one: one.start,
    )


def name_at(text: str, start: int, name: str, status: Status = "placed") -> Toponym:
    place = PLACES.get(name)
    given: Status = status if place else "unplaced"
    end = start + len(name)
    return Toponym(
        *(start, end, text[start:end], given, 0.9, 0.9, place, (), (0, len(text))),
        reason="" if place else "no list has it",
    )


ARTICLE = Article(TEXT, "Nouvel exode", PUBLISHED, "Essai", "fr")


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse_article(ARTICLE, parser=find_names)


@pytest.fixture(scope="module")
def dossier(parsed: Parsed) -> Dossier:
    return make_dossier(ARTICLE, parsed.toponyms, parsed.proposals)


def ties_of(dossier: Dossier) -> set[tuple[str, str]]:
    return set(zip(dossier.claim_places["place_id"], dossier.claim_places["role"], strict=True))


def test_a_draft_is_valid_and_comes_back_equal_from_its_archive(dossier: Dossier) -> None:
    again = read_archive(write_archive(dossier)).dossier
    assert again.article == TEXT
    for name in ("sentences", "places", "claims", "claim_places", "layers", "claimants"):
        assert again.table(name).equals(dossier.table(name)), name


def test_every_sentence_is_there_verbatim_with_its_state(dossier: Dossier) -> None:
    rows = dossier.sentences
    spans = zip(rows["start"].tolist(), rows["end"].tolist(), strict=True)
    assert [TEXT[start:end] for start, end in spans] == rows["text"].tolist()
    assert list(rows["ledger"]) == ["heading", "mapped", "mapped", "not_drawable", "no_place"]
    assert list(rows["paragraph"]) == [1, 2, 3, 3, 4]
    assert "Sarmine-le-Haut" in rows["off_map_reason"].iloc[3]


def test_nothing_is_translated_that_nobody_translated(dossier: Dossier) -> None:
    assert dossier.sentences["text_en"].isna().all()
    assert text_scene(dossier)["sentences"][0]["rendering"] is None


def test_a_place_has_its_record_and_no_more_exactness_than_known(dossier: Dossier) -> None:
    places = dossier.places.set_index("place_id")
    assert list(places.loc["homs", ["gazetteer", "gazetteer_id", "precision"]]) == [
        *("geonames", "169577", "town")
    ]
    assert places.loc["homs", "uncertainty_km"] == 4
    assert "CC BY 4.0" in str(places.loc["homs", "source"])
    assert places.loc["syria", "precision"] == "area"
    assert places.loc["syria", "uncertainty_km"] == 2000


def test_a_name_without_a_place_is_listed_without_coordinates(dossier: Dossier) -> None:
    (row,) = find_unplaced(dossier)
    assert (row["name_printed"], row["latitude"], row["gazetteer"]) == (
        *("Sarmine-le-Haut", None, None),
    )
    assert row["note_en"] == "no list has it"


def test_a_claim_says_when_who_and_where_from_and_to(dossier: Dossier) -> None:
    claim = dossier.claims.iloc[0]
    assert (claim["date"], claim["date_printed"]) == ("2020-02-05", "mercredi")
    assert claim["claimant"] == "Croix-Rouge"
    assert {("homs", "from"), ("hamah", "toward"), ("homs", "said_in")} <= ties_of(dossier)


def test_a_dateline_is_where_it_was_said_and_its_day_no_event(dossier: Dossier) -> None:
    ties = dossier.claim_places
    assert list(ties[ties["role"] == "said_in"]["mention"]) == ["HOMS"]
    assert "6 février" not in set(dossier.claims["date_printed"].dropna())


def test_what_nobody_reviewed_says_so(dossier: Dossier, parsed: Parsed) -> None:
    assert "not yet reviewed" in dossier.claims["summary_en"].iloc[0]
    assert "pas encore relu" in dossier.claims["summary_fr"].iloc[0]
    checked = make_dossier(ARTICLE, parsed.toponyms, parsed.proposals, reviewed=True)
    assert "not yet" not in checked.claims["summary_en"].iloc[0]


def test_a_doubtful_place_is_drawn_apart_and_off_at_first(parsed: Parsed) -> None:
    doubt = [
        replace(one, status="doubtful", reason="several fit", alternatives=(HOMS,))
        if one.printed == "Hama"
        else one
        for one in parsed.toponyms
    ]
    dossier = make_dossier(ARTICLE, doubt, parsed.proposals)
    place = dossier.places.set_index("place_id").loc["hamah"]
    assert place["precision"] == "near"
    assert place["note_en"] == "Doubtful: several fit. Or: Homs (city, Homs, SY)."
    layer = layer_scene(dossier, "doubtful")
    assert (layer["shown"], [mark["id"] for mark in layer["marks"]]) == (False, ["hamah"])


def test_layers_may_be_named_and_chosen(parsed: Parsed) -> None:
    layers = [make_layer("north", "Le nord"), make_layer("south", "Le sud", number=1)]
    dossier = make_dossier(
        *(ARTICLE, parsed.toponyms, parsed.proposals),
        layers=layers,
        choose_layer=lambda one: "north" if one.printed == "Hama" else "south",
    )
    assert list(dossier.layers["name_fr"]) == ["Le nord", "Le sud"]
    assert set(dossier.claims["layer"]) == {"north", "south"}


def test_the_first_view_is_where_most_places_are(parsed: Parsed) -> None:
    def view(*points: tuple[float, float]) -> list[float]:
        names = [
            replace(
                one,
                place=replace(HOMS, gazetteer_id=str(at), latitude=point[0], longitude=point[1]),
            )
            for at, (one, point) in enumerate(zip(parsed.toponyms, points, strict=False))
        ]
        return list(make_dossier(ARTICLE, names, parsed.proposals).meta["articlemap"]["home"])

    south, west, north, east = view((15.0, 120.0), (15.5, 121.0), (15.2, 120.2), (55.75, 37.62))
    assert (south, west, north, east) == (14.75, 119.75, 15.75, 121.25)


def test_a_text_that_names_nothing_is_a_dossier_without_marks() -> None:
    article = Article("Il pleut.", language="fr")
    dossier = parse_article(article, parser=find_names).make_dossier(article)
    assert dossier.claims.empty
    assert "home" not in dossier.meta["articlemap"]
    assert dossier.meta["articlemap"]["title"]["fr"] == "Un article sans titre"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> Homs & Hama",
        "Homs ; « Hama » dit « O'Brien <b> »",
        '=SUM(A1) Homs, \t"Hama"',
        "حمص Homs وحماة Hama",
    ],
)
def test_any_text_makes_a_dossier(text: str) -> None:
    article = Article(text, text, "", text, "")
    dossier = parse_article(article, parser=find_names).make_dossier(article)
    assert read_archive(write_archive(dossier)).dossier.article == text


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("sight", ["protanomaly", "deuteranomaly", "tritanomaly"])
def test_eight_layers_and_doubt_are_told_apart_with_every_sight(theme: int, sight: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    colours = [pair[theme] for pair in (*COLOURS, DOUBT_COLOUR)]
    seen = cspace_convert([channels(one) for one in colours], space, "sRGB1").clip(0, 1)
    near = [deltaE(a, b, input_space="sRGB1") for a, b in combinations(seen, 2)]
    assert len(set(colours)) == 9
    assert min(near) > 10
