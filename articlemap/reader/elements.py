"""Folium elements of our own. They carry a dossier's text as data, never as markup or template."""

from __future__ import annotations

from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from articlemap.reader.embedding import Assets


class Reader(MacroElement):
    """The article and the furniture of the frame; add it to the map before any layer."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        articlemap.openReader({{ this._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, text: dict[str, Any], options: dict[str, Any], assets: Assets) -> None:
        super().__init__()
        self._name = "Reader"
        settings = {**options, "basemap": assets.basemap}
        self.data = assets.place({"text": text, "options": settings})


class LayerMarks(MacroElement):
    """The marks of one layer; add it to that layer's feature group."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.reader.fillLayer({{ this._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: dict[str, Any], assets: Assets) -> None:
        super().__init__()
        self._name = "LayerMarks"
        self.data = assets.place(layer)


class DrawnBasemap(MacroElement):
    """Our own base map; add it to the feature group that stands for it in the layer control."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.reader.fillBasemap({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "DrawnBasemap"


class OpenedReader(MacroElement):
    """The last element of the map: turns the layer control into the legend and shows the reader."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.reader.start({{ this.control.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, control: folium.LayerControl) -> None:
        super().__init__()
        self._name = "OpenedReader"
        self.control = control
