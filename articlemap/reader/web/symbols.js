// The symbol grammar. Fill says how real, outline how known, dash direction, hatching region.
// Colours come from --c, so one drawing serves light, dark and every layer.
(function () {
  const articlemap = window.articlemap;
  const { svg } = articlemap;

  const disc = (r) => svg("circle", { r, class: "fill" });
  const ring = (r, more) => svg("circle", { r, class: "line", ...more });
  const square = (half, kind = "fill") =>
    svg("rect", { x: -half, y: -half, width: 2 * half, height: 2 * half, class: kind });
  const path = (d, kind, more) => svg("path", { d, class: kind, ...more });

  function teeth(from, to, count) {
    const lines = [];
    for (let i = 0; i < count; i++) {
      const angle = ((from + ((to - from) * i) / count) * Math.PI) / 180;
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      lines.push(`M${(x * 10.5).toFixed(1)} ${(y * 10.5).toFixed(1)}L${(x * 7.6).toFixed(1)} ${(y * 7.6).toFixed(1)}`);
    }
    return path(lines.join(""), "line");
  }

  const SURROUND = {
    encircled: () => [ring(10.5), teeth(0, 360, 16)],
    partly_encircled: () => [path("M-9.1-5.25A10.5 10.5 0 1 1-5.25 9.1", "line"), teeth(-150, 120, 12)],
    fighting: () => [path("M-8.04-6.75A10.5 10.5 0 1 1-8.04 6.75", "line")],
    being_set_up: () => [ring(10.5, { "stroke-dasharray": "3 3" })],
  };

  function post(heart, status) {
    const around = (SURROUND[status] ?? (() => []))();
    return [svg("circle", { r: around.length ? 12 : 7, class: "ground" }), ...around, heart];
  }

  const diamond = () => path("M0-5.5 5.5 0 0 5.5-5.5 0Z", "open");
  const DRAWINGS = {
    disc: () => [disc(7)],
    half: () => [svg("circle", { r: 7.5, class: "open" }), path("M0-7.5A7.5 7.5 0 0 1 0 7.5Z", "fill")],
    square: () => [square(5.5)],
    bars: () => [path("M-6 6V0h3v6ZM-1.5 6V-6h3V6ZM3 6v-9h3v9Z", "fill")],
    triangle: () => [path("M0-6.5 6.5 5H-6.5Z", "open")],
    forecast: () => [ring(6.5, { "stroke-dasharray": "0.1 3.4", "stroke-linecap": "round", "stroke-width": 2.4 })],
    statement: () => [path("M-8-6.5H8V3.5H-1L-4 7V3.5H-8Z", "open")],
    speech: () => [path("M-8-6.5H8V3.5H-1L-4 7V3.5H-8Z", "open")],
    named: () => [svg("circle", { r: 5, class: "open" })],
    post: (status) => post(square(4.5), status),
    "later-post": (status) => post(diamond(), status),
    "post-context": (status) => post(square(4, "open"), status),
    "later-post-context": (status) => post(path("M0-4.5 4.5 0 0 4.5-4.5 0Z", "open"), status),
    gate: () => [svg("rect", { x: -7, y: -7, width: 14, height: 14, class: "ground" }), path("M-5 6V-4M5 6V-4M-7-5H7", "line")],
    camp: () => [path("M0-6 6.5 5.5H-6.5Z", "open")],
    "ring-uncertain": () => [ring(9, { "stroke-dasharray": "2.5 2.5", "stroke-width": 1.2 }), disc(2.5)],
    town: () => [svg("circle", { r: 3.5, class: "open" })],
    arrow: () => [path("M-13 2-1-1V-4.5L13 0-1 5V2Z", "fill")],
    ring: () => post(square(3.8), "encircled"),
    dashes: () => [path("M-13 0H4", "line", { "stroke-dasharray": "5 3" }), path("M4-4.5 13 0 4 4.5Z", "open")],
    hatch: () => [path("M-12 6-4-6M-5 6 3-6M2 6 10-6M-12-1-8.5-6M9 6l3-4.5", "thin"), svg("rect", { x: -12, y: -6, width: 24, height: 12, class: "thin" })],
    outline: () => [svg("rect", { x: -11, y: -4, width: 8, height: 8, class: "line" }), path("M6.5-5 11.5 4.5H1.5Z", "line")],
  };

  // An SVG of `name`; `status` matters to posts only. Width and height are in CSS pixels.
  articlemap.symbol = (name, { status = "", wide = false, size = 26 } = {}) => {
    const parts = (DRAWINGS[name] ?? DRAWINGS.named)(status);
    const half = wide ? 14 : 13;
    const box = { viewBox: `${-half} -13 ${2 * half} 26`, width: wide ? size + 2 : size, height: size };
    return svg("svg", { class: "symbol", ...box, "aria-hidden": "true", focusable: "false" }, ...parts);
  };

  articlemap.KIND_SYMBOL = {
    event: "disc", state: "square", figure: "bars", demand: "triangle", forecast: "forecast", statement: "statement",
  };
})();
