"""What a dossier's tables are: every column declared once, as pandera schemas.

From this one declaration come the validation (dossier.py), the data dictionary and
datapackage.json (package.py). Nothing else in the project repeats a column's type or range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandera.pandas as pa

ID = r"[a-z0-9]+(?:[_-][a-z0-9]+)*"
DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
DATE = rf"{DAY}(?:/{DAY})?"
COLOUR = r"#[0-9A-F]{6}"

TYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}

KINDS = ("event", "state", "statement", "demand", "forecast", "figure")
ROLES = ("at", "from", "toward", "along", "about", "said_in")
PRECISIONS = ("site", "town", "near", "area", "line")
NAMED = ("yes", "implied", "no")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a dossier: what a row is, its columns, and its key."""

    name: str
    row: str
    schema: pa.DataFrameSchema
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def columns(self) -> dict[str, pa.Column]:
        return dict(self.schema.columns)


def column(  # noqa: PLR0913
    meaning: str,
    *,
    type: str = "string",
    unit: str = "",
    blank: str = "",
    choices: tuple[str, ...] = (),
    pattern: str = "",
    minimum: float | None = None,
    maximum: float | None = None,
    unique: bool = False,
    refers_to: str = "",
    way_out: str = "",
) -> pa.Column:
    """A pandera column. `blank` says what a blank means; without it a blank is a problem."""
    facts = {
        "type": type,
        "unit": unit,
        "blank": blank,
        "choices": choices,
        "pattern": pattern,
        "minimum": minimum,
        "maximum": maximum,
        "unique": unique,
        "refers_to": refers_to,
        "way_out": way_out,
    }
    return pa.Column(
        TYPES[type],
        checks=list(_checks(facts)),
        nullable=bool(blank),
        coerce=True,
        unique=unique,
        description=meaning,
        metadata=facts,
    )


def _checks(facts: dict[str, Any]) -> list[pa.Check]:
    """The pandera checks that a column's declaration asks for; each names the way out."""
    hint = f"; {facts['way_out']}" if facts["way_out"] else ""
    checks = []
    if facts["choices"]:
        words = ", ".join(facts["choices"])
        checks.append(pa.Check.isin(facts["choices"], error=f"expected one of {words}{hint}"))
    if facts["pattern"]:
        message = f"does not have the expected form{hint}"
        checks.append(pa.Check.str_matches(rf"^(?:{facts['pattern']})$", error=message))
    if facts["minimum"] is not None or facts["maximum"] is not None:
        checks.append(_range_check(facts["minimum"], facts["maximum"], hint))
    return checks


def _range_check(low: float | None, high: float | None, hint: str) -> pa.Check:
    if high is None:
        return pa.Check.ge(low, error=f"expected {low} or more{hint}")
    if low is None:
        return pa.Check.le(high, error=f"expected {high} or less{hint}")
    message = f"expected {low:g} to {high:g}{hint}".replace("-", "−")
    return pa.Check.in_range(low, high, error=message)


def _id(meaning: str) -> pa.Column:
    hint = "use lower-case letters, digits, hyphen or underscore, such as morek or s07"
    return column(meaning, pattern=ID, unique=True, way_out=hint)


def _link(table: str, key: str, meaning: str, *, blank: str = "") -> pa.Column:
    return column(meaning, pattern=ID, refers_to=f"{table}.{key}", blank=blank)


def _degrees(meaning: str, *, limit: float, way_out: str, blank: str) -> pa.Column:
    return column(
        meaning,
        type="number",
        unit="degrees",
        minimum=-limit,
        maximum=limit,
        way_out=way_out,
        blank=blank,
    )


def _latitude(meaning: str, *, blank: str = "") -> pa.Column:
    swapped = "were latitude and longitude swapped?"
    return _degrees(meaning, limit=90, way_out=swapped, blank=blank)


def _longitude(meaning: str, *, blank: str = "") -> pa.Column:
    way_out = "longitudes west of Greenwich are negative"
    return _degrees(meaning, limit=180, way_out=way_out, blank=blank)


