"""The shipped article, read by the geoparser: its places found, Surman not in Libya."""

from __future__ import annotations

import pytest

from articlemap.dossier import ARTICLE
from articlemap.geoparse import Toponym, geoparse
from tests.conftest import FIRST_DOSSIER


@pytest.fixture(scope="module")
def found() -> list[Toponym]:
    return geoparse((FIRST_DOSSIER / ARTICLE).read_text(encoding="utf-8"))


def ids(found: list[Toponym], printed: str) -> set[str]:
    return {one.place.gazetteer_id for one in found if one.printed == printed and one.place}


@pytest.mark.parametrize(
    ("printed", "gazetteer_id"),
    [
        ("Damas", "170654"),
        ("Alep", "170063"),
        ("Lattaquié", "173576"),
        ("Saraqeb", "164816"),
        ("Maaret al-Numan", "167611"),
        ("Morek", "166640"),
        ("Turquie", "298795"),
        ("Grande-Bretagne", "2635167"),
    ],
)
def test_the_articles_places_are_found(
    found: list[Toponym], printed: str, gazetteer_id: str
) -> None:
    assert ids(found, printed) == {gazetteer_id}


def test_idlib_is_the_province_where_the_article_says_so_and_the_town_elsewhere(
    found: list[Toponym],
) -> None:
    assert ids(found, "Idlib") == {"169387", "169389"}


def test_surman_is_not_in_libya(found: list[Toponym]) -> None:
    surmans = [one for one in found if one.printed == "Surman"]
    assert all(one.status != "placed" for one in surmans)


@pytest.mark.parametrize("printed", ["James", "Jeffrey", "Tahrir", "Josep", "Jan", "Morley"])
def test_its_people_and_groups_are_no_places(found: list[Toponym], printed: str) -> None:
    assert printed not in {one.printed for one in found}
