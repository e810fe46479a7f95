// A small map of the country and its neighbours, with the frame of the large one.
(function () {
  const articlemap = window.articlemap;
  const { element, svg, word, named } = articlemap;
  const BOX = { west: 33.5, south: 31.2, east: 43, north: 38.6 };
  const [WIDTH, HEIGHT] = [118, 112];

  const mercator = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));

  function project([longitude, latitude]) {
    const x = ((longitude - BOX.west) / (BOX.east - BOX.west)) * WIDTH;
    const top = mercator(BOX.north);
    const y = ((top - mercator(latitude)) / (top - mercator(BOX.south))) * HEIGHT;
    return [x, y];
  }

  function outline(geometry) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons.map(([ring]) => ring.filter((_, i) => i % 3 === 0).map(project));
    return rings.map((ring) => "M" + ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") + "Z").join("");
  }

  // A figure that follows `map`; `countries` are the base map's.
  articlemap.drawLocator = (map, countries, home) => {
    const shapes = countries.features.map((feature) =>
      svg("path", { d: outline(feature.geometry), class: feature.properties.a3 === home ? "home" : "neighbour" }));
    const words = countries.features
      .filter(({ properties }) => ["SYR", "TUR", "IRQ"].includes(properties.a3))
      .map(({ properties }) => countryName(properties));
    const frame = svg("rect", { class: "frame" });
    const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": word("locator") }, ...shapes, ...words, frame);
    map.on("move", () => showFrame(map, frame));
    showFrame(map, frame);
    return element("figure", { class: "locator" }, picture, element("figcaption", {}, word("locator_caption")));
  };

  const NAME_AT = { SYR: [39, 34.9], TUR: [36.6, 37.7], IRQ: [41.8, 33.2] };

  function countryName(names) {
    const [x, y] = project(NAME_AT[names.a3]);
    return svg("text", { x, y, "text-anchor": "middle" }, named(names));
  }

  function showFrame(map, frame) {
    const view = map.getBounds();
    const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1);
    const [left, top] = project([view.getWest(), Math.min(view.getNorth(), 85)]);
    const [right, bottom] = project([view.getEast(), Math.max(view.getSouth(), -85)]);
    const [x, y] = [clamp(left, WIDTH), clamp(top, HEIGHT)];
    frame.setAttribute("x", x);
    frame.setAttribute("y", y);
    frame.setAttribute("width", Math.max(clamp(right, WIDTH) - x, 5));
    frame.setAttribute("height", Math.max(clamp(bottom, HEIGHT) - y, 5));
  }
})();