def _uncertainty(blank: str) -> pa.Column:
    return column(
        "Radius within which the place lies; an estimate, drawn as a circle",
        type="number",
        unit="km",
        minimum=0,
        maximum=2000,
        blank=blank,
    )


def _date(meaning: str, *, blank: str) -> pa.Column:
    way_out = "write 2020, 2020-02 or 2020-02-05, or two of these with a slash for a span"
    return column(meaning, pattern=DATE, blank=blank, way_out=way_out)


def _text(meaning: str, *, blank: str = "") -> pa.Column:
    return column(meaning, blank=blank)


def _yes(meaning: str) -> pa.Column:
    return column(meaning, type="boolean", way_out="write true or false")


def _provenance() -> dict[str, pa.Column]:
    """Where a coordinate comes from: the same columns wherever there is one."""
    return {
        "gazetteer": column(
            "List that located it; `derived`: computed from the records named in gazetteer_id; "
            "`areas`: label point of a shape in areas.geojson; `regions`: hand-kept regions of the "
            "world gazetteer; `by_hand`: set or drawn by a person, from no list",
            choices=(
                *("geonames", "overrides", "nominatim", "derived", "areas", "regions", "by_hand"),
            ),
            blank="not located by a list",
        ),
        "gazetteer_id": _text("Record in that list", blank="no record"),
        "source": _text("Who published the coordinate, in words"),
    }


def _table(
    name: str, row: str, columns: dict[str, pa.Column], *, key: tuple[str, ...] | None = None
) -> Table:
    schema = pa.DataFrameSchema(columns, name=name, strict=True, ordered=False)
    return Table(name, row, schema, key or (next(iter(columns)),))


SENTENCES = _table(
    "sentences",
    "a sentence or heading of the article, in order",
    {
        "sentence_id": _id("Key of the sentence"),
        "paragraph": column("Paragraph of the source, counted from 1", type="integer", minimum=1),
        "start": column(
            "Offset of its first character in the source text",
            type="integer",
            unit="characters",
            minimum=0,
        ),
        "end": column(
            "Offset after its last character", type="integer", unit="characters", minimum=1
        ),
        "text": _text("The article's text, character for character, glitches included"),
        "kind": column("What it is", choices=("sentence", "heading")),
        "text_en": _text("Our own English rendering", blank="not translated"),
        "ledger": column(
            "Whether it is on the map: mapped; heading; no_place: not about a place; "
            "not_drawable: about a place that cannot be drawn",
            choices=("mapped", "heading", "no_place", "not_drawable"),
        ),
        "off_map_reason": _text("Why it has no mark, in English", blank="it has a mark"),
        "off_map_reason_fr": _text("Why it has no mark, in French", blank="it has a mark"),
        "note_en": _text("What is odd in the source itself, in English", blank="nothing"),
        "note_fr": _text("What is odd in the source itself, in French", blank="nothing"),
    },
)

PLACES = _table(
    "places",
    "a place that the article names, implies or needs",
    {
        "place_id": _id("Key of the place"),
        "name_printed": _text("Name as the article prints it", blank="the article does not"),
        "name_en": _text("English name"),
        "name_fr": _text("French name"),
        "name_ar": _text("Arabic name", blank="not known to us"),
        "kind": column(
            "What it is; route: a line that a person drew by hand",
            choices=(
                *("city", "town", "village", "capital", "institution", "governorate", "region"),
                *("country", "border", "road", "route", "crossing", "camp_area", "site"),
            ),
        ),
        "latitude": _latitude("WGS 84, north positive", blank="not located, or a line"),
        "longitude": _longitude("WGS 84, east positive", blank="not located, or a line"),
        "uncertainty_km": _uncertainty("not a point, or not estimated"),
        "precision": column(
            "How the place is known: site; town: a settlement's centre; near: an estimated "
            "point; area: a region; line: a road or border",
            choices=PRECISIONS,
            blank="not located",
        ),
        "named_in_article": column(
            "Whether the article names it; implied: it names who is based there", choices=NAMED
        ),
        **_provenance(),
        "second_source": _text("Another publisher of the coordinate", blank="none found"),
        "second_latitude": _latitude("Its latitude", blank="none found"),
        "second_longitude": _longitude("Its longitude", blank="none found"),
        "note_en": _text("What a reader should know of the place, in English", blank="nothing"),
        "note_fr": _text("The same in French", blank="nothing"),
    },
)

