// Marks of shown layers that lie outside the view: a chip at the edge, with an arrow toward them.
(function () {
  const articlemap = window.articlemap;
  const { element, symbol, named, word } = articlemap;
  const ARROWS = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"];
  const MOST = 6;

  // Redraws the chips for the present view.
  articlemap.pointBeyond = (reader) => {
    const box = (reader.edge ??= reader.mapbox.appendChild(element("div", { class: "edge", "data-furniture": "edge" })));
    const view = reader.map.getBounds();
    const beyond = reader.drawnMarks().filter(({ mark, marker }) => mark.label && !view.contains(marker.getLatLng()));
    const seen = new Map(beyond.map((kept) => [kept.mark.id, kept]));
    box.replaceChildren(...[...seen.values()].slice(0, MOST).map((kept) => chip(kept, reader)));
    box.hidden = seen.size === 0;
  };

  function chip({ mark, marker }, reader) {
    const name = named(mark.names);
    return element("button", { type: "button", class: `edge-chip layer-${mark.layer}`, "data-beyond": mark.id, "aria-label": word("beyond", { name }), onclick: () => reader.selectMark(mark) },
      symbol(mark.symbol, { size: 18, status: mark.status }), element("span", {}, `${arrow(marker.getLatLng(), reader.map)} ${name}`));
  }

  function arrow(at, map) {
    const from = map.project(map.getCenter());
    const to = map.project(at);
    const turn = Math.atan2(to.y - from.y, to.x - from.x);
    return ARROWS[(Math.round(turn / (Math.PI / 4)) + 8) % 8];
  }
})();
