// A route by hand: points set on the map with the mouse or with a cursor that the arrow keys move.
(function () {
  const articlemap = window.articlemap;
  const { element, word, named } = articlemap;
  const STEP = 12; // pixels that an arrow key moves the cursor
  const NEAR = 14; // pixels within which a point is that of the pin
  const MOST = 200; // points, as review/decision.py allows
  const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
  const line = (points, more) => L.polyline(points, { pane: "lines", interactive: false, className: `route-line ${more}` });

  articlemap.routeMethods = {
    // ---- in the panel
    writeRoutes(claim) {
      const rows = this.madeIn(this.view.routes, claim).map(({ id, name, points }) => [
        element("button", { type: "button", class: "route-name", dir: "auto", onclick: () => this.fit(points) }, name),
        element("small", {}, word("route_points", { count: points.length })),
        this.writeRemove(id, name),
      ]);
      const name = element("input", { type: "text", class: "desk-field", id: "route-name", maxlength: "100", placeholder: word("route_example") });
      const draw = () => this.startRoute(claim, name.value.trim());
      name.addEventListener("keydown", (event) => event.key === "Enter" && draw());
      const button = element("button", { type: "button", class: "action", "data-act": "draw-route", onclick: draw }, word("route_draw"));
      return element("div", { class: "desk-fields" }, this.writeMade(rows), element("label", { for: "route-name" }, word("route_new")), element("div", { class: "desk-find" }, name, button));
    },

    // ---- on the map
    startRoute(claim, name) {
      if (this.route) this.leaveRoute();
      const kept = this.unfinished?.key === claim.key ? this.unfinished.points : [];
      this.route = { key: claim.key, start: claim.sentence[0], name: name || word("route_unnamed"), points: kept };
      this.setTab("map");
      this.openRouteBar();
      this.openCursor();
      this.showRoute();
      this.tell(word("route_how"));
    },

    // The bar takes room from the map; what was in view stays in view.
    openRouteBar() {
      const view = this.map.getBounds();
      this.root.classList.add("drawing");
      this.mapbox.append((this.routeBar = this.writeRouteBar()));
      this.map.invalidateSize({ animate: false }).fitBounds(view, { animate: false });
    },

    writeRouteBar() {
      const button = (key, act, run) => element("button", { type: "button", class: "action", "data-act": act, onclick: run }, word(key));
      this.routeCount = element("b", { class: "route-count", role: "status" });
      const bar = element("div", { class: "route-bar", role: "group", "aria-label": word("route_draw") }, element("p", {}, word("route_how")), this.routeCount, button("route_back", "route-back", () => this.takePointBack()), button("route_done", "route-done", () => this.finishRoute()), button("route_leave", "route-leave", () => this.leaveRoute()));
      L.DomEvent.disableClickPropagation(bar);
      return bar;
    },

    openCursor() {
      const node = element("div", { class: "cursor", role: "application", tabindex: "0", "aria-label": word("route_cursor") });
      const shape = L.divIcon({ className: "mark-icon", html: node, iconSize: [26, 26], iconAnchor: [13, 13] });
      const at = this.route.points.at(-1) ?? this.map.getCenter();
      this.cursor = L.marker(at, { icon: shape, keyboard: false, interactive: false, zIndexOffset: 1000 }).addTo(this.map);
      this.onMapClick = ({ latlng }) => (this.cursor.setLatLng(latlng), this.addPoint(latlng));
      this.map.on("click", this.onMapClick);
      node.focus({ preventScroll: true });
    },

    keyInRoute(event) {
      if (event.target.closest?.("button") && event.key === "Enter") return true; // the button's own
      if (event.key.startsWith("Arrow")) this.moveCursor(event);
      else if (event.key === "Enter") this.addPoint(this.cursor.getLatLng());
      else if (event.key === "Backspace") this.takePointBack();
      else if (event.key === "d") this.finishRoute();
      else return event.key.length === 1; // no other letter acts while a route is drawn
      event.preventDefault();
      event.stopPropagation();
      return true;
    },

    moveCursor(event) {
      const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key].map((one) => one * (event.shiftKey ? 5 : 1) * STEP);
      const at = this.map.latLngToContainerPoint(this.cursor.getLatLng()).add(by);
      this.cursor.setLatLng(this.map.containerPointToLatLng(at));
      this.map.panInside(this.cursor.getLatLng(), { padding: [60, 60], animate: false });
      const pin = this.findPin(this.cursor.getLatLng());
      this.tell(pin ? named(pin.place.names) || pin.printed : "");
    },

    // The name whose pin is where the point is: the route goes through its place.
    findPin(latlng) {
      const here = this.map.latLngToContainerPoint(latlng);
      const placed = [...this.view.spots.values()].filter((spot) => spot.place && !isNaN(spot.place.at[0]));
      return placed.find((spot) => this.map.latLngToContainerPoint(spot.place.at).distanceTo(here) <= NEAR);
    },

    addPoint(latlng) {
      if (this.route.points.length >= MOST) return this.complain(word("route_long", { most: MOST }));
      const { lat, lng } = L.latLng(latlng).wrap();
      const at = this.findPin(latlng)?.place.at ?? [round(lat), round(lng)];
      if (String(at) !== String(this.route.points.at(-1))) this.route.points = [...this.route.points, at];
      this.showRoute();
    },

    takePointBack() {
      this.route.points = this.route.points.slice(0, -1);
      this.showRoute();
    },

    showRoute() {
      const { points } = this.route;
      this.drawn.clearLayers();
      line(points, "drawing").addTo(this.drawn);
      for (const at of points) L.circleMarker(at, { pane: "lines", radius: 4, interactive: false, className: "route-point" }).addTo(this.drawn);
      this.routeCount.textContent = word("route_points", { count: points.length });
      this.routeBar.querySelector("[data-act=route-done]").disabled = points.length < 2;
      this.routeBar.querySelector("[data-act=route-back]").disabled = !points.length;
    },

    finishRoute() {
      const { points, name, start } = this.route;
      if (points.length < 2) return this.complain(word("route_short"));
      this.route.points = [];
      this.leaveRoute();
      this.decide({ kind: "add_route", about: articlemap.newId("line"), values: { name, points, start } });
      this.tell(word("route_made", { name, count: points.length }));
    },

    // Points that were set are kept for the next time that a route of this claim is drawn.
    leaveRoute() {
      this.unfinished = this.route;
      this.route = null;
      this.alert.hidden = true;
      this.drawn.clearLayers();
      this.cursor.remove();
      this.map.off("click", this.onMapClick);
      this.routeBar.remove();
      this.root.classList.remove("drawing");
      this.setTab("panel");
      document.getElementById("route-name")?.focus();
    },

    // The routes of the review; those of the claim in hand stand out.
    showRoutes() {
      this.routeLines.clearLayers();
      for (const { start, points, name } of this.view.routes) {
        const own = this.part === "claims" && this.claim === `s${start}`;
        line(points, own ? "current" : "").bindTooltip(name).addTo(this.routeLines);
      }
    },
  };
})();