POSTS = _table(
    "posts",
    "a Turkish position: one of the twelve observation posts, or a later one",
    {
        "post_id": _id("Key of the post"),
        "name_en": _text("English name"),
        "name_fr": _text("French name"),
        "name_ar": _text("Arabic name", blank="not known to us"),
        "number": column(
            "Number in the Turkish staff's list", type="integer", minimum=1, blank="not numbered"
        ),
        "number_established": column(
            "Number by order of establishment (Syrian Observatory)",
            type="integer",
            minimum=1,
            blank="not numbered",
        ),
        "one_of_twelve": _yes("Whether it is one of the twelve"),
        "governorate": _text("Governorate, in English"),
        "latitude": _latitude("WGS 84, north positive", blank="no coordinate: see the anchor"),
        "longitude": _longitude("WGS 84, east positive", blank="no coordinate: see the anchor"),
        "uncertainty_km": _uncertainty("not estimated"),
        "precision": column(
            "How the place is known, as in places", choices=PRECISIONS, blank="not located"
        ),
        "anchor_name": _text("Known place it is said to be at or near", blank="none"),
        "anchor_latitude": _latitude("The anchor's latitude", blank="none"),
        "anchor_longitude": _longitude("The anchor's longitude", blank="none"),
        **_provenance(),
        "second_source": _text("Another publisher of the coordinate", blank="none found"),
        "location_said": _text("Where sources say it is, in English"),
        "established": _date("When it was set up", blank="unknown"),
        "established_source": _text("Who says when", blank="unknown"),
        "status": column(
            "State on the article's day",
            choices=(
                *("encircled", "partly_encircled", "not_encircled", "fighting"),
                *("being_set_up", "unknown"),
            ),
        ),
        "status_as_of": _date("As of when", blank="unknown"),
        "status_source": _text("Who says the state", blank="unknown"),
        "named_in_article": column("Whether the article names it", choices=NAMED),
        "note_en": _text("What a reader should know of it, in English", blank="nothing"),
        "note_fr": _text("The same in French", blank="nothing"),
    },
)

CLAIMANTS = _table(
    "claimants",
    "a person or body that says something in the article",
    {
        "claimant": column(
            "Short name, the key",
            unique=True,
            pattern=r"[A-Za-z][A-Za-z0-9 .'-]*",
            way_out="use a short Latin name such as SOHR",
        ),
        "name_en": _text("Full English name"),
        "name_fr": _text("Full French name"),
        "name_ar": _text("Full Arabic name"),
    },
)

CLAIMS = _table(
    "claims",
    "one thing that one sentence says",
    {
        "claim_id": _id("Key of the claim"),
        "sentence_id": _link("sentences", "sentence_id", "Sentence that says it"),
        "layer": _link("layers", "layer_id", "Layer that draws it"),
        "kind": column("What sort of claim; a forecast or demand is no event", choices=KINDS),
        "claimant": column("Who says it", refers_to="claimants.claimant"),
        "date": _date("When it is true, or was said; its length is its precision", blank="no date"),
        "date_printed": _text("The article's own words for the date", blank="no date printed"),
        "date_basis": column(
            "Where `date` comes from: printed; derived: from a weekday and the article's date; "
            "as_of: the article's own date; other_reports",
            choices=("printed", "derived", "as_of", "other_reports"),
            blank="no date",
        ),
        "figure": column("Number claimed", type="number", minimum=0, blank="no number"),
        "figure_qualifier": column(
            "How the number is meant",
            choices=("exactly", "about", "more_than", "times"),
            blank="no number",
        ),
        "figure_printed": _text("The article's own words for the number", blank="no number"),
        "unit": _text("What is counted, in English", blank="no number"),
        "extent": column(
            "How much of its place an event covers",
            choices=("whole", "part"),
            blank="not an event at a place",
        ),
        "key_figure": column(
            "Place among the key figures of the page",
            type="integer",
            minimum=1,
            blank="not a key figure",
        ),
        "label_en": _text("A few words for the map, in English"),
        "label_fr": _text("A few words for the map, in French"),
        "label_ar": _text("A few words for the map, in Arabic"),
        "summary_en": _text("The claim in one sentence of ours, in English"),
        "summary_fr": _text("The claim in one sentence of ours, in French"),
    },
)

