// Point marks: a symbol at its place, its uncertainty as a circle of true radius, and a leader
// where the symbol stands beside an anchor because no coordinate is known.
(function () {
  const articlemap = window.articlemap;
  const { element, svg, symbol, word, named } = articlemap;
  const SIZE = 26;
  const FAN = [[40, -30], [44, 22], [-42, -26], [-42, 26], [4, 46], [2, -46], [58, -4], [-58, 0]];

  // "Morek, Turkish post, encircled, said by SOHR"
  articlemap.describe = (mark, claims) => {
    const first = claims.find((claim) => claim.id === mark.label) ?? claims[0];
    const kind = mark.kind === "post" && !mark.one_of_twelve ? word("post_later") : word(`kind_${mark.kind}`);
    const state = mark.status && mark.status !== "unknown" ? word(`status_${mark.status}`) : first && named(first.label);
    const who = first ? word("said_by_whom", { who: articlemap.claimantShort(first) }) : word("not_in_article");
    return articlemap.list([named(mark.names), kind, state, who]);
  };

  articlemap.roleOf = (claim, id) => claim.ties.find((tie) => tie.mark === id)?.role;

  // Makes a node a mark: focusable, named, and selected by click, Enter or space.
  articlemap.makeMark = (node, mark, reader) => {
    const claims = mark.claims.map((id) => reader.text.claims[id]);
    const facts = {
      "data-mark": mark.id, "data-layer": mark.layer, role: "button", tabindex: "0",
      "aria-label": articlemap.describe(mark, claims),
    };
    for (const [name, value] of Object.entries(facts)) node.setAttribute(name, value);
    node.classList.add("mark", `layer-${mark.layer}`);
    const choose = () => reader.selectMark(mark);
    L.DomEvent.on(node, "click", (event) => (L.DomEvent.stop(event), choose()));
    articlemap.onPress(node, choose);
    node.addEventListener("focus", () => node.matches(":focus-visible") && reader.reveal(mark));
    return node;
  };

  // The Leaflet layers of a point mark.
  articlemap.drawPoint = (mark, layer, reader) => {
    const circle = mark.uncertainty_km >= 1.5 || mark.shape === "anchor" ? uncertainty(mark) : null;
    const node = element("div", { class: "point" }, symbol(mark.symbol, { status: mark.status }));
    const offset = mark.shape === "anchor" ? nextOffset(mark, reader) : [0, 0];
    if (mark.shape === "anchor") node.append(leader(offset));
    articlemap.makeMark(node, mark, reader);
    const icon = L.divIcon({
      className: "mark-icon", html: node, iconSize: [SIZE, SIZE],
      iconAnchor: [SIZE / 2 - offset[0], SIZE / 2 - offset[1]],
    });
    const marker = L.marker(mark.at, { icon, keyboard: false, riseOnHover: true, zIndexOffset: mark.claims.length ? 500 : 0 });
    reader.keep(mark, { node, marker, circle, bounds: L.latLng(mark.at).toBounds(2000 * Math.max(mark.uncertainty_km ?? 0, 3)) });
    return [circle, marker].filter(Boolean);
  };

  function uncertainty(mark) {
    return L.circle(mark.at, {
      radius: (mark.uncertainty_km ?? 0) * 1000, pane: "areas", interactive: false,
      className: `uncertainty layer-${mark.layer}`,
    });
  }

  // Symbols without a coordinate of their own fan out around the anchor that they share.
  function nextOffset(mark, reader) {
    const key = mark.at.join();
    const turn = (reader.anchors[key] = (reader.anchors[key] ?? -1) + 1);
    return FAN[turn % FAN.length];
  }

  function leader([x, y]) {
    const reach = Math.hypot(x, y);
    const [fromX, fromY] = [(-x * 12) / reach, (-y * 12) / reach];
    const line = svg("line", { x1: fromX, y1: fromY, x2: -x * 0.84, y2: -y * 0.84 });
    return svg("svg", { class: "leader", width: 1, height: 1, "aria-hidden": "true" }, line);
  }
})();
