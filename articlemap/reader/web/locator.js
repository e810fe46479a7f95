// A small map around the large one, with the frame of what that shows: of Syria and its neighbours
// where it lies there, else of a part of the world.
(function () {
  const articlemap = window.articlemap;
  const { element, svg, word, named } = articlemap;
  const [WIDTH, HEIGHT] = [118, 112];
  const NEAR = { west: 33.5, span: 9.5, top: mercator(38.6) };
  const NAME_AT = { SYR: [39, 34.9], TUR: [36.6, 37.7], IRQ: [41.8, 33.2] };
  const [LEAST_SPAN, MOST_SPAN, TIMES] = [70, 360, 5]; // degrees; how much wider than the first view

  function mercator(latitude) {
    return Math.log(Math.tan(Math.PI / 4 + (Math.max(Math.min(latitude, 85), -85) * Math.PI) / 360));
  }

  // Where a point stands in a box of so many degrees; a latitude is as long as a longitude there.
  const projector = ({ west, span, top }) => ([longitude, latitude]) =>
    [((longitude - west) / span) * WIDTH, ((top - mercator(latitude)) * WIDTH) / ((span * Math.PI) / 180)];

  // The box for a map that first shows [south, west, north, east].
  function around([south, west, north, east]) {
    const span = Math.min(Math.max(TIMES * (east - west), LEAST_SPAN), MOST_SPAN);
    const half = (((span * Math.PI) / 180) * HEIGHT) / WIDTH / 2;
    return { west: (west + east) / 2 - span / 2, span, top: (mercator(south) + mercator(north)) / 2 + half };
  }

  function isInside(project, [south, west, north, east]) {
    const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
    return left >= 0 && top >= 0 && right <= WIDTH && bottom <= HEIGHT;
  }

  function outline(geometry, project) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons.map(([ring]) => (ring.length > 60 ? ring.filter((_, i) => i % 3 === 0) : ring).map(project));
    return rings.map((ring) => "M" + ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") + "Z").join("");
  }

  // A figure that follows `map`; `base` has the base map's land, `first` is what the map shows first.
  articlemap.drawLocator = (map, { countries, world }, home, first) => {
    const near = isInside(projector(NEAR), first);
    const project = projector(near ? NEAR : around(first));
    const land = [...(near ? [] : world.features), ...countries.features];
    const shapes = land.map(({ geometry, properties }) =>
      svg("path", { d: outline(geometry, project), class: home && properties.a3 === home ? "home" : "neighbour" }));
    const shown = near ? countries.features.map(({ properties }) => properties).filter(({ a3 }) => NAME_AT[a3]) : [];
    const frame = svg("rect", { class: "frame" });
    const label = near ? word("locator", { names: articlemap.list(shown.map(named)) }) : word("locator_world");
    const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, ...shapes, ...shown.map((names) => countryName(names, project)), frame);
    const show = () => showFrame(map, frame, project);
    map.on("move", show);
    show();
    return element("figure", { class: near ? "locator" : "locator far" }, picture, element("figcaption", {}, word("locator_caption")));
  };

  function countryName(names, project) {
    const [x, y] = project(NAME_AT[names.a3]);
    return svg("text", { x, y, "text-anchor": "middle" }, named(names));
  }

  function showFrame(map, frame, project) {
    const view = map.getBounds();
    const clamp = (value, most) => Math.min(Math.max(value, 1), most - 1);
    const [left, top] = project([view.getWest(), view.getNorth()]);
    const [right, bottom] = project([view.getEast(), view.getSouth()]);
    const [x, y] = [clamp(left, WIDTH), clamp(top, HEIGHT)];
    frame.setAttribute("x", x);
    frame.setAttribute("y", y);
    frame.setAttribute("width", Math.max(clamp(right, WIDTH) - x, 5));
    frame.setAttribute("height", Math.max(clamp(bottom, HEIGHT) - y, 5));
  }
})();