CLAIM_PLACES = _table(
    "claim_places",
    "a claim's tie to a place or post",
    {
        "claim_id": _link("claims", "claim_id", "The claim"),
        "place_id": _link("places", "place_id", "The place", blank="tied to a post"),
        "post_id": _link("posts", "post_id", "The post", blank="tied to a place"),
        "role": column("What the place is to the claim", choices=ROLES),
        "mention": _text(
            "Words of the sentence that name the place", blank="the sentence does not name it"
        ),
        "mention_start": column(
            "Offset of the mention in the source text",
            type="integer",
            unit="characters",
            minimum=0,
            blank="the sentence does not name it",
        ),
        "inferred": _yes("Whether the tie is ours: the sentence itself does not state it"),
        "bearing": column(
            "Direction that the article states for a movement without a destination",
            type="number",
            unit="degrees",
            minimum=0,
            maximum=360,
            blank="none stated",
        ),
    },
    key=("claim_id", "place_id", "post_id", "role"),
)

ROUTES = _table(
    "routes",
    "a waypoint of a road or route, in order; the line between waypoints is schematic",
    {
        "route_id": _link("places", "place_id", "The road or route, a place of that kind"),
        "sequence": column("Order along it", type="integer", minimum=1),
        "name": _text("English name of the waypoint"),
        "latitude": _latitude("WGS 84, north positive"),
        "longitude": _longitude("WGS 84, east positive"),
        **_provenance(),
        "note_en": _text("How the road passes it, in English", blank="nothing"),
    },
    key=("route_id", "sequence"),
)

LAYERS = _table(
    "layers",
    "a layer of the map, in the order of the legend",
    {
        "layer_id": _id("Key of the layer"),
        "name_en": _text("English name"),
        "name_fr": _text("French name"),
        "name_ar": _text("Arabic name"),
        "colour": column(
            "Colour on the light map", pattern=COLOUR, way_out="write #1F4FB8, in capitals"
        ),
        "colour_dark": column(
            "Colour on the dark map", pattern=COLOUR, way_out="write #A3C8FB, in capitals"
        ),
        "symbol": column(
            "Symbol in the legend",
            choices=("arrow", "ring", "dashes", "hatch", "speech", "outline"),
        ),
        "shown_first": _yes("Whether it is on when the map opens"),
        "context": _yes("Whether it holds what the article does not name"),
    },
)

CONTRADICTIONS = _table(
    "contradictions",
    "one thing on which another source differs from a claim or about a post",
    {
        "contradiction_id": _id("Key of the contradiction"),
        "claim_id": _link("claims", "claim_id", "The claim it is about", blank="about a post"),
        "post_id": _link("posts", "post_id", "The post it is about", blank="about a claim"),
        "text_en": _text("What differs, in English"),
        "text_fr": _text("What differs, in French"),
        "as_of": _date("As of when, by that source", blank="not kept"),
        "source": _text("Who says otherwise"),
    },
)

TABLES = (
    SENTENCES,
    PLACES,
    POSTS,
    CLAIMANTS,
    CLAIMS,
    CLAIM_PLACES,
    ROUTES,
    LAYERS,
    CONTRADICTIONS,
)
