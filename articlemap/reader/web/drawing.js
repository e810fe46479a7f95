// What is drawn anew after every move, toggle and choice: labels, dots, rows, arrows to what lies beyond.
(function () {
  const articlemap = window.articlemap;
  const isPoint = (mark) => mark.shape === "point" || mark.shape === "anchor";

  articlemap.drawingMethods = {
    redraw() {
      cancelAnimationFrame(this.pending);
      this.pending = requestAnimationFrame(() => this.drawNow());
    },

    drawNow() {
      this.root.classList.toggle("on-tiles", !this.map.hasLayer(this.drawn));
      this.uncover();
      this.showDots();
      this.lightRow();
      articlemap.pointBeyond(this);
      this.labels.rewrite();
      this.labels.place();
      this.root.dataset.drawn = String(Number(this.root.dataset.drawn || 0) + 1);
    },

    // A place that one shown layer has an event at is not covered by another layer's bare name.
    uncover() {
      const drawn = this.drawnMarks();
      for (const { mark, node } of drawn) {
        const twin = drawn.find((other) => other.mark.id === mark.id && other.mark !== mark && other.mark.symbol !== "named");
        node.classList.toggle("covered", isPoint(mark) && mark.symbol === "named" && Boolean(twin));
      }
    },
  };
})();
