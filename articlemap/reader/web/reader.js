// The reader: one frame with map and text, linked both ways. No click asks a server for anything.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
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
      const skip = element("a", { class: "skip", href: "#panel-list", onclick: (event) => (event.preventDefault(), this.goToList()) }, word("skip_to_list"));
      this.root = element("div", { class: "reader", dir: articlemap.isMirrored() ? "rtl" : "ltr" }, skip,
        element("div", { class: "strip" }, articlemap.writeHeading(this), articlemap.writeFigures(this)),
        element("div", { class: "frame" }, this.writeTools(), this.mapbox, this.writeTimeline(), articlemap.writeText(this)),
        this.writeTabs(), this.say, this.help.node, this.contest.node);
      this.root.style.visibility = "hidden";
      this.showTab("map");
      this.showMode("original");
      container.classList.add("reader-map");
      container.setAttribute("role", "region");
      container.setAttribute("aria-label", word("map_label"));
      document.body.prepend(this.root);
      this.mapbox.append(container);
      document.body.classList.add("has-reader");
      articlemap.watchTheme(this.root);
      this.watchPanels();
      this.watchPrint();
      this.map.invalidateSize({ animate: false });
    }

    fillBasemap(group) {
      this.basemap = articlemap.drawBasemap(group, this.options.basemap, this.text.country);
      this.drawn = group;
    }

    fillLayer(group, layer) {
      this.scenes[layer.id] = layer;
      this.layers[layer.id] = group;
      articlemap.addColours(layer);
      this.root.append(articlemap.hatching(layer));
      for (const mark of layer.marks) {
        if (mark.shape === "road" && mark.geometry) this.addRoad(mark);
        const draw = isPoint(mark) ? articlemap.drawPoint : articlemap.drawShape;
        draw(mark, layer, this).forEach((part) => group.addLayer(part));
        if (isPoint(mark)) this.offerLabel(mark, layer);
      }
      for (const movement of layer.movements) {
        articlemap.drawMovement(movement, layer, this).forEach((part) => group.addLayer(part));
        this.offerMovementLabel(movement, layer);
      }
    }

    // A road belongs to the base map; a route that a person drew, to its layer.
    addRoad({ geometry, kind }) {
      this.roads.push(geometry.coordinates);
      if (kind === "road") articlemap.drawRoad(geometry, this.map);
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

    // ---- start
    async start(control) {
      this.legend = articlemap.makeLegend(control, this);
      this.mapbox.append(this.legend);
      const base = await this.basemap;
      await articlemap.whenStyled(this.root);
      const marked = this.kept.map((kept) => kept.mark.at).filter(Boolean);
      const doubled = (label) => label.dot && marked.some((at) => L.CRS.Earth.distance(L.latLng(at), L.latLng(label.at)) < 1500);
      base.labels.forEach((label) => this.labels.offer({ ...label, hidden: () => !this.map.hasLayer(this.drawn) || (doubled(label) && this.isMarked(label)) }));
      this.addFurniture(base);
      this.fillList();
      this.countContested();
      this.showDots();
      this.listen();
      this.fitLegend();
      this.goHome(false);
      this.restore();
      this.redraw();
      this.ready = true;
      this.root.dataset.ready = "true";
    }

    listen() {
      const redraw = () => this.redraw();
      this.map.on("moveend zoomend resize layeradd layerremove", L.Util.throttle(redraw, 80, this));
      this.root.addEventListener("articlemap:resize", redraw);
      this.map.on("overlayadd overlayremove", () => this.onLayers());
      this.map.on("baselayerchange", ({ name }) => (this.root.dataset.base = name));
      this.map.on("moveend", () => this.onMoved());
      document.addEventListener("keydown", (event) => this.onKey(event));
      new ResizeObserver(() => this.onResized()).observe(this.mapbox);
      this.followAddress();
      articlemap.fitFrame(this);
    }

    // Away from the first view or back at it; the address then says where the map looks. Leaflet
    // also tells of a move, later, when the window has only got another size.
    onMoved() {
      const at = `${this.map.getCenter()} ${this.map.getZoom()}`;
      if (this.goingHome) this.homeAt = at;
      this.moved = at !== this.homeAt;
      this.goingHome = false;
      this.writeAddress();
    }

    onResized() {
      if (this.root.classList.contains("printing")) return;
      const stay = !this.moved && !this.card;
      // The move that a new size makes is nobody's.
      this.goingHome = !this.moved;
      this.map.invalidateSize({ animate: false });
      if (!this.card) this.fitLegend();
      if (stay) this.goHome(false);
    }

    // Tells the page around the frame what happened; `n` makes a repeated choice count.
    report(event) {
      this.reports = (this.reports ?? 0) + 1;
      window.Streamlit?.setComponentValue({ ...event, n: this.reports });
    }
  }

  const parts = ["layer", "view", "selection", "filter", "timeline", "address", "reading", "offer", "furniture", "panel", "list", "dialog", "contested", "way", "print", "drawing"];
  Object.assign(Reader.prototype, ...parts.map((part) => articlemap[`${part}Methods`]));

  articlemap.openReader = (map, data) => (window.reader = new Reader(map, data));
})();
