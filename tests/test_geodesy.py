"""Distances, bearings and rings: against published geodesics, and against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlemap.geodesy import bearing, destination, distance_km, midpoint, ring

MAARAT, SARAQEB, SINJAR = (35.6483, 36.67693), (35.86447, 36.80591), (35.59011, 37.00472)

# Away from the poles and from each other's antipodes, where a direction says something.
POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))
NEARBY = st.tuples(st.floats(30, 42), st.floats(26, 46))


def test_the_distance_from_wellington_to_salamanca_is_karneys() -> None:
    """The example of the geographiclib manual: 19,959,679.267 m."""
    assert distance_km((-41.32, 174.81), (40.96, -5.50)) == pytest.approx(19959.679267, abs=1e-6)


def test_one_degree_of_the_equator_is_its_length_over_360() -> None:
    """The WGS 84 equator has a radius of 6378.137 km."""
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.319491, abs=1e-6)


@pytest.mark.parametrize(
    ("end", "degrees"),
    [((1, 0), 0), ((0, 1), 90), ((-1, 0), 180), ((0, -1), 270)],
)
def test_bearings_run_clockwise_from_north(end: tuple[float, float], degrees: float) -> None:
    assert bearing((0, 0), end) == pytest.approx(degrees)


def test_saraqeb_lies_north_north_east_of_maarat() -> None:
    assert bearing(MAARAT, SARAQEB) == pytest.approx(25.9, abs=0.1)


def test_surman_is_derived_half_way_from_maarat_to_sinjar() -> None:
    """The midpoint that the facts of the first dossier give, to their four decimals."""
    assert midpoint(MAARAT, SINJAR) == pytest.approx((35.6192, 36.8408), abs=2e-4)


@pytest.mark.filterwarnings("ignore:Latitude normalization")
def test_a_latitude_beyond_the_pole_is_refused() -> None:
    with pytest.raises(ValueError, match="Latitude"):
        distance_km((135.0, 36.0), SARAQEB)


@pytest.mark.parametrize(("radius_km", "count"), [(1, 2), (-1, 12)])
def test_a_ring_needs_three_points_and_a_radius(radius_km: float, count: int) -> None:
    with pytest.raises(ValueError, match="a ring needs"):
        ring(SARAQEB, radius_km, count)


def test_a_ring_starts_in_the_north_and_goes_clockwise() -> None:
    north, east, south, west = ring(SARAQEB, 4, 4)
    assert north.latitude > SARAQEB[0] > south.latitude
    assert east.longitude > SARAQEB[1] > west.longitude


def test_a_ring_across_the_date_line_keeps_longitudes_in_range() -> None:
    assert all(-180 <= point.longitude <= 180 for point in ring((0, 179.99), 10))


@given(POINTS, st.floats(0.001, 2000), st.integers(3, 90))
def test_every_point_of_a_ring_lies_at_its_radius_within_a_metre(
    centre: tuple[float, float], radius_km: float, count: int
) -> None:
    points = ring(centre, radius_km, count)
    assert len(points) == count
    assert all(abs(distance_km(centre, point) - radius_km) < 0.001 for point in points)


@given(NEARBY, NEARBY)
def test_a_midpoint_is_as_far_from_both_ends_and_on_the_way(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    half = midpoint(a, b)
    assert distance_km(a, half) == pytest.approx(distance_km(half, b), abs=1e-6)
    assert distance_km(a, half) * 2 == pytest.approx(distance_km(a, b), abs=1e-6)


@given(NEARBY, NEARBY)
def test_going_the_distance_at_the_bearing_arrives(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert 0 <= bearing(a, b) < 360
    assert distance_km(destination(a, bearing(a, b), distance_km(a, b)), b) < 1e-6
