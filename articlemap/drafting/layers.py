"""The layers of a draft: names, symbols, and colours that any sight tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articlemap.geoparse.toponym import Toponym
from articlemap.language import LANGUAGES, N_, translate
from articlemap.rows import Row

PLACES, DOUBTFUL = "places", "doubtful"
NAMES = {PLACES: N_("Places named"), DOUBTFUL: N_("Doubtful places")}
# On the light map and on the dark one. Found by a search over hues in CAM02-UCS: any two are at
# least 10 apart in both, for common sight and the three kinds of colour blindness, and each is
# read on every ground of the reader (tests/test_drafting_layers.py).
COLOURS = (
    ("#411BF6", "#8899FD"),
    ("#A53D01", "#DEB4A2"),
    ("#097360", "#47F6D2"),
    ("#67693A", "#D0D380"),
    ("#673941", "#BC9499"),
    ("#442A17", "#E9853C"),
    ("#34429A", "#A9B8F5"),
    ("#2E335A", "#D1D4F6"),
)
DOUBT_COLOUR = ("#675F8E", "#A7A2BD")
SYMBOLS = ("outline", "arrow", "hatch", "speech", "ring")


@dataclass(frozen=True, slots=True)
class DraftLayer:
    """A layer of a draft, named in each language, with its colours and symbol."""

    layer_id: str
    names: dict[str, str]
    colour: tuple[str, str]
    symbol: str
    shown_first: bool = True


def make_layer(
    layer_id: str, name: str = "", *, number: int = 0, shown_first: bool = True
) -> DraftLayer:
    """A layer called `name` in every language, or by the message of a known id.

    `number` picks its colours and symbol; colours repeat after eight layers.
    """
    said = {code: name or translate(code)(NAMES[layer_id]) for code in LANGUAGES}
    if layer_id == DOUBTFUL:
        return DraftLayer(layer_id, said, DOUBT_COLOUR, "dashes", shown_first=shown_first)
    symbol = SYMBOLS[number % len(SYMBOLS)]
    return DraftLayer(layer_id, said, COLOURS[number % len(COLOURS)], symbol, shown_first)


def default_layers() -> tuple[DraftLayer, ...]:
    """The places that are sure, shown, and those that are doubtful, off at first."""
    return make_layer(PLACES), make_layer(DOUBTFUL, shown_first=False)


def layer_of_status(toponym: Toponym) -> str:
    """The id of the default layer that draws a place name."""
    return DOUBTFUL if toponym.status == "doubtful" else PLACES


def list_layers(layers: Sequence[DraftLayer]) -> list[Row]:
    """The rows of layers.csv."""
    return [
        {
            "layer_id": one.layer_id,
            **{f"name_{code}": one.names[code] for code in LANGUAGES},
            "colour": one.colour[0],
            "colour_dark": one.colour[1],
            "symbol": one.symbol,
            "shown_first": one.shown_first,
            "context": False,
        }
        for one in layers
    ]
