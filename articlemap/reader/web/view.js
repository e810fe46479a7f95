// Where the map looks.
(function () {
  const articlemap = window.articlemap;
  const CARD_WIDTH = 412;
  const NARROW = 660;
  const CLOSE = 9;
  // The locator and the legend stand on the left of a wide map.
  const LOCATOR = 150;
  // On a narrow one the buttons and the credits stand below.
  const TOOLS = 64;

  articlemap.viewMethods = {
    zoomToLayer(id) {
      this.showLayer(id);
      const drawn = this.kept.filter((kept) => kept.mark.layer === id);
      if (drawn.length) this.moveTo(drawn.map((kept) => kept.bounds));
    },

    goHome(animate = true) {
      const [south, west, north, east] = this.text.home ?? this.findHome();
      const wide = this.mapbox.clientWidth > NARROW;
      const room = { paddingTopLeft: [wide ? LOCATOR : 0, wide ? 0 : 30], paddingBottomRight: [0, wide ? 0 : TOOLS] };
      this.map.fitBounds([[south, west], [north, east]], { ...room, animate: animate && !articlemap.stillMotion() });
    },

    findHome() {
      const bounds = this.drawnMarks().map((kept) => kept.bounds);
      const whole = bounds.reduce((all, one) => all.extend(one), L.latLngBounds(bounds[0] ?? [[-50, -150], [65, 150]]));
      return [whole.getSouth(), whole.getWest(), whole.getNorth(), whole.getEast()];
    },

    goFullscreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.root.requestFullscreen?.();
    },

    clearGround() {
      const size = this.map.getSize();
      const narrow = size.x < NARROW;
      if (!this.card) return { paddingTopLeft: [40, 40], paddingBottomRight: [40, 40] };
      if (narrow) return { paddingTopLeft: [30, 40], paddingBottomRight: [30, Math.min(this.card.offsetHeight + 20, size.y - 80)] };
      return { paddingTopLeft: [40, 50], paddingBottomRight: [Math.min(CARD_WIDTH + 30, size.x - 120), 40] };
    },

    moveTo(bounds) {
      const whole = bounds.reduce((all, one) => all.extend(one), L.latLngBounds(bounds[0].getSouthWest(), bounds[0].getNorthEast()));
      const zoom = Math.max(CLOSE, Math.min(this.map.getZoom(), CLOSE + 1));
      this.map.fitBounds(whole, { ...this.clearGround(), maxZoom: zoom, animate: !articlemap.stillMotion() });
    },
  };
})();
