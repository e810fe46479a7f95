"""Words that look like places and are none, and names that mean one of several places."""

from __future__ import annotations

import pytest

from articlemap.geoparse import Toponym, geoparse


def find(text: str, language: str | None = None) -> dict[str, Toponym]:
    """The toponyms of a text by what is printed, the first of each."""
    found: dict[str, Toponym] = {}
    for one in geoparse(text, language):
        found.setdefault(one.printed, one)
    return found


def english_name(one: Toponym) -> str:
    return one.place.name_en if one.place else ""


@pytest.mark.parametrize(
    ("sentence", "trap"),
    [
        ("François Hollande est arrivé mardi à Bamako, au Mali.", "Hollande"),
        ("L'actrice Paris Hilton a quitté Los Angeles.", "Paris"),
        ("Chad Smith, the drummer, was born in Saint Paul, Minnesota.", "Chad"),
        ("« Je n'ai rien vu », a dit Michael Jordan à Chicago.", "Jordan"),
        ("M. Béziers, maire de la commune, s'est rendu à Lyon.", "Béziers"),
        ("Une chercheuse de l'Université de Damas vit à Beyrouth.", "Université"),
        ("Les combats ont repris dans le NORD-OUEST de la Syrie.", "NORD-OUEST"),
        ("Il arrivera le 3 Mars à Toulouse, en France.", "Mars"),
        ("Reading the report, she left Oxford for London.", "Reading"),
        ("Of the wounded, two were taken to Cairo.", "Of"),
        ("Le Washington Post a interrogé des habitants de Kaboul.", "Post"),
    ],
)
def test_people_papers_compass_points_and_common_words_are_not_places(
    sentence: str, trap: str
) -> None:
    assert trap not in find(sentence)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Nice est une ville de la Côte d'Azur, en France.", {"Nice"}),
        ("Des renforts sont partis de Lens vers Sens.", {"Lens", "Sens"}),
        ("The ferry from Liverpool reached Douglas, Isle of Man.", {"Liverpool"}),
    ],
)
def test_a_common_word_is_a_place_where_the_sentence_says_so(
    sentence: str, places: set[str]
) -> None:
    assert places <= set(find(sentence))


@pytest.mark.parametrize(
    ("sentence", "printed", "name", "country"),
    [
        ("Ils ont fui d'Alep vers l'Irak.", "Alep", "Aleppo", "SY"),
        ("Le ministre s'est rendu à Londres.", "Londres", "London", "GB"),
        ("La Cour de La Haye a tranché.", "La Haye", "The Hague", "NL"),
        ("Le sommet s'ouvre lundi à Pékin, en Chine.", "Pékin", "Beijing", "CN"),
        ("Le président est arrivé au Caire, en Égypte.", "Caire", "Cairo", "EG"),
        ("Moscou a démenti, selon un porte-parole russe.", "Moscou", "Moscow", "RU"),
        ("Un séisme a frappé la Nouvelle-Zélande.", "Nouvelle-Zélande", "New Zealand", "NZ"),
        ("L'Arabie saoudite a fermé sa frontière.", "Arabie saoudite", "Saudi Arabia", "SA"),
        ("Les combats gagnent la Cisjordanie.", "Cisjordanie", "West Bank", "PS"),
        ("Des obus sont tombés sur la bande de Gaza.", "bande de Gaza", "Gaza Strip", "PS"),
        ("Le front se déplace dans le Donbass, en Ukraine.", "Donbass", "Donbas", "UA"),
        ("La tension monte au Proche-Orient.", "Proche-Orient", "Near East", ""),
        ("Un navire a coulé en mer Noire.", "mer Noire", "Black Sea", ""),
        ("Il vit à Villeneuve-d'Ascq, en France.", "Villeneuve-d'Ascq", "Villeneuve-d'Ascq", "FR"),
    ],
)
def test_french_names_elided_composed_and_of_regions_are_understood(
    sentence: str, printed: str, name: str, country: str
) -> None:
    one = find(sentence, "fr")[printed]
    assert one.place is not None
    assert (one.place.name_en, one.place.country) == (name, country)


@pytest.mark.parametrize(
    ("sentence", "kind", "gazetteer_id"),
    [
        ("L'offensive dans la province d'Idlib, en Syrie, se poursuit.", "governorate", "169387"),
        ("Ils sont entrés dans la ville d'Idlib, en Syrie.", "city", "169389"),
        ("Dans le gouvernorat de Hama, en Syrie, la route est coupée.", "governorate", "170015"),
    ],
)
def test_a_province_is_told_from_its_town(sentence: str, kind: str, gazetteer_id: str) -> None:
    (one,) = (toponym for toponym in geoparse(sentence, "fr") if toponym.printed != "Syrie")
    assert one.place is not None
    assert (one.place.kind, one.place.gazetteer_id) == (kind, gazetteer_id)
    assert gazetteer_id not in {other.gazetteer_id for other in one.alternatives}
    other = one.alternatives[0]
    assert other.country == "SY"
    assert (other.kind == "governorate") != (kind == "governorate")


def test_provinces_in_a_list_are_provinces() -> None:
    text = "En Syrie, les gouvernorats d'Alep, d'Idlib et de Raqqa sont touchés."
    kinds = {one.printed: one.place.kind for one in geoparse(text, "fr") if one.place}
    assert kinds == {
        "Syrie": "country",
        "Alep": "governorate",
        "Idlib": "governorate",
        "Raqqa": "governorate",
    }


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("La milice a quitté Tripoli, capitale de la Libye, pour Misrata.", "LY"),
        ("De Beyrouth à Tripoli, le nord du Liban manque d'eau.", "LB"),
    ],
)
def test_the_company_of_a_name_decides_between_homonyms(sentence: str, country: str) -> None:
    place = find(sentence, "fr")["Tripoli"].place
    assert place is not None
    assert place.country == country


def test_a_lone_far_homonym_is_never_simply_placed() -> None:
    text = (
        "Les postes Morek et Surman, en Syrie, sont encerclés, a indiqué l'Observatoire. "
        "Les combats se poursuivent à Saraqeb et à Idlib."
    )
    assert find(text, "fr").get("Surman") is None or find(text, "fr")["Surman"].status != "placed"


def test_names_in_arabic_text_are_found_without_the_words_written_with_them() -> None:
    found = find("غادرت القوات حلب ودمشق باتجاه إدلب في سوريا.", "ar")
    assert {"حلب", "دمشق", "إدلب", "سوريا"} <= set(found)
    assert english_name(found["دمشق"]) == "Damascus"


def test_headings_in_capitals_are_read() -> None:
    found = find("SYRIE : DES RENFORTS TURCS\n\nDes renforts ont quitté Ankara pour la Syrie.")
    assert english_name(found["SYRIE"]) == "Syria"


def test_peoples_count_in_english_unless_told_otherwise_and_never_in_french() -> None:
    text = "Russian forces left Syria for Russia. Moscow said Russian planes would stay in Syria."
    assert "Russian" in find(text, "en")
    assert "Russian" not in {one.printed for one in geoparse(text, "en", demonyms=False)}
    assert set(find("Les Russes ont quitté la Syrie.", "fr")) == {"Syrie"}


def test_a_river_is_listed_without_a_point() -> None:
    one = find("Le pont sur l'Euphrate relie Raqqa à la Syrie orientale.", "fr")["Euphrate"]
    assert (one.status, one.place) == ("unplaced", None)
    assert "river" in one.reason
