// The reader: one frame with map and text, linked both ways. No click asks a server for anything.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const CARD_WIDTH = 412;
  const NARROW = 760;
  const FOLDS = 520;
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
        element("div", { class: "frame" }, this.mapbox, articlemap.writeText(this)), this.say);
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
      return this.kept.filter((kept) => this.map.hasLayer(kept.marker));
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
        shift: [13 - anchor[0], 13 - anchor[1]], minZoom: layer.context ? 9 : 6, priority: layer.context ? 70 : first ? 10 : 20,
        hidden: () => !this.map.hasLayer(kept.marker) || kept.node.classList.contains("covered"),
        lines: () => [articlemap.named(mark.names), ...(first && this.map.getZoom() >= 7.5 ? [articlemap.named(first.label)] : [])],
      });
    }

    offerMovementLabel(movement, layer) {
      const claim = this.text.claims[movement.claim];
      if (movement.style === "advance" || this.labels.items.some((item) => item.claim === claim.id)) return;
      this.labels.offer({
        kind: `move layer-${layer.id}`, at: movement.path.at(-1), along: movement.path, claim: claim.id, clear: 14, minZoom: 7.5, priority: 15,
        hidden: () => !this.map.hasLayer(this.layers[layer.id]),
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
      this.dimHidden();
      this.redraw();
      this.ready = true;
      this.root.dataset.ready = "true";
    }

    isMarked(label) {
      return this.drawnMarks().some((kept) => kept.mark.at && L.CRS.Earth.distance(L.latLng(kept.mark.at), L.latLng(label.at)) < 1500);
    }

    // Whether the legend would hide too much of the map.
    isTight() {
      return this.mapbox.clientWidth < FOLDS || this.mapbox.clientHeight < FOLDS - 60;
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
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.mapbox);
      articlemap.fitFrame(this);
    }

    redraw() {
      cancelAnimationFrame(this.pending);
      this.pending = requestAnimationFrame(() => {
        const drawn = this.map.hasLayer(this.drawn);
        this.root.classList.toggle("on-tiles", !drawn);
        this.uncover();
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

    // ---- layers
    isShown(layerId) {
      return this.map.hasLayer(this.layers[layerId]);
    }

    // Sets each layer on or off through the legend's own boxes, as a person would.
    showLayers(wanted) {
      for (const id of Object.keys(this.layers)) this.showLayer(id, wanted(id));
    }

    showLayer(id, shown = true) {
      const input = this.legend.querySelector(`input[data-layer="${CSS.escape(id)}"]`);
      if (input && input.checked !== shown) input.click();
    }

    // Words and dots of a hidden layer fade in the text.
    dimHidden() {
      for (const node of this.root.querySelectorAll(".text [data-layer]")) {
        node.classList.toggle("hidden-layer", !this.isShown(node.dataset.layer));
      }
    }

    onLayers() {
      const shown = Object.keys(this.layers).filter((id) => this.isShown(id));
      this.dimHidden();
      this.say.textContent = word("count_layers", { shown: shown.length, all: Object.keys(this.layers).length });
      this.report({ event: "layers", shown });
    }

    zoomToLayer(id) {
      this.showLayer(id);
      const drawn = this.kept.filter((kept) => kept.mark.layer === id);
      if (drawn.length) this.moveTo(drawn.map((kept) => kept.bounds));
    }

    // ---- view
    goHome(animate = true) {
      const [south, west, north, east] = this.text.home ?? this.findHome();
      this.map.fitBounds([[south, west], [north, east]], { animate: animate && !articlemap.stillMotion() });
    }

    findHome() {
      const bounds = this.drawnMarks().map((kept) => kept.bounds);
      const whole = bounds.reduce((all, one) => all.extend(one), L.latLngBounds(bounds[0] ?? [[-50, -150], [65, 150]]));
      return [whole.getSouth(), whole.getWest(), whole.getNorth(), whole.getEast()];
    }

    goFullscreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.root.requestFullscreen?.();
    }

    clearGround() {
      const size = this.map.getSize();
      const narrow = size.x < NARROW - 100;
      if (!this.card) return { paddingTopLeft: [40, 40], paddingBottomRight: [40, 40] };
      if (narrow) return { paddingTopLeft: [30, 40], paddingBottomRight: [30, Math.min(this.card.offsetHeight + 20, size.y - 80)] };
      return { paddingTopLeft: [40, 50], paddingBottomRight: [Math.min(CARD_WIDTH + 30, size.x - 120), 40] };
    }

    moveTo(bounds) {
      const whole = bounds.reduce((all, one) => all.extend(one), L.latLngBounds(bounds[0].getSouthWest(), bounds[0].getNorthEast()));
      const zoom = Math.min(10, Math.max(this.map.getZoom(), 9));
      this.map.fitBounds(whole, { ...this.clearGround(), maxZoom: zoom, animate: !articlemap.stillMotion() });
    }

    // ---- selection
    // Selects a mark, a sentence or a claim by its id; false when there is none of that name.
    select(id) {
      if (this.sentences[id]) return this.selectSentence(id);
      const claim = this.text.claims[id];
      if (claim) return claim.ties.length ? this.selectTie(id, claim.ties[0].mark, claim.layer) : this.selectSentence(claim.sentence);
      const kept = this.find(id);
      return kept ? this.selectMark(kept.mark) : false;
    }

    // A mark: its claims in this layer first, then those in the other layers.
    selectMark(mark) {
      const others = this.kept.filter((kept) => kept.mark.id === mark.id && kept.mark !== mark).map((kept) => kept.mark);
      const steps = [mark, ...others].flatMap((one) => one.claims.map((id) => ({ mark: one, claim: this.text.claims[id] })));
      return this.walk(steps.length ? steps : [{ mark, claim: null }], 0, "mark");
    }

    selectTie(claimId, markId, layerId) {
      const mark = this.find(markId, layerId).mark;
      const claims = mark.claims.map((id) => ({ mark, claim: this.text.claims[id] }));
      return this.walk(claims, Math.max(mark.claims.indexOf(claimId), 0), "mark");
    }

    selectSentence(id) {
      const sentence = this.text.sentences.find((one) => one.id === id);
      const steps = sentence.claims.map((claim) => this.text.claims[claim]).flatMap((claim) =>
        claim.ties.map((tie) => ({ claim, mark: this.find(tie.mark, claim.layer)?.mark }))).filter((step) => step.mark);
      if (!steps.length) {
        this.close();
        this.lightSentence(id);
        this.report({ event: "select", mark: null, claim: null, sentence: id });
        return true;
      }
      return this.walk(steps, 0, "sentence");
    }

    walk(steps, at, from) {
      this.trail = { steps, at, from };
      this.showStep(from === "sentence");
      return true;
    }

    go(by) {
      const { steps, at } = this.trail;
      this.trail.at = (at + by + steps.length) % steps.length;
      this.showStep(false);
    }

    showStep(wholeSentence) {
      const { steps, at, from } = this.trail;
      const { mark, claim } = steps[at];
      const chosen = wholeSentence ? steps.map((step) => step.mark) : [mark];
      for (const one of chosen) this.showLayer(one.layer);
      this.openCard({ mark, claim, at, of: claim ? steps.length : 0, from });
      this.lightSentence(claim?.sentence);
      this.lightMarks(chosen);
      this.moveTo(chosen.map((one) => this.find(one.id, one.layer).bounds));
      this.report({ event: "select", mark: mark.id, claim: claim?.id ?? null, sentence: claim?.sentence ?? null });
    }

    openCard(step) {
      this.card?.remove();
      this.card = articlemap.writeCard(step, this, { go: (by) => this.go(by), close: () => this.close() });
      L.DomEvent.disableClickPropagation(this.card);
      L.DomEvent.disableScrollPropagation(this.card);
      this.mapbox.append(this.card);
      this.root.classList.add("with-card");
      articlemap.foldLegend(this.legend, true);
      this.say.textContent = word("selected", { name: articlemap.named(step.mark.names), n: step.at + 1, all: Math.max(step.of, 1) });
      this.opener ??= document.activeElement;
      this.redraw();
    }

    close() {
      if (!this.card && !this.lit) return;
      const inside = this.card?.contains(document.activeElement);
      this.card?.remove();
      this.card = null;
      this.root.classList.remove("with-card");
      articlemap.foldLegend(this.legend, this.isTight());
      this.lightSentence(null);
      this.lightMarks([]);
      if (inside) this.opener?.focus?.();
      this.opener = null;
      this.redraw();
    }

    lightSentence(id) {
      this.lit?.classList.remove("lit");
      this.lit = this.sentences[id] ?? null;
      if (!this.lit) return;
      this.lit.classList.add("lit");
      const list = this.lit.parentElement;
      const top = this.lit.offsetTop - list.offsetTop - (list.clientHeight - this.lit.offsetHeight) / 3;
      list.scrollTo({ top, behavior: articlemap.stillMotion() ? "auto" : "smooth" });
    }

    lightMarks(marks) {
      for (const { mark, node, circle, shapes } of this.kept) {
        const on = marks.includes(mark);
        node.classList.toggle("chosen", on);
        for (const path of [circle, ...(shapes ?? [])].filter(Boolean)) {
          const parts = path.getLayers ? path.getLayers() : [path];
          parts.forEach((part) => part.getElement?.()?.classList.toggle("chosen", on));
        }
      }
    }

    // Tells the page around the frame what happened; `n` makes a repeated choice count.
    report(event) {
      this.reports = (this.reports ?? 0) + 1;
      window.Streamlit?.setComponentValue({ ...event, n: this.reports });
    }
  }

  articlemap.openReader = (map, data) => (window.reader = new Reader(map, data));
})();
