// The map beside the text: all places at once, the candidates of the name in hand with numbers.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word, named } = articlemap;
  const SIZE = 26;
  const STEP = 8; // pixels that an arrow key moves the pin
  const CLOSE = 9;

  articlemap.mapMethods = {
    openMap() {
      const node = element("div", { class: "reader-map", role: "region", "aria-label": word("map_label") });
      this.mapbox = element("section", { class: "mapbox desk-map", id: "desk-map", "aria-label": word("tab_map") }, node);
      return this.mapbox;
    },

    startMap(basemap) {
      this.map = L.map(this.mapbox.firstChild, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 13, keyboardPanDelta: 60 }).setView([30, 20], 2);
      articlemap.makePanes(this.map);
      Object.assign(this, { movements: [], roads: [], pinned: new Map(), numbers: L.layerGroup().addTo(this.map), routeLines: L.layerGroup().addTo(this.map), drawn: L.layerGroup().addTo(this.map) });
      this.labels = new articlemap.Labels(this);
      const group = L.featureGroup().addTo(this.map);
      articlemap.drawBasemap(group, basemap, "").then(({ labels, reach }) => {
        this.addCredits(reach);
        labels.forEach((label) => this.labels.offer(label));
        this.labels.place();
        this.root.dataset.ready = "true";
      });
      this.map.on("moveend zoomend resize", L.Util.throttle(() => this.labels.place(), 80, this));
      new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.mapbox);
      this.addMapTools();
    },

    addMapTools() {
      const button = (key, name, run) => element("button", { type: "button", "aria-label": word(key), title: word(key), onclick: run }, icon(ICONS[name]));
      const zoom = element("div", { class: "zoom", "data-furniture": "zoom" }, button("zoom_in", "plus", () => this.map.zoomIn()), button("zoom_out", "minus", () => this.map.zoomOut()), button("home_view", "home", () => this.showAllPlaces()));
      const tools = element("div", { class: "map-tools" }, zoom);
      L.DomEvent.disableClickPropagation(tools);
      this.mapbox.append(tools);
    },

    addCredits(reach) {
      const credits = L.control.attribution({ prefix: false }).addTo(this.map);
      credits.getContainer().dataset.furniture = "credits";
      this.mapbox.append(credits.getContainer());
      this.map.on("moveend", () => this.showCredits(credits, reach));
      this.showCredits(credits, reach);
    },

    showCredits: articlemap.furnitureMethods.showCredits,

    listSources(reach) {
      return articlemap.listSources(this.map, reach, { drawn: true, roads: 0, located: true });
    },

    drawnMarks() {
      return [...this.pinned.values()].map(({ node, marker }) => ({ node, marker }));
    },

    // One pin a place; the name in hand has its own, which can be moved.
    showPins() {
      const wanted = Map.groupBy([...this.view.spots.values()].filter((spot) => spot.place && !isNaN(spot.place.at[0])), (spot) => (spot.id === this.current ? spot.id : spot.place.at.join()));
      for (const [key, pin] of this.pinned) {
        pin.marker.remove();
        this.pinned.delete(key);
      }
      this.labels.items.filter((item) => item.pin).forEach((item) => this.labels.hide(item));
      this.labels.items = this.labels.items.filter((item) => !item.pin);
      for (const [key, spots] of wanted) this.pinned.set(key, this.drawPin(spots));
      this.showNumbers();
      this.showRoutes();
      this.labels.place();
    },

    drawPin(spots) {
      const [spot] = spots;
      const current = spot.id === this.current;
      const status = articlemap.statusOf(spots.find((one) => !one.reviewed) ?? spot);
      const name = named(spot.place.names) || spot.printed;
      const label = word(current ? "pin_current" : "name_is", { name, status: word(`status_${status}`) });
      const node = element("div", { class: `pin${current ? " current" : ""}`, "data-pin": spot.id, "data-status": status, role: "button", tabindex: current ? "0" : "-1", "aria-label": label });
      const choose = () => (this.route ? this.addPoint(spot.place.at) : this.choose(spot.id));
      L.DomEvent.on(node, "click", (event) => (L.DomEvent.stop(event), choose()));
      articlemap.onPress(node, choose);
      const shape = L.divIcon({ className: "mark-icon", html: node, iconSize: [SIZE, SIZE], iconAnchor: [SIZE / 2, SIZE / 2] });
      const marker = L.marker(spot.place.at, { icon: shape, keyboard: false, draggable: current && !this.route, zIndexOffset: current ? 900 : 0 }).addTo(this.map);
      if (current) marker.on("dragend", () => this.movePin(marker.getLatLng()));
      this.labels.offer({ pin: true, names: { en: name, [articlemap.language()]: name }, at: spot.place.at, priority: current ? 5 : 15, kind: "name", clear: 14 });
      return { node, marker };
    },

    movePin({ lat, lng }) {
      const { lat: latitude, lng: longitude } = L.latLng(lat, lng).wrap();
      this.decideHere("move", { latitude: round(latitude), longitude: round(longitude) }, { stay: true });
    },

    // ---- by keyboard: the pin goes with the arrow keys until Enter, or back with Escape
    startMoving() {
      const pin = this.pinned.get(this.current);
      if (!pin) return this.complain(word("nothing_to_move"));
      this.moving = { ...pin, from: pin.marker.getLatLng() };
      pin.node.classList.add("moving");
      pin.node.focus();
      this.setTab("map");
      this.tell(word("moving_how"));
    },

    moveBy(event) {
      const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      const { marker } = this.moving;
      const step = event.shiftKey ? 5 * STEP : STEP;
      const at = this.map.latLngToContainerPoint(marker.getLatLng()).add([by[0] * step, by[1] * step]);
      marker.setLatLng(this.map.containerPointToLatLng(at));
      this.map.panInside(marker.getLatLng(), { padding: [40, 40], animate: false });
    },

    stopMoving(keep) {
      const { marker, from, node } = this.moving;
      this.moving = null;
      node.classList.remove("moving");
      if (keep) return this.movePin(marker.getLatLng());
      marker.setLatLng(from);
    },

    // ---- the candidates of the name in hand
    showNumbers() {
      this.numbers.clearLayers();
      if (this.part === "claims") return;
      this.offered().forEach((one, i) => {
        if (isNaN(one.at[0])) return;
        const node = element("button", { type: "button", class: "number", "aria-label": word("candidate_on_map", { n: i + 1, name: named(one.names) }), tabindex: "-1", onclick: (event) => (event.stopPropagation(), this.pick(i)) }, String(i + 1));
        const shape = L.divIcon({ className: "mark-icon", html: node, iconSize: [24, 24], iconAnchor: [-6, 30] });
        L.marker(one.at, { icon: shape, keyboard: false, zIndexOffset: 950 }).addTo(this.numbers);
      });
    },

    showAllPlaces() {
      this.fit([...this.view.spots.values()].filter((spot) => spot.place).map((spot) => spot.place.at));
    },

    fit(places) {
      const known = places.filter(([latitude]) => !isNaN(latitude));
      if (!known.length) return;
      this.map.fitBounds(L.latLngBounds(known), { padding: [50, 50], maxZoom: CLOSE, animate: false });
    },

    // The name in hand comes into view; the map moves no more than it must.
    revealPin() {
      const spot = this.view.spots.get(this.current);
      const at = spot?.place?.at ?? spot?.candidates[0]?.at;
      if (at && !isNaN(at[0]) && !this.map.getBounds().pad(-0.1).contains(at)) this.map.setView(at, Math.max(this.map.getZoom(), 5), { animate: false });
    },
  };

  const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
})();
