"""What a figure draws of a selection: the reader's layers, cut down to the claims that pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articlemap.errors import ArticlemapError
from articlemap.figure.basemap import read_lines
from articlemap.geodesy import Point, destination
from articlemap.language import N_, translate
from articlemap.reader.scene import layer_scene, text_scene
from articlemap.selection import Selection

Data = dict[str, Any]
NOTHING = N_(
    "Nothing of this selection can be drawn: no place in it has a coordinate. Show more layers, "
    "take filters away, or locate the places first (python -m articlemap locate)."
)


@dataclass(frozen=True, slots=True)
class Content:
    """Layers as the reader's scene gives them, with what is selected; claims by their id."""

    text: Data
    layers: list[Data]
    claims: dict[str, Data]

    @property
    def marks(self) -> list[Data]:
        return [mark for layer in self.layers for mark in layer["marks"]]

    @property
    def points(self) -> list[Data]:
        """Marks that stand at a place, without bare names of what another layer marks there."""
        here = [mark for mark in self.marks if mark["shape"] in ("point", "anchor") and mark["at"]]
        told = {mark["id"] for mark in here if mark["symbol"] != "named"}
        return [mark for mark in here if mark["symbol"] != "named" or mark["id"] not in told]

    @property
    def shapes(self) -> list[Data]:
        """Areas, borders and other lines that are no road."""
        return [mark for mark in self.marks if mark["shape"] in ("area", "line")]

    @property
    def roads(self) -> list[Data]:
        """Each road once, whatever the number of layers that speak of it."""
        found = {mark["id"]: mark for mark in self.marks if mark["shape"] == "road"}
        return [mark for mark in found.values() if mark["geometry"]]

    @property
    def movements(self) -> list[Data]:
        return [
            {**movement, "layer": layer["id"]}
            for layer in self.layers
            for movement in layer["movements"]
        ]

    def layer_of(self, mark: Data) -> Data:
        return next(layer for layer in self.layers if layer["id"] == mark["layer"])

    def is_outlined(self, mark: Data) -> bool:
        """Whether a shape is drawn itself; of other areas only the claims are told."""
        return bool(mark["shape"] == "line" or self.layer_of(mark)["symbol"] == "hatch")

    def claims_of(self, mark: Data) -> list[Data]:
        return [self.claims[key] for key in mark["claims"]]

    def is_contradicted(self, mark: Data) -> bool:
        """Whether other sources differ about the mark or about a claim at it."""
        return bool(mark["contradictions"]) or any(
            claim["contradictions"] for claim in self.claims_of(mark)
        )


def gather_content(selection: Selection) -> Content:
    """What is drawn of a selection."""
    text = text_scene(selection.dossier)
    chosen = set(selection.claims)
    layers = [
        _cut(layer_scene(selection.dossier, key), selection, chosen) for key in selection.layers
    ]
    return Content(text, layers, {key: text["claims"][key] for key in selection.claims})


def _cut(layer: Data, selection: Selection, chosen: set[str]) -> Data:
    marks = [_cut_mark(mark, chosen) for mark in layer["marks"] if mark["id"] in selection.marks]
    return {
        **layer,
        "marks": [mark for mark in marks if layer["context"] or mark["claims"]],
        "movements": [one for one in layer["movements"] if one["claim"] in chosen],
    }


def _cut_mark(mark: Data, chosen: set[str]) -> Data:
    """The mark with its selected claims; its label is one of them or none."""
    claims = [key for key in mark["claims"] if key in chosen]
    return {
        **mark,
        "contradictions": mark.get("contradictions", []),
        "claims": claims,
        "label": mark["label"] if mark["label"] in chosen else None,
    }


def find_extent(content: Content, *, language: str = "en") -> list[Point]:
    """Places that the map must show: where marks stand, how far they reach, corners of shapes.

    Roads lead away from what is told and, like areas that are not drawn, count only where there
    is nothing else. Raises
    ArticlemapError when nothing has a place.
    """
    found = [place for mark in content.points for place in _reach(mark)]
    found += [Point(*at) for movement in content.movements for at in movement["path"]]
    found += [
        place for mark in content.shapes if content.is_outlined(mark) for place in _corners(mark)
    ]
    found = found or [place for mark in content.roads for place in _corners(mark)]
    found = found or [place for mark in content.shapes for place in _corners(mark)]
    if not found:
        raise ArticlemapError(translate(language)(NOTHING))
    return found


def _reach(mark: Data) -> list[Point]:
    """A place and the four ends of its circle of uncertainty."""
    at = Point(*mark["at"])
    radius = mark["uncertainty_km"] or 0
    if radius < 1 or abs(at.latitude) > 84:
        return [at]
    return [at, *(destination(at, bearing, radius) for bearing in (0, 90, 180, 270))]


def _corners(mark: Data) -> list[Point]:
    if not mark["geometry"]:
        return [Point(*mark["at"])] if mark["at"] else []
    lines = read_lines(mark["geometry"])
    return [
        Point(float(y), float(x)) for line in lines for x, y in line[:: max(1, len(line) // 60)]
    ]
