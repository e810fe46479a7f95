// Areas, borders and roads: shapes that are no point. Their words stand in a chip tied to them.
(function () {
  const articlemap = window.articlemap;
  const { element, svg, symbol, named, KIND_SYMBOL } = articlemap;
  const MOST_LINES = 2;

  // The Leaflet layers of a mark that is not a point.
  articlemap.drawShape = (mark, layer, reader) => {
    const shapes = mark.shape === "road" ? roadShapes(mark, reader) : [outline(mark, layer)];
    const chip = mark.shape === "road" ? shield(mark, reader) : figureChip(mark, reader);
    const icon = L.divIcon({ className: "mark-icon chip-icon", html: chip, iconSize: null, iconAnchor: [0, 0] });
    const bounds = mark.geometry ? L.geoJSON(mark.geometry).getBounds() : L.latLng(mark.at).toBounds(40000);
    const marker = L.marker(bounds.getCenter(), { icon, keyboard: false, zIndexOffset: 800 });
    reader.keep(mark, { node: chip, marker, shapes, bounds, floats: mark.shape });
    return [...shapes.filter(Boolean), marker];
  };

  function outline(mark, layer) {
    if (!mark.geometry) return null;
    const hatched = mark.shape === "area" && layer.symbol === "hatch" ? "hatched" : "";
    const band = mark.shape === "line" ? "band" : "";
    const fill = hatched ? { fillColor: `url(#hatch-${layer.id})` } : {};
    const style = { className: `shape ${hatched} ${band} layer-${mark.layer}`, pane: "areas", ...fill };
    return L.geoJSON(mark.geometry, { interactive: false, pane: "areas", style: () => style });
  }

  // The hatching of one layer, as an SVG pattern that its shapes refer to.
  articlemap.hatching = ({ id }) => {
    const line = svg("path", { d: "M0 0V7", class: "hatch-line" });
    const size = { width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    const pattern = svg("pattern", { id: `hatch-${id}`, class: `layer-${id}`, ...size }, line);
    return svg("svg", { class: "unseen", "aria-hidden": "true" }, svg("defs", {}, pattern));
  };

  function roadShapes(mark, reader) {
    const claims = mark.claims.map((id) => reader.text.claims[id]);
    const forecast = claims.some((claim) => claim.kind === "forecast" && articlemap.roleOf(claim, mark.id) === "along");
    const style = (className) => ({ interactive: false, pane: "lines", style: () => ({ className: `${className} layer-${mark.layer}`, pane: "lines" }) });
    return [L.geoJSON(mark.geometry, style("road-lit")), mark.kind === "route" ? L.geoJSON(mark.geometry, style("route")) : null, forecast ? L.geoJSON(mark.geometry, style("forecast")) : null];
  }

  // The road itself belongs to the base map: a schematic line through towns, always the same.
  articlemap.drawRoad = (geometry, map) => {
    for (const name of ["road-case", "road"]) {
      L.geoJSON(geometry, { interactive: false, pane: "road", style: () => ({ className: name, pane: "road" }) }).addTo(map);
    }
  };

  const shield = (mark, reader) =>
    articlemap.makeMark(element("div", { class: "shield" }, roadNumber(mark)), mark, reader);

  const roadNumber = (mark) => (/\b[A-Z]\d+\b/.exec(mark.names.en) ?? [named(mark.names)])[0];

  // The key figures of the place if there are any, else its first claim; the rest as a count.
  function figureChip(mark, reader) {
    const claims = mark.claims.map((id) => reader.text.claims[id]);
    const key = claims.filter((claim) => claim.key_figure !== null).sort((a, b) => a.key_figure - b.key_figure);
    const lines = (key.length ? key : claims).slice(0, key.length ? MOST_LINES : 1);
    const rest = claims.length - lines.length;
    const more = rest > 0 ? element("span", { class: "more" }, `+${rest}`) : null;
    const body = element("div", { class: "chip" }, element("b", { class: "chip-place" }, named(mark.names)),
      element("div", { class: "chip-box" }, element("div", {}, ...lines.map(chipLine)), more));
    return articlemap.makeMark(body, mark, reader);
  }

  function chipLine(claim) {
    const figure = articlemap.figure(claim);
    const words = element("span", { class: figure ? "chip-words" : "" }, named(claim.label));
    return element("span", { class: "chip-line" }, symbol(KIND_SYMBOL[claim.kind], { size: 16 }), figure ? element("b", {}, figure) : null, words);
  }
})();
