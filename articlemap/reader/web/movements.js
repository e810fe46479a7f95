// Movements: an advance along a road, a withdrawal, a flight. None of their routes is known.
(function () {
  const articlemap = window.articlemap;
  const { svg, element } = articlemap;
  const BESIDE = { advance: 9, withdrawal: 0, flight: 0 };
  const HEAD = { advance: "M-14-7.5 3 0-14 7.5Z", withdrawal: "M-12-6 2 0-12 6Z", flight: "M-13-7 2 0-13 7Z" };
  const CLEAR = 14;

  // The Leaflet layers of a movement: a line and its head, redrawn whenever the zoom changes.
  articlemap.drawMovement = (movement, layer, reader) => {
    const line = L.polyline([], { pane: "lines", interactive: false, className: `movement ${movement.style} layer-${layer.id}` });
    const halo = L.polyline([], { pane: "lines", interactive: false, className: "movement-halo" });
    const arrow = svg("svg", { class: `head ${movement.style}`, width: 1, height: 1, "aria-hidden": "true" }, svg("path", { d: HEAD[movement.style] }));
    const node = element("div", { class: `movement-head layer-${layer.id}`, "data-claim": movement.claim }, arrow);
    const head = L.marker(movement.path.at(-1), {
      icon: L.divIcon({ className: "mark-icon", html: node, iconSize: [1, 1], iconAnchor: [0, 0] }),
      keyboard: false, interactive: false, pane: "lines",
    });
    const trace = () => follow(reader.map, movement, line, halo, head, arrow);
    reader.map.on("zoomend viewreset", trace);
    trace();
    reader.movements.push({ ...movement, layer: layer.id, line, halo, head });
    return [halo, line, head];
  };

  function follow(map, movement, line, halo, head, arrow) {
    const points = shorten(besides(movement.path.map((at) => map.latLngToLayerPoint(at)), BESIDE[movement.style]));
    const tip = points.at(-1);
    const before = points.at(-2);
    const turn = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
    const path = points.map((point) => map.layerPointToLatLng(point));
    arrow.firstChild.setAttribute("transform", `rotate(${turn.toFixed(1)})`);
    head.setLatLng(path.at(-1));
    const back = L.point(tip.x - Math.cos((turn * Math.PI) / 180) * 11, tip.y - Math.sin((turn * Math.PI) / 180) * 11);
    const drawn = [...path.slice(0, -1), map.layerPointToLatLng(back)];
    line.setLatLngs(drawn);
    halo.setLatLngs(drawn);
  }

  // The same line moved sideways by some pixels, to the right of its direction.
  function besides(points, shift) {
    if (!shift) return points;
    return points.map((point, i) => {
      const from = points[Math.max(i - 1, 0)];
      const to = points[Math.min(i + 1, points.length - 1)];
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      return L.point(point.x - ((to.y - from.y) / length) * shift, point.y + ((to.x - from.x) / length) * shift);
    });
  }

  // Keeps the ends clear of the marks that stand there.
  function shorten(points) {
    const trimmed = trimStart([...points], CLEAR);
    return trimStart(trimmed.reverse(), CLEAR).reverse();
  }

  function trimStart(points, length) {
    while (points.length > 2 && points[0].distanceTo(points[1]) < length) {
      length -= points[0].distanceTo(points[1]);
      points.shift();
    }
    const [from, to] = points;
    const whole = from.distanceTo(to);
    const share = Math.min(length, whole * 0.4) / (whole || 1);
    points[0] = L.point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    return points;
  }
})();
