// Where the map looks.
(function () {
  const articlemap = window.articlemap;
  const CARD_WIDTH = 412;
  const NARROW = 660;
  const CLOSE = 9;
  // The locator and the legend stand at the start of a wide map.
  const LOCATOR = 150;
  // On a narrow one the buttons and the credits stand below.
  const TOOLS = 64;

  // Room to keep free around what the map shows, in pixels; start is the left, or mirrored the right.
  function keepFree({ start, end, top, bottom }) {
    const [left, right] = articlemap.isMirrored() ? [end, start] : [start, end];
    return { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] };
  }

  articlemap.viewMethods = {
    zoomToLayer(id) {
      this.showLayer(id);
      const drawn = this.kept.filter((kept) => kept.mark.layer === id);
      if (drawn.length) this.moveTo(drawn.map((kept) => kept.bounds));
    },

    // Moves the map just so far that a mark which Tab has come to is seen.
    reveal(mark) {
      const { marker } = this.find(mark.id, mark.layer);
      this.map.panInside(marker.getLatLng(), { ...this.clearGround(), animate: !articlemap.stillMotion() });
    },

    goHome(animate = true) {
      this.goingHome = true;
      const [south, west, north, east] = this.text.home ?? this.findHome();
      const wide = this.mapbox.clientWidth > NARROW;
      const room = wide ? { start: LOCATOR, end: 0, top: 0, bottom: 0 } : { start: 0, end: 0, top: 30, bottom: TOOLS };
      this.map.fitBounds([[south, west], [north, east]], { ...keepFree(room), animate: animate && !articlemap.stillMotion() });
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
      if (!this.card) return keepFree({ start: 40, end: 40, top: 40, bottom: 40 });
      if (narrow) return keepFree({ start: 30, end: 30, top: 40, bottom: Math.min(this.card.offsetHeight + 20, size.y - 80) });
      return keepFree({ start: 40, end: Math.min(CARD_WIDTH + 30, size.x - 120), top: 50, bottom: 40 });
    },

    moveTo(bounds) {
      const whole = bounds.reduce((all, one) => all.extend(one), L.latLngBounds(bounds[0].getSouthWest(), bounds[0].getNorthEast()));
      const zoom = Math.max(CLOSE, Math.min(this.map.getZoom(), CLOSE + 1));
      this.map.fitBounds(whole, { ...this.clearGround(), maxZoom: zoom, animate: !articlemap.stillMotion() });
    },
  };
})();
