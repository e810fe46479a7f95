// What asks for a label: marks by their names, movements by what they say.
(function () {
  const articlemap = window.articlemap;
  const { word } = articlemap;
  const SAME = 1500; // metres within which a mark and a town of the base map are one place

  articlemap.offerMethods = {
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
    },

    offerMovementLabel(movement, layer) {
      const claim = this.text.claims[movement.claim];
      if (movement.style === "advance" || this.labels.items.some((item) => item.claim === claim.id)) return;
      this.labels.offer({
        kind: `move layer-${layer.id}`, at: movement.path.at(-1), along: movement.path, claim: claim.id, clear: 14, minZoom: 7.5, priority: 15,
        hidden: () => !this.isClaimShown(claim),
        lines: () => [articlemap.named(claim.label), word("direction_only")],
      });
    },

    isMarked(label) {
      return this.drawnMarks().some((kept) => kept.mark.at && L.CRS.Earth.distance(L.latLng(kept.mark.at), L.latLng(label.at)) < SAME);
    },
  };
})();
