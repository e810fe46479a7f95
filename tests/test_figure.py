"""A view as a figure: nothing overlaps, nothing is drawn more exactly than it is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from articlemap.dossier import Dossier, read_dossier
from articlemap.errors import ArticlemapError
from articlemap.figure import draw_figure
from articlemap.figure.page import SHAPES
from articlemap.geodesy import Point, distance_km
from articlemap.selection import select
from tests.figures import (
    all_words,
    compose,
    find_overlaps,
    find_strays,
    list_words,
    look,
    move,
    read_tiny,
)
from tests.running import ROOT

ALL_LAYERS = ("advance", "posts", "displacement", "toll", "diplomacy", "context")


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return read_tiny()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_no_words_overlap_or_leave_the_page(article: Dossier, shape: str, language: str) -> None:
    page = compose(
        article, shape=shape, language=language, permalink="https://maps.example.org/?q=x"
    )
    assert list(find_overlaps(page)) == []
    assert find_strays(page) == []
    assert page.left_over == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_the_fullest_view_has_room_for_its_words_and_says_what_it_leaves_out(
    article: Dossier, shape: str
) -> None:
    page = compose(look(article, layers=ALL_LAYERS), shape=shape, theme="dark")
    assert list(find_overlaps(page)) == []
    assert find_strays(page) == []
    assert "Names left out for lack of room: " in all_words(page)
    assert (page.left_over > 0) == ("Key shortened" in all_words(page))


def test_no_words_stand_on_a_mark(article: Dossier) -> None:
    page = compose(article)
    inside = [box for _, box in list_words(page) if page.frame.box.holds(box)]
    assert len(inside) > 20
    assert not any(box.meets(mark) for box in inside for mark in page.drawn.boxes)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_named_mark_of_the_first_view_says_its_name(article: Dossier, shape: str) -> None:
    words = all_words(compose(article, shape=shape))
    for name in ("Saraqeb", "Maaret al-Numan", "Morek", "Surman", "Post at Saraqeb", "M4", "M5"):
        assert name in words
    assert "Names left out" not in words


def test_the_page_says_title_dateline_date_layers_and_credits(article: Dossier) -> None:
    words = all_words(compose(article))
    assert "The offensive in Idlib, as one article tells it" in words
    assert "French news article, 6 February 2020" in words
    assert "As of 6 February 2020" in words
    assert "Turkish posts" in words
    assert "Borders © OpenStreetMap contributors, ODbL" in words


def test_regional_figures_stand_beside_the_map_and_say_that_they_have_no_point(
    article: Dossier,
) -> None:
    page = compose(article)
    outside = "\n".join(text for text, box in list_words(page) if not page.frame.box.meets(box))
    assert "Whole region: no single point" in outside
    for figure in (
        "> 500,000 newly displaced",
        "53 medical facilities closed",
        "≈ 300 civilians killed",
    ):
        assert figure in outside


def test_the_legend_names_only_what_is_drawn(article: Dossier) -> None:
    words = all_words(compose(look(article, layers=("posts",))))
    assert "encircled" in words
    for absent in ("Regime advance", "direction only", "forecast along a road", "border crossing"):
        assert absent not in words
    assert "Roads schematic" not in words


def test_context_is_drawn_only_when_it_is_asked_for(article: Dossier) -> None:
    assert "Context" not in all_words(compose(article))
    page = compose(look(article, layers=("posts", "context")))
    assert "Context, not in the article" in all_words(page)
    assert ("context", "bab_al_hawa") in page.drawn.at


def test_contradicted_marks_carry_a_sign_that_the_key_explains(article: Dossier) -> None:
    page = compose(article)
    assert "other sources differ" in all_words(page)
    assert "differs" not in compose(look(article, layers=("advance",), kind="forecast")).drawn.shown


def test_a_forecast_is_dotted_and_goes_when_its_claim_is_filtered_out(article: Dossier) -> None:
    assert "dots" in compose(look(article, layers=("advance",))).drawn.shown
    assert "dots" not in compose(look(article, layers=("advance",), kind="event")).drawn.shown


def test_a_filter_is_stated_on_the_page(article: Dossier) -> None:
    words = all_words(compose(look(article, by="SOHR", until="2020-02-05")))
    assert "said by SOHR" in words
    assert "up to 5 February 2020" in words


def test_the_scale_bar_is_as_long_as_it_says(article: Dossier) -> None:
    page = compose(article)
    (bar,) = (artist for artist in page.sheet.axes.patches if artist.get_gid() == "scale-bar")
    corners = np.asarray(bar.get_path().vertices)
    degrees = float(np.ptp(corners[:, 0])) / page.frame.scale
    west, east = (Point(page.frame.latitude, longitude) for longitude in (36.0, 36.0 + degrees))
    assert distance_km(west, east) == pytest.approx(page.scale_km, rel=1e-3)


def test_a_circle_of_uncertainty_is_as_wide_as_it_says(article: Dossier) -> None:
    frame = compose(look(article, layers=("posts",))).frame
    at = Point(35.6192, 36.8408)
    spot = np.array(frame.spot(at))
    reach = np.hypot(*(frame.ring(at, 4) - spot).T)
    assert reach / frame.measure_km() == pytest.approx(4, rel=0.02)


def test_marks_outside_the_frame_are_listed_with_a_direction(article: Dossier) -> None:
    page = compose(look(article, layers=("advance", "diplomacy")))
    words = all_words(page)
    assert "Outside the map" in words
    assert "↓ Damascus" in words
    assert "Ankara" in words


def test_a_view_that_looks_somewhere_is_drawn_there(article: Dossier) -> None:
    frame = compose(look(article, at="35.86_36.8_11")).frame
    assert frame.latitude == pytest.approx(35.86)
    assert frame.zoom == pytest.approx(11)


def test_far_marks_alone_move_the_frame_to_them(article: Dossier) -> None:
    page = compose(look(article, layers=("diplomacy",), by="EU"))
    assert ("diplomacy", "brussels") in page.drawn.at


# ---- anywhere in the world
def test_one_place_is_shown_with_its_surroundings(tiny: Dossier) -> None:
    page = compose(move(tiny, homs=(48.8534, 2.3488), hama=(48.8534, 2.3488)))
    km = page.frame.box.height / page.frame.measure_km()
    assert km == pytest.approx(60, rel=0.1)


def test_places_on_both_sides_of_the_date_line_are_neighbours(tiny: Dossier) -> None:
    page = compose(move(tiny, homs=(-18.1, 178.4), hama=(-13.8, -171.8)))
    assert page.frame.east - page.frame.west < 20
    west, east = (page.frame.spot(at)[0] for at in ((-18.1, 178.4), (-13.8, -171.8)))
    assert west < east
    assert {key for _, key in page.drawn.at} == {"homs", "hama"}


def test_a_road_crosses_the_date_line_the_short_way(tiny: Dossier) -> None:
    page = compose(move(tiny, homs=(-18.1, 178.4), hama=(-13.8, -171.8)))
    (road,) = page.drawn.soft
    assert np.ptp(road[:, 0]) < page.frame.box.width


@pytest.mark.parametrize(
    ("homs", "hama"),
    [
        ((64.1, -149.0), (-41.3, 174.8)),
        ((0.0, 0.0), (0.0, 179.9)),
        ((89.5, 20.0), (70.0, 25.0)),
        ((-77.8, 166.7), (-54.8, -68.3)),
    ],
)
def test_the_whole_world_can_be_drawn(
    tiny: Dossier, homs: tuple[float, float], hama: tuple[float, float]
) -> None:
    page = compose(move(tiny, homs=homs, hama=hama), shape="square")
    assert {key for _, key in page.drawn.at} == {"homs", "hama"}
    assert list(find_overlaps(page)) == []


def test_without_any_located_place_there_is_an_error_that_says_the_way_out(tiny: Dossier) -> None:
    nowhere = look(tiny, layers=("none",))
    with pytest.raises(ArticlemapError, match="Show more layers"):
        draw_figure(nowhere, format="svg")


@pytest.mark.parametrize("choice", ["format", "shape", "theme", "language"])
def test_an_unknown_choice_is_named_with_those_that_are_known(tiny: Dossier, choice: str) -> None:
    choices = {"format": "svg", choice: "gif"}
    with pytest.raises(ArticlemapError, match=f"{choice} 'gif' is not known; choose one of "):
        draw_figure(select(tiny), **choices)


# ---- hostile words
def test_hostile_words_are_drawn_letter_by_letter(hostile_folder: Path) -> None:
    page = compose(read_dossier(hostile_folder), permalink="javascript:alert(1)")
    words = all_words(page)
    assert "{{7*7}}" in words
    assert "$x^2$" in words
    assert "&lt;b&gt;" in words
    assert not any(text.get_parse_math() for text in page.sheet.axes.texts)
    assert not any(text.get_url() for text in page.sheet.axes.texts)
    assert list(find_overlaps(page)) == []
    assert find_strays(page) == []


def test_asking_for_words_loads_no_drawing_library() -> None:
    code = (
        "import sys; from articlemap.dossier import read_dossier; from articlemap import figure;"
        "from articlemap.selection import select;"
        "figure.describe_view(select(read_dossier('tests/data/tiny')), language='en');"
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
