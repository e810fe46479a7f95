"""KML 2.2 (OGC 07-147r2) for Google Earth and other globes.

Written by the standard library: KML libraries are unkept (simplekml) or bring a geometry library
of their own (fastkml, which the tests read it back with), and GDAL cannot write styles.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from articlemap.export.about import describe_export, explain_position
from articlemap.export.rows import Feature, list_features, list_movements
from articlemap.filling import fill
from articlemap.language import N_, pick_text, translate
from articlemap.lookup import look_up
from articlemap.pagewords import list_helpers
from articlemap.rows import Row
from articlemap.selection import Selection

NAMESPACE = "http://www.opengis.net/kml/2.2"
# No XML document can hold these, escaped or not: https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
SOLID, FAINT = "ff", "40"
UNLOCATED = N_("Not on the map")


def write_kml(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """A document with a folder for each layer and a placemark for each claim at each place.

    What has no position is a placemark without geometry, in a folder of its own. Icons are those
    of the reading program: none is fetched from anywhere.
    """
    about = describe_export(selection, language=language, permalink=permalink)
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    described = fill("balloon_about.html", texts=list(about.as_dict().values()))
    _write(document, name=about.title, description=described)
    for key in selection.layers:
        _add_style(document, look_up(selection.dossier).layers[key])
    _add_data(document, about.as_dict())
    features = list_features(selection, language=language)
    drawn = [*features, *list_movements(selection, language=language)]
    for key in selection.layers:
        name = pick_text(look_up(selection.dossier).layers[key], "name", language)
        own = [one for one in drawn if one.row["layer_id"] == key and one.geometry]
        _add_folder(document, str(name), own, language)
    missing = [one for one in features if not one.geometry]
    _add_folder(document, translate(language)(UNLOCATED), missing, language)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _write(parent: ET.Element, **texts: str) -> None:
    """An element with text for each name, in the order given."""
    for name, text in texts.items():
        ET.SubElement(parent, name).text = clean(text)


def clean(text: str) -> str:
    """The text with a mark in place of characters that XML cannot hold."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def _add_style(document: ET.Element, layer: Row) -> None:
    style = ET.SubElement(document, "Style", id=f"layer-{layer['layer_id']}")
    for name in ("IconStyle", "LineStyle", "PolyStyle"):
        part = ET.SubElement(style, name)
        _write(part, color=to_abgr(layer["colour"], FAINT if name == "PolyStyle" else SOLID))
        if name == "LineStyle":
            _write(part, width="3")


def to_abgr(colour: str, alpha: str) -> str:
    """A colour as KML writes it: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{alpha}{blue}{green}{red}".lower()


def _add_folder(document: ET.Element, name: str, features: list[Feature], language: str) -> None:
    if not features:
        return
    folder = ET.SubElement(document, "Folder")
    _write(folder, name=name)
    for feature in features:
        _add_placemark(folder, feature, language)


def _add_placemark(folder: ET.Element, feature: Feature, language: str) -> None:
    row = feature.row
    placemark = ET.SubElement(folder, "Placemark")
    _write(placemark, name=row["place"] or row["summary"])
    _write(placemark, description=describe_feature(row, language=language))
    if row["date_start"]:
        _write(ET.SubElement(placemark, "TimeSpan"), begin=row["date_start"], end=row["date_end"])
    if row["layer_id"]:
        _write(placemark, styleUrl=f"#layer-{row['layer_id']}")
    _add_data(placemark, {key: value for key, value in row.items() if value is not None})
    if feature.geometry:
        _add_geometry(placemark, feature.geometry)


def describe_feature(row: Row, *, language: str = "en") -> str:
    """What a balloon shows, as HTML: the excerpt, who says it, and both chains of provenance."""
    position = explain_position(row["position"], language=language)
    values = {**list_helpers(language), "row": row, "position": position}
    return fill("balloon.html", language=language, **values)


def _add_data(parent: ET.Element, facts: dict[str, Any]) -> None:
    data = ET.SubElement(parent, "ExtendedData")
    for name, value in facts.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        _write(ET.SubElement(data, "Data", name=name), value=text)


def _add_geometry(parent: ET.Element, geometry: dict[str, Any]) -> None:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi"):
        many = ET.SubElement(parent, "MultiGeometry")
        for part in coordinates:
            single = {"type": kind.removeprefix("Multi"), "coordinates": part}
            _add_geometry(many, single)
    elif kind == "Polygon":
        _add_polygon(parent, coordinates)
    else:
        points = [coordinates] if kind == "Point" else coordinates
        _write(ET.SubElement(parent, kind), coordinates=_write_points(points))


def _add_polygon(parent: ET.Element, rings: list[list[list[float]]]) -> None:
    polygon = ET.SubElement(parent, "Polygon")
    for at, ring in enumerate(rings):
        boundary = ET.SubElement(polygon, "innerBoundaryIs" if at else "outerBoundaryIs")
        _write(ET.SubElement(boundary, "LinearRing"), coordinates=_write_points(ring))


def _write_points(points: list[list[float]]) -> str:
    return " ".join(",".join(f"{number:.15g}" for number in point[:2]) for point in points)
