"""Distances of the Turkish posts, against values worked by hand, and what the article says."""

from __future__ import annotations

from math import radians, sqrt

import pytest

from articlemap.dossier import Dossier
from articlemap.geodesy import Point, destination, distance_km, midpoint
from articlemap.posts import (
    MeasuredPost,
    count_posts,
    distance_to_line,
    find_advance,
    find_border,
    list_posts,
    nearest_on_line,
)

# The ellipsoid's two radii of curvature at 36° N, worked from a = 6378.137 km, e² = 0.00669438:
# sin² 36° = 0.345492, w = 1 − e² sin² = 0.997687, N = a / √w, M = a (1 − e²) / w^1.5.
W = 0.997687
EAST_KM = radians(1) * 0.809017 * 6378.137 / sqrt(W)  # a degree of longitude
NORTH_KM = radians(1) * 6378.137 * (1 - 0.00669438) / W**1.5  # a degree of latitude


def post(article: Dossier, post_id: str) -> MeasuredPost:
    return next(one for one in list_posts(article) if one.row["post_id"] == post_id)


def test_a_post_beside_a_line_is_measured_square_to_it() -> None:
    line = [Point(35.0, 37.0), Point(37.0, 37.0)]
    assert distance_to_line(Point(36.0, 36.5), line) == pytest.approx(0.5 * EAST_KM, abs=0.1)


def test_a_post_beyond_the_end_of_a_line_is_measured_to_its_end() -> None:
    line = [Point(36.5, 37.0), Point(37.0, 37.0)]
    assert distance_to_line(Point(36.0, 37.0), line) == pytest.approx(0.5 * NORTH_KM, abs=0.1)


def test_the_nearest_point_lies_within_a_step_of_a_slanting_line() -> None:
    line = [Point(35.8, 36.8), Point(36.2, 37.2)]
    half = midpoint(*line)
    aside = destination(half, 129.1, 20)  # EAST_KM by NORTH_KM bears 39.1°; square to it
    assert distance_km(nearest_on_line(aside, line), half) < 2
    assert distance_to_line(aside, line) == pytest.approx(20, abs=0.1)


def test_no_distance_without_a_point_or_a_line() -> None:
    assert distance_to_line(None, [Point(36, 37)]) is None
    assert distance_to_line(Point(36, 37), []) is None
    assert distance_to_line(Point(36, 37), [Point(36, 37)]) == 0


# By hand, on the plane of the two radii: degrees times NORTH_KM and EAST_KM near each place.
@pytest.mark.parametrize(
    ("post_id", "place", "km"),
    [
        # Morek 35.37615, 36.6897 to Maaret 35.6483, 36.67693: 30.19 km north, 1.16 km west
        ("morek", "maarat_numan", 30.22),
        # Surman 35.6192, 36.8408 to Maaret: 3.23 km north, 14.84 km west
        ("surman", "maarat_numan", 15.19),
        # Tell Touqan 35.8225, 36.95306 to Saraqeb 35.86447, 36.80591: 4.66 north, 13.30 west
        ("tell_touqan", "saraqeb", 14.09),
        ("saraqeb_post", "saraqeb", 0.0),  # anchored at the town itself
    ],
)
def test_the_nearest_place_of_the_advance(
    article: Dossier, post_id: str, place: str, km: float
) -> None:
    measured = post(article, post_id)
    assert measured.advance_place is not None
    assert measured.advance_place["place_id"] == place
    assert measured.advance_km == pytest.approx(km, abs=0.1)


def test_the_advance_reached_two_places(article: Dossier) -> None:
    assert [row["place_id"] for row in find_advance(article)] == ["saraqeb", "maarat_numan"]


def test_a_post_on_a_waypoint_of_the_m5_is_on_the_line(article: Dossier) -> None:
    assert post(article, "morek").road_km == pytest.approx(0, abs=0.1)
    assert post(article, "rashidin").road_km == pytest.approx(0, abs=0.1)


def test_the_distance_to_the_m5_is_square_to_its_step(article: Dossier) -> None:
    # Tell al-Eis: the step from Saraqib to Az Zarbah runs 15.71 km east and 22.55 km north.
    # From Saraqib the post lies 17.54 km east and 14.64 km north, so the cross product
    # |15.71 × 14.64 − 22.55 × 17.54| = 165.5 over the step's 27.48 km gives 6.02 km.
    assert post(article, "tell_eis").road_km == pytest.approx(6.02, abs=0.1)


def test_no_point_of_the_border_is_nearer_than_the_distance_says(article: Dossier) -> None:
    for measured in list_posts(article):
        assert measured.point is not None
        assert measured.border_km is not None
        nearest = min(distance_km(measured.point, corner) for corner in find_border(article))
        assert measured.border_km <= nearest + 0.01
        assert measured.border_km == pytest.approx(nearest, abs=2.5)  # half of the longest step


def test_the_twelve_come_first_by_number(article: Dossier) -> None:
    posts = list_posts(article)
    assert [one.row["number"] for one in posts[:12]] == list(range(1, 13))
    assert not any(one.row["one_of_twelve"] for one in posts[12:])


def test_a_post_without_a_coordinate_is_measured_from_its_anchor(article: Dossier) -> None:
    salwa = post(article, "salwa")
    assert salwa.anchored
    assert salwa.point == Point(36.29639, 36.72528)
    assert not post(article, "morek").anchored


def test_twelve_announced_two_named_and_one_more_at_saraqeb(article: Dossier) -> None:
    count = count_posts(article)
    assert count.announced == 12
    assert set(count.named) == {"morek", "surman"}
    assert count.more == ["saraqeb_post"]
