// The furniture of the map: zoom, scale, credits, the small map of the country.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const FOLDS = 520;
  const LOW = 450;

  // The words for whose data a map draws: of the base map's, those that reach into it.
  articlemap.listSources = (map, reach, { drawn, roads, located }) => {
    const seen = (name) => drawn && reach[name].intersects(map.getBounds());
    const used = { credit_roads: roads, credit_borders: seen("borders"), credit_land: drawn, credit_rivers: seen("rivers"), credit_places: located || seen("towns") };
    return Object.keys(used).filter((key) => used[key]);
  };

  articlemap.furnitureMethods = {
    addFurniture(base) {
      const button = (key, action) => element("button", { type: "button", "aria-label": word(key[0]), title: word(key[0]), onclick: action }, icon(ICONS[key[1]]));
      const zoom = element("div", { class: "zoom", "data-furniture": "zoom" },
        button(["zoom_in", "plus"], () => this.map.zoomIn()), button(["zoom_out", "minus"], () => this.map.zoomOut()),
        button(["home_view", "home"], () => this.goHome()), button(["fullscreen", "full"], () => this.goFullscreen()));
      const scale = L.control.scale({ imperial: false, maxWidth: 110 }).addTo(this.map).getContainer();
      const credits = (this.map.attributionControl = L.control.attribution({ prefix: false }).addTo(this.map));
      this.map.on("moveend baselayerchange", () => this.showCredits(credits, base.reach));
      this.showCredits(credits, base.reach);
      scale.dataset.furniture = "scale";
      credits.getContainer().dataset.furniture = "credits";
      this.locator = articlemap.drawLocator(this.map, base, this.text.country, this.text.home ?? this.findHome());
      this.locator.dataset.furniture = "locator";
      this.tools = element("div", { class: "map-tools" }, zoom, scale);
      this.mapbox.append(this.locator, this.tools, credits.getContainer());
      for (const node of [this.locator, this.tools]) L.DomEvent.disableClickPropagation(node);
    },

    // Names whose data are drawn where the map looks.
    showCredits(credits, reach) {
      const text = this.listSources(reach).map((key) => word(key)).join(" · ");
      if (text === this.credited) return;
      if (this.credited) credits.removeAttribution(this.credited);
      credits.addAttribution((this.credited = text));
    },

    listSources(reach) {
      const located = this.kept.some(({ mark }) => mark.gazetteer === "geonames");
      return articlemap.listSources(this.map, reach, { drawn: this.map.hasLayer(this.drawn), roads: this.roads.length, located });
    },

    // Styles and height may come after the reader has begun, so each new size decides anew.
    fitLegend() {
      const byHand = this.legend?.dataset.byHand;
      articlemap.foldLegend(this.legend, byHand ? byHand === "folded" : this.isTight());
    },

    // Whether the legend would hide too much of the map.
    isTight() {
      return this.mapbox.clientWidth < FOLDS || this.mapbox.clientHeight < LOW;
    },
  };
})();
