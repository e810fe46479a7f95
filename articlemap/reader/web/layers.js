// Layers on and off: through the legend's own boxes, and fading in the text what is hidden.
(function () {
  const articlemap = window.articlemap;
  const { word } = articlemap;

  articlemap.layerMethods = {
    isShown(layerId) {
      return this.map.hasLayer(this.layers[layerId]);
    },

    // Sets each layer on or off through the legend's own boxes, as a person would.
    showLayers(wanted) {
      for (const id of Object.keys(this.layers)) this.showLayer(id, wanted(id));
    },

    showLayer(id, shown = true) {
      const input = this.legend.querySelector(`input[data-layer="${CSS.escape(id)}"]`);
      if (input && input.checked !== shown) input.click();
    },

    // Words and dots of a hidden layer fade in the text.
    dimHidden() {
      for (const node of this.root.querySelectorAll(".text [data-layer]")) {
        node.classList.toggle("hidden-layer", !this.isShown(node.dataset.layer));
      }
      for (const sentence of this.text.sentences) {
        const drawn = sentence.claims.map((id) => this.text.claims[id]).filter((claim) => claim.ties.length);
        this.sentences[sentence.id].classList.toggle("faded", drawn.length > 0 && !drawn.some((claim) => this.isClaimShown(claim)));
      }
    },

    onLayers() {
      const shown = Object.keys(this.layers).filter((id) => this.isShown(id));
      this.applyFilter();
      this.sayShown(word("count_layers", { shown: shown.length, all: Object.keys(this.layers).length }));
      this.writeAddress();
      this.report({ event: "layers", shown });
    },
  };
})();
