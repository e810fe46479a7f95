"""The words on the map: of marks first, then of roads, countries, provinces and towns."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from articlemap.figure.basemap import Shape, read_basemap, read_line_shape
from articlemap.figure.boxes import Box
from articlemap.figure.content import Content, Data
from articlemap.figure.frame import Frame, Points
from articlemap.figure.ground import place_area
from articlemap.figure.labels import Label, Labels, Spot, densify
from articlemap.figure.marks import Drawn, number_road
from articlemap.figure.sheet import Sheet
from articlemap.figure.symbols import reach_of
from articlemap.figure.theme import Style
from articlemap.geodesy import distance_km
from articlemap.language import pick_text, translate
from articlemap.reader.words import WORDS

NAME_WIDTH, LABEL_WIDTH, MOVE_WIDTH = 130.0, 118.0, 150.0
TOWN_ZOOM = {1: 6, 2: 7, 3: 8, 4: 9, 5: 10, 6: 11}  # as in reader/web/basemap.js
SAME_KM = 1.5  # a town this near to a mark is the mark's
SHIELDS = 2  # of each road
# As in reader/web/basemap.js: no file of the base map names the sea.
SEA = (35.35, 35.05)


def named(names: Data | None, language: str) -> str:
    """The name in that language, English where it has none."""
    return str(
        pick_text({f"name_{key}": value for key, value in (names or {}).items()}, "name", language)
    )


class Namer:
    """Writes the words of one map."""

    def __init__(
        self, sheet: Sheet, frame: Frame, content: Content, drawn: Drawn, furniture: list[Box]
    ) -> None:
        self.sheet, self.frame, self.content, self.drawn = sheet, frame, content, drawn
        self.language = sheet.language
        self.labels = Labels(sheet, frame.box.grow(-5))
        self.labels.take([*drawn.boxes, *furniture])
        self.labels.barred += drawn.paths
        for line in drawn.soft:
            self.labels.avoid(line)
        self.towns_shown = False

    def write(self) -> list[str]:
        """Write all words; returns the names of marks for which there was no room."""
        moving = [(self.content.claims[key], path) for key, path in self.drawn.movements.items()]
        missing = [
            named(claim["label"], self.language)
            for claim, path in moving
            if not self._name_movement(claim, path)
        ]
        missing += [name for mark in self._by_weight() if (name := self._name_mark(mark))]
        for mark in self.content.roads:
            self._shield(mark)
        self._name_areas()
        self._name_towns()
        return missing

    def _by_weight(self) -> list[Data]:
        """Marks with something to say come first, context last."""
        marks = [one for one in self.content.points if (one["layer"], one["id"]) in self.drawn.at]
        return sorted(marks, key=lambda mark: (not mark["claims"], mark["label"] is None))

    def _name_mark(self, mark: Data) -> str:
        """Write a mark's name and what is said of it; its name again if there is no room."""
        spot = self.drawn.at[mark["layer"], mark["id"]]
        layer = self.content.layer_of(mark)
        colour = layer["colour"][self.sheet.dark]
        name = named(mark["names"], self.language)
        strong = not layer["context"]
        style = self.sheet.style(
            9 if strong else 7.8,
            colour if "post" in mark["symbol"] or not strong else "ink",
            bold=strong,
        )
        head = self._lines(name, style, NAME_WIDTH)
        claim = self.content.claims.get(mark["label"] or "")
        tail = (
            self._lines(
                named(claim["label"], self.language), self.sheet.style(8, colour), LABEL_WIDTH
            )
            if claim
            else ()
        )
        clear = reach_of(mark["symbol"], mark.get("status")) + 2.5
        for lines in (head + tail, head) if tail else (head,):
            label = Label(lines, (spot,), clear, leads=strong, colour=colour)
            if lines and self.labels.place(label):
                return ""
        return name

    def _lines(
        self, text: str, style: Style, width: float, *, most: int = 2
    ) -> tuple[tuple[str, Style], ...]:
        return tuple((line, style) for line in self.sheet.wrap(text, style, width, most=most))

    def _name_movement(self, claim: Data, path: Points) -> bool:
        """Write what an arrow is said to be, but of an advance; false when there is no room."""
        styles = [one["style"] for one in self.content.movements if one["claim"] == claim["id"]]
        if "advance" in styles:
            return True
        layer = next(one for one in self.content.layers if one["id"] == claim["layer"])
        colour = layer["colour"][self.sheet.dark]
        lines = self._lines(
            named(claim["label"], self.language),
            self.sheet.style(8.2, colour, bold=True),
            MOVE_WIDTH,
        )
        direction = translate(self.language)(WORDS["direction_only"])
        lines += self._lines(direction, self.sheet.style(7.8, colour), LABEL_WIDTH)
        spots = tuple(_along(path, share) for share in (0.8, 0.6, 0.4, 1.0, 0.2))
        return self.labels.place(Label(lines, spots, 6, leads=True, colour=colour)) is not None

    # ---- roads
    def _shield(self, mark: Data) -> None:
        """A road's number on the road itself, where it is alone and nothing else stands."""
        text = number_road(mark, named(mark["names"], self.language))
        style = self.sheet.style(7.5, "land", bold=True)
        text = self.sheet.shorten(text, style, 60)
        width, ascent, descent = self.sheet.measure(text, style)
        half, high = width / 2 + 3.6, (ascent + descent) / 2 + 0.2
        put: list[Spot] = []
        for x, y in self._free_stretches(mark):
            box = Box(x - half, y - high, x + half, y + high)
            near = any(np.hypot(x - a, y - b) < self.frame.box.height * 0.33 for a, b in put)
            if near or not self.labels.is_free(box):
                continue
            look = {
                "facecolor": self.sheet.palette["shield"],
                "edgecolor": self.sheet.palette["land"],
                "linewidth": 1.0,
            }
            self.sheet.rectangle(box, z=7.5, radius=1.6, **look)
            self.sheet.write(text, x, y - (ascent - descent) / 2, style, align="center", z=8)
            self.labels.take([box.grow(2)])
            put.append((x, y))
            if len(put) == SHIELDS:
                return

    def _free_stretches(self, mark: Data) -> list[Spot]:
        """Points of a road that no road before it shares, from the middle of the map outward."""
        line = read_line_shape(mark["geometry"]).lines[0]
        before = self.content.roads[: [one["id"] for one in self.content.roads].index(mark["id"])]
        taken = {
            tuple(point)
            for one in before
            for each in read_line_shape(one["geometry"]).lines
            for point in each
        }
        pairs = pairwise(line)
        own = [pair for pair in pairs if not (tuple(pair[0]) in taken and tuple(pair[1]) in taken)]
        spots = [
            (float(x), float(y)) for pair in own for x, y in densify(self.frame.place(pair), 9)
        ]
        box = self.frame.box
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        return sorted(
            spots, key=lambda spot: float(np.hypot(spot[0] - middle[0], spot[1] - middle[1]))
        )

    # ---- the base map
    def _name_areas(self) -> None:
        base, zoom = read_basemap(), self.frame.zoom
        country = self.sheet.style(10.5, "ink-2", bold=True)
        if zoom >= 4:
            for shape in base.countries:
                self._name_area(shape, country, capitals=True)
        if zoom >= 6:
            self._name_sea()
        if zoom >= 7.5:
            for shape in base.provinces:
                self._name_area(shape, self.sheet.style(7.6, "ink-3"), capitals=True)

    def _name_area(self, shape: Shape, style: Style, *, capitals: bool) -> None:
        name = named(shape.facts, self.language)
        path = place_area(self.frame, shape, spare=0) if name else None
        if path is None:
            return
        text = space_out(name.upper()) if capitals and self.language != "ar" else name
        middle = _middle(np.asarray(path.vertices))
        self.labels.place(Label(((text, style),), (middle,), 0, area=path))

    def _name_sea(self) -> None:
        text = translate(self.language)(WORDS["sea"])
        style = self.sheet.style(9.5, "sea-ink", slanted=self.language != "ar", serif=True)
        at = self.frame.spot(SEA)
        if self.labels.view.holds(Box(*at, *at)):
            lines = self._lines(text, style, 75)
            self.labels.place(Label(lines, (at,), -12, halo=False))

    def _name_towns(self) -> None:
        marked = [mark["at"] for mark in self.content.points]
        towns = read_basemap().towns
        for town in sorted(towns, key=lambda town: town["rank"]):
            at = (town["lat"], town["lon"])
            zoom = town.get("zoom") or TOWN_ZOOM.get(town["rank"], 11)
            if zoom > self.frame.zoom or not self.frame.shows(at):
                continue
            if any(distance_km(at, mark) < SAME_KM for mark in marked):
                continue
            self._name_town(town, self.frame.spot(at))

    def _name_town(self, town: Data, spot: Spot) -> None:
        city = town["rank"] <= 2
        style = self.sheet.style(8.6 if city else 7.6, "ink" if city else "town", bold=city)
        name = named(town, self.language)
        radius = 2.4 if city else 1.7
        placed = self.labels.place(Label(((name, style),), (spot,), 4, dot=radius))
        if placed:
            self.towns_shown = True
            self._dot(spot, radius, hollow=city)

    def _dot(self, spot: Spot, radius: float, *, hollow: bool) -> None:
        palette = self.sheet.palette
        turn = np.radians(np.arange(0, 361, 15))
        ring = np.array(spot) + radius * np.column_stack([np.cos(turn), np.sin(turn)])
        look: Data = {
            "edgecolor": palette["town" if hollow else "land"],
            "linewidth": 1.2 if hollow else 0.8,
        }
        self.sheet.fill(ring, palette["land" if hollow else "town"], z=5, **look)


def space_out(text: str) -> str:
    """Capitals set apart by hair spaces, as on the map of the reader."""
    return "\u200a".join(text)


def _along(path: Points, share: float) -> Spot:
    """The point at that share of a line's length."""
    line = densify(path, 2)
    x, y = line[min(int(share * (len(line) - 1)), len(line) - 1)]
    return float(x), float(y)


def _middle(vertices: Points) -> Spot:
    west, south = vertices.min(axis=0)
    east, north = vertices.max(axis=0)
    return float(west + east) / 2, float(south + north) / 2
