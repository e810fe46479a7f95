"""The look of a layer for QGIS: its own QML, and SLD 1.1 for other programs.

Only names and colours of the layers table come in here, and colours are checked hexadecimal
numbers; the one free text, a layer's name, is escaped by the XML writer.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

# As GDAL and QGIS make it, and registered among the contents as they do.
CREATE_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  VALUES ('layer_styles', 'attributes', 'layer_styles', 0);
"""
SYMBOLS = {
    "Point": (
        "marker",
        "SimpleMarker",
        {"name": "circle", "size": "3", "color": "{fill}", "outline_color": "255,255,255,255"},
    ),
    "LineString": ("line", "SimpleLine", {"line_color": "{fill}", "line_width": "0.7"}),
    "Polygon": (
        "fill",
        "SimpleFill",
        {"color": "{faint}", "outline_color": "{fill}", "outline_width": "0.5", "style": "solid"},
    ),
}
GEOMETRY_TYPES = {"Point": "0", "LineString": "1", "Polygon": "2"}
SLD = "http://www.opengis.net/sld"
SE = "http://www.opengis.net/se"


def write_qml(kind: str, colour: str) -> str:
    """The QGIS style of a layer of points, lines or areas in that colour; labelled by place."""
    root = ET.Element("qgis", version="3.28", styleCategories="Symbology|Labeling")
    renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0")
    symbols = ET.SubElement(renderer, "symbols")
    type_, layer_class, options = SYMBOLS[kind]
    symbol = ET.SubElement(symbols, "symbol", type=type_, name="0", alpha="1", clip_to_extent="1")
    attributes = {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"}
    drawn = ET.SubElement(ET.SubElement(symbol, "layer", attributes), "Option", type="Map")
    for name, value in options.items():
        text = value.format(fill=_rgba(colour, 255), faint=_rgba(colour, 38))
        ET.SubElement(drawn, "Option", type="QString", name=name, value=text)
    labels = ET.SubElement(root, "labeling", type="simple")
    settings = ET.SubElement(labels, "settings")
    style = {"fieldName": "place", "fontSize": "8", "textColor": _rgba(colour, 255)}
    ET.SubElement(settings, "text-style", style)
    ET.SubElement(root, "layerGeometryType").text = GEOMETRY_TYPES[kind]
    return ET.tostring(root, encoding="unicode")


def _rgba(colour: str, alpha: int) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red},{green},{blue},{alpha}"


def write_sld(kind: str, colour: str, name: str) -> str:
    """The same look as a Styled Layer Descriptor (OGC 05-078r4)."""
    root = ET.Element(f"{{{SLD}}}StyledLayerDescriptor", version="1.1.0")
    layer = ET.SubElement(root, f"{{{SLD}}}NamedLayer")
    ET.SubElement(layer, f"{{{SE}}}Name").text = name
    style = ET.SubElement(layer, f"{{{SLD}}}UserStyle")
    rule = ET.SubElement(ET.SubElement(style, f"{{{SE}}}FeatureTypeStyle"), f"{{{SE}}}Rule")
    _SYMBOLIZERS[kind](rule, colour)
    return ET.tostring(root, encoding="unicode")


def _add_point(rule: ET.Element, colour: str) -> None:
    graphic = ET.SubElement(ET.SubElement(rule, f"{{{SE}}}PointSymbolizer"), f"{{{SE}}}Graphic")
    mark = ET.SubElement(graphic, f"{{{SE}}}Mark")
    ET.SubElement(mark, f"{{{SE}}}WellKnownName").text = "circle"
    _paint(ET.SubElement(mark, f"{{{SE}}}Fill"), fill=colour)
    ET.SubElement(graphic, f"{{{SE}}}Size").text = "11"


def _add_line(rule: ET.Element, colour: str) -> None:
    line = ET.SubElement(rule, f"{{{SE}}}LineSymbolizer")
    _paint(ET.SubElement(line, f"{{{SE}}}Stroke"), stroke=colour, **{"stroke-width": "2.5"})


def _add_area(rule: ET.Element, colour: str) -> None:
    area = ET.SubElement(rule, f"{{{SE}}}PolygonSymbolizer")
    _paint(ET.SubElement(area, f"{{{SE}}}Fill"), fill=colour, **{"fill-opacity": "0.15"})
    _paint(ET.SubElement(area, f"{{{SE}}}Stroke"), stroke=colour)


def _paint(parent: ET.Element, **parameters: str) -> None:
    for name, value in parameters.items():
        ET.SubElement(parent, f"{{{SE}}}SvgParameter", name=name).text = value


_SYMBOLIZERS = {"Point": _add_point, "LineString": _add_line, "Polygon": _add_area}
