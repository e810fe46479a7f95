// The reader: one frame with map and text, linked both ways. No click asks a server for anything.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const FOLDS = 520;
  const LOW = 450;
  const isPoint = (mark) => mark.shape === "point" || mark.shape === "anchor";

  class Reader {
    constructor(map, { text, options }) {
      Object.assign(this, { map, text, options, scenes: {}, layers: {}, sentences: {}, anchors: {}, movements: [], kept: [], roads: [], ready: false });
      this.trail = { steps: [], at: 0 };
      articlemap.useWords(options.words);
      articlemap.useLanguage(options.language);
      articlemap.makePanes(map);
      this.build();
      this.labels = new articlemap.Labels(this);
    }

    // The frame: figures above, the map beside the text. The map's own node moves into it.
    build() {
      const container = this.map.getContainer();
      this.mapbox = element("div", { class: "mapbox" });
      this.say = element("div", { class: "unseen", role: "status", "aria-live": "polite" });
      this.root = element("div", { class: "reader", dir: articlemap.language() === "ar" ? "rtl" : "ltr" },
        element("div", { class: "strip" }, articlemap.writeFigures(this), articlemap.writeKey()),
        element("div", { class: "frame" }, this.writeTools(), this.mapbox, this.writeTimeline(), articlemap.writeText(this)), this.say);
      this.root.querySelector(".text-head").append(this.writeGuide());
      container.classList.add("reader-map");
      container.setAttribute("role", "region");
      container.setAttribute("aria-label", word("map_label"));
      document.body.prepend(this.root);
      this.mapbox.append(container);
      document.body.classList.add("has-reader");
      articlemap.watchTheme(this.root);
      this.map.invalidateSize({ animate: false });
    }

    fillBasemap(group) {
      this.basemap = articlemap.drawBasemap(group, this.options.basemap, this.text.country);
      this.drawn = group;
    }

    fillLayer(group, layer) {
      this.scenes[layer.id] = layer;
      this.layers[layer.id] = group;
      this.root.append(articlemap.layerColours(layer), articlemap.hatching(layer));
      for (const mark of layer.marks) {
        if (mark.shape === "road" && mark.geometry) this.addRoad(mark.geometry);
        const draw = isPoint(mark) ? articlemap.drawPoint : articlemap.drawShape;
        draw(mark, layer, this).forEach((part) => group.addLayer(part));
        if (isPoint(mark)) this.offerLabel(mark, layer);
      }
      for (const movement of layer.movements) {
        articlemap.drawMovement(movement, layer, this).forEach((part) => group.addLayer(part));
        this.offerMovementLabel(movement, layer);
      }
    }

    addRoad(geometry) {
      this.roads.push(geometry.coordinates);
      articlemap.drawRoad(geometry, this.map);
    }

    keep(mark, drawn) {
      this.kept.push({ mark, ...drawn });
    }

    drawnMarks() {
      return this.kept.filter((kept) => this.map.hasLayer(kept.marker) && !kept.node.classList.contains("filtered"));
    }

    find(markId, layerId) {
      const all = this.kept.filter((kept) => kept.mark.id === markId);
      return all.find((kept) => kept.mark.layer === layerId) ?? all.find((kept) => this.map.hasLayer(kept.marker)) ?? all[0];
    }

    // ---- labels
    offerLabel(mark, layer) {
      const kept = this.find(mark.id, layer.id);
      const first = this.text.claims[mark.label];
      const anchor = kept.marker.options.icon.options.iconAnchor;
      this.labels.offer({
        kind: `name layer-${layer.id} ${layer.context ? "context" : ""}`, at: mark.at, clear: 18, mark: mark.id,
        shift: [13 - anchor[0], 13 - anchor[1]], minZoom: layer.context ? 9 : mark.symbol === "speech" ? 2 : 6, priority: layer.context ? 70 : first ? 10 : 20,
        hidden: () => !this.map.hasLayer(kept.marker) || kept.node.matches(".covered, .filtered"),
        lines: () => [articlemap.named(mark.names), ...(first && this.map.getZoom() >= 7.5 ? [articlemap.named(first.label)] : [])],
      });
    }

    offerMovementLabel(movement, layer) {
      const claim = this.text.claims[movement.claim];
      if (movement.style === "advance" || this.labels.items.some((item) => item.claim === claim.id)) return;
      this.labels.offer({
        kind: `move layer-${layer.id}`, at: movement.path.at(-1), along: movement.path, claim: claim.id, clear: 14, minZoom: 7.5, priority: 15,
        hidden: () => !this.isClaimShown(claim),
        lines: () => [articlemap.named(claim.label), word("direction_only")],
      });
    }

    // ---- start
    async start(control) {
      this.legend = articlemap.makeLegend(control, this);
      this.mapbox.append(this.legend);
      const { labels, countries } = await this.basemap;
      const marked = this.kept.map((kept) => kept.mark.at).filter(Boolean);
      const doubled = (label) => label.dot && marked.some((at) => L.CRS.Earth.distance(L.latLng(at), L.latLng(label.at)) < 1500);
      labels.forEach((label) => this.labels.offer({ ...label, hidden: () => !this.map.hasLayer(this.drawn) || (doubled(label) && this.isMarked(label)) }));
      this.addFurniture(countries);
      this.listen();
      articlemap.foldLegend(this.legend, this.isTight());
      this.goHome(false);
      this.restore();
      this.redraw();
      this.ready = true;
      this.root.dataset.ready = "true";
    }

    isMarked(label) {
      return this.drawnMarks().some((kept) => kept.mark.at && L.CRS.Earth.distance(L.latLng(kept.mark.at), L.latLng(label.at)) < 1500);
    }

    // Whether the legend would hide too much of the map.
    isTight() {
      return this.mapbox.clientWidth < FOLDS || this.mapbox.clientHeight < LOW;
    }

    addFurniture(countries) {
      const button = (key, action) => element("button", { type: "button", "aria-label": word(key[0]), title: word(key[0]), onclick: action }, icon(ICONS[key[1]]));
      const zoom = element("div", { class: "zoom", "data-furniture": "zoom" },
        button(["zoom_in", "plus"], () => this.map.zoomIn()), button(["zoom_out", "minus"], () => this.map.zoomOut()),
        button(["home_view", "home"], () => this.goHome()), button(["fullscreen", "full"], () => this.goFullscreen()));
      const scale = L.control.scale({ imperial: false, maxWidth: 110 }).addTo(this.map).getContainer();
      const credits = L.control.attribution({ prefix: false }).addTo(this.map);
      credits.addAttribution(word("credits"));
      this.map.attributionControl = credits;
      scale.dataset.furniture = "scale";
      credits.getContainer().dataset.furniture = "credits";
      this.locator = articlemap.drawLocator(this.map, countries, this.text.country);
      this.locator.dataset.furniture = "locator";
      this.tools = element("div", { class: "map-tools" }, zoom, scale);
      this.mapbox.append(this.locator, this.tools, credits.getContainer());
      for (const node of [this.locator, this.tools]) L.DomEvent.disableClickPropagation(node);
    }

    listen() {
      const redraw = () => this.redraw();
      this.map.on("moveend zoomend resize layeradd layerremove", L.Util.throttle(redraw, 80, this));
      this.root.addEventListener("articlemap:resize", redraw);
      this.map.on("overlayadd overlayremove", () => this.onLayers());
      this.map.on("baselayerchange", ({ name }) => (this.root.dataset.base = name));
      this.map.on("moveend", () => this.onMoved());
      document.addEventListener("keydown", (event) => (event.key === "Escape" ? this.close() : this.onKey(event)));
      new ResizeObserver(() => this.onResized()).observe(this.mapbox);
      this.followAddress();
      articlemap.fitFrame(this);
    }

    // Away from the first view or back at it; the address then says where the map looks.
    onMoved() {
      this.moved = !this.goingHome;
      this.goingHome = false;
      this.writeAddress();
    }

    onResized() {
      const stay = !this.moved;
      this.map.invalidateSize({ animate: false });
      if (stay && !this.card) this.goHome(false);
    }

    redraw() {
      cancelAnimationFrame(this.pending);
      this.pending = requestAnimationFrame(() => {
        const drawn = this.map.hasLayer(this.drawn);
        this.root.classList.toggle("on-tiles", !drawn);
        this.uncover();
        this.showDots();
        articlemap.pointBeyond(this);
        this.labels.rewrite();
        this.labels.place();
        this.root.dataset.drawn = String(Number(this.root.dataset.drawn || 0) + 1);
      });
    }

    // A place that one shown layer has an event at is not covered by another layer's bare name.
    uncover() {
      const drawn = this.drawnMarks();
      for (const { mark, node } of drawn) {
        const twin = drawn.find((other) => other.mark.id === mark.id && other.mark !== mark && other.mark.symbol !== "named");
        node.classList.toggle("covered", isPoint(mark) && mark.symbol === "named" && Boolean(twin));
      }
    }

    // Tells the page around the frame what happened; `n` makes a repeated choice count.
    report(event) {
      this.reports = (this.reports ?? 0) + 1;
      window.Streamlit?.setComponentValue({ ...event, n: this.reports });
    }
  }

  const { layerMethods, viewMethods, selectionMethods, filterMethods, timelineMethods, addressMethods, readingMethods } = articlemap;
  Object.assign(Reader.prototype, layerMethods, viewMethods, selectionMethods, filterMethods, timelineMethods, addressMethods, readingMethods);

  articlemap.openReader = (map, data) => (window.reader = new Reader(map, data));
})();
