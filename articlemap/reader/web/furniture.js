// The furniture of the map: zoom, scale, credits, the small map of the country.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const FOLDS = 520;
  const LOW = 450;

  articlemap.furnitureMethods = {
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
    },

    // Whether the legend would hide too much of the map.
    isTight() {
      return this.mapbox.clientWidth < FOLDS || this.mapbox.clientHeight < LOW;
    },
  };
})();
