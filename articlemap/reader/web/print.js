// Printing: in light colours, the map as wide as the paper, the whole text below it. The map draws
// itself for its size in pixels, so it is given the paper's before, and its own again after.
(function () {
  const articlemap = window.articlemap;
  const MEDIA = matchMedia("print");

  articlemap.printMethods = {
    watchPrint() {
      const follow = () => this.setPrinting(MEDIA.matches);
      MEDIA.addEventListener("change", follow);
      window.addEventListener("beforeprint", () => this.setPrinting(true));
      window.addEventListener("afterprint", () => this.setPrinting(false));
    },

    // The frame alone, on pages of its own.
    print() {
      window.print();
    },

    setPrinting(on) {
      if (on === this.root.classList.contains("printing")) return;
      if (on) this.beforePrint = { theme: this.root.dataset.theme, centre: this.map.getCenter(), zoom: this.map.getZoom(), moved: this.moved };
      this.root.classList.toggle("printing", on);
      this.root.dataset.theme = on ? "light" : this.beforePrint.theme;
      this.map.invalidateSize({ animate: false, pan: false });
      if (this.beforePrint.moved || this.card) this.map.setView(this.beforePrint.centre, this.beforePrint.zoom, { animate: false });
      else this.goHome(false);
      this.drawNow();
      this.sizeFrame(on ? this.root.scrollHeight : null);
    },

    // The frame in a page grows to the height of all it holds.
    sizeFrame(height) {
      if (!window.Streamlit) return;
      try {
        window.frameElement.style.height = height ? `${height}px` : "";
      } catch {
        window.Streamlit.setFrameHeight(height ?? this.root.offsetHeight);
      }
    },
  };
})();
