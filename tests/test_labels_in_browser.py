"""Labels of the map: at every zoom, size and language none hides another, a mark or a control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import pytest
from playwright.sync_api import Browser

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from tests.visit import DESK, PHONE, TABLET, Size, Visit, visit

pytestmark = pytest.mark.browser

SARAQEB = (35.864, 36.806)
ZOOMS = (6, 7, 8, 9, 10, 11, 12)
ROUNDING = 1.0  # CSS pixels by which two boxes may touch
# Labels that there must be at each of ZOOMS: about two thirds of what fits, so that drawing few
# of them is no way to keep them apart.
FEWEST = {
    PHONE: (3, 2, 3, 3, 2, 1, 1),
    TABLET: (5, 3, 4, 4, 4, 2, 0),
    DESK: (10, 7, 13, 14, 10, 6, 0),
}


@dataclass(frozen=True)
class Box:
    """Where something stands on the screen, in CSS pixels."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > ROUNDING and down > ROUNDING

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left + ROUNDING and other.right <= self.right + ROUNDING
        return (
            across and self.top <= other.top + ROUNDING and other.bottom <= self.bottom + ROUNDING
        )


def read_layout(opened: Visit) -> dict[str, list[Box]]:
    found: dict[str, Any] = opened.see("layout")
    return {kind: [Box(**each) for each in group] for kind, group in found.items()}


def list_clashes(boxes: dict[str, list[Box]]) -> list[str]:
    """Each label that hides something, or that the map's edge cuts off."""
    labels, [whole] = boxes["labels"], boxes["map"]
    solid = [box for kind in ("points", "chips", "shields", "furniture") for box in boxes[kind]]
    own_dots = [(dot, label) for dot in boxes["dots"] for label in labels if dot.name != label.name]
    return [
        *(f"{one.name} × {two.name}" for one, two in combinations(labels, 2) if one.meets(two)),
        *(f"{one.name} × {two.name}" for one in labels for two in solid if one.meets(two)),
        *(f"dot of {dot.name} × {label.name}" for dot, label in own_dots if dot.meets(label)),
        *(f"{label.name} is cut off" for label in labels if not whole.holds(label)),
    ]


@pytest.fixture(
    scope="module",
    params=product(("en", "fr", "ar"), (PHONE, TABLET, DESK)),
    ids=lambda param: f"{param[0]}-{param[1][0]}x{param[1][1]}",
)
def screen(
    request: pytest.FixtureRequest, browser: Browser, dashboard: str
) -> Iterator[tuple[Visit, Size]]:
    """The reader in one language on one size of screen."""
    language, size = request.param
    with visit(browser, f"{dashboard}/?lang={language}", size) as opened:
        yield opened, size
        opened.witness.assert_nothing_wrong()


def test_nothing_overlaps_in_the_first_view(
    screen: tuple[Visit, Size], first_layers: list[str]
) -> None:
    opened, size = screen
    opened.begin_again(first_layers)
    opened.see("drawAgain")

    boxes = read_layout(opened)

    chips = boxes["chips"]
    assert chips
    assert [f"{a.name} × {b.name}" for a, b in combinations(chips, 2) if a.meets(b)] == []
    assert [f"{a.name} × {b.name}" for a in chips for b in boxes["points"] if a.meets(b)] == []
    assert list_clashes(boxes) == []
    if size != PHONE:
        assert opened.see("hiddenMarks") == [], "all marks find room, but on a phone"


@pytest.mark.parametrize("layers", ["first", "all"])
def test_no_label_overlaps_anything_at_any_zoom(
    screen: tuple[Visit, Size],
    first_layers: list[str],
    all_layers: list[str],
    layers: str,
) -> None:
    opened, size = screen
    opened.begin_again(all_layers if layers == "all" else first_layers)

    floors = list(zip(ZOOMS, FEWEST[size], strict=True))
    clashes, counts = {}, {}
    for zoom in ZOOMS:
        opened.see("drawView", SARAQEB, zoom)
        boxes = read_layout(opened)
        clashes[zoom] = list_clashes(boxes)
        counts[zoom] = len(boxes["labels"])

    assert clashes == {zoom: [] for zoom in ZOOMS}
    assert [(zoom, counts[zoom]) for zoom, least in floors if counts[zoom] < least] == []


def test_the_first_view_names_every_point_that_it_marks(desk: Visit, article: Dossier) -> None:
    desk.see("drawAgain")

    layout = read_layout(desk)

    [whole], labels = layout["map"], [label.name for label in layout["labels"]]
    seen = {point.name for point in layout["points"] if whole.holds(point)}
    names = {mark: look_up(article).mark(mark)["name_en"] for mark in seen}
    assert {"morek", "surman", "saraqeb_post", "saraqeb", "maarat_numan"} <= seen
    assert [mark for mark in seen if not any(text.startswith(names[mark]) for text in labels)] == []
