// Rectangles in pixels of the map's frame, and the places around a point where a label may stand.
(function () {
  const articlemap = window.articlemap;

  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
  const grow = (rect, by) => box(rect.left - by, rect.top - by, rect.right - rect.left + 2 * by, rect.bottom - rect.top + 2 * by);

  // Offsets of a label's top left corner from its point: to the right, to the left, above, below.
  function around(width, height, clear) {
    const middle = -height / 2;
    return [
      [clear, middle], [clear * 0.7, -clear * 0.7 - height], [clear * 0.7, clear * 0.7],
      [-clear - width, middle], [-clear * 0.7 - width, -clear * 0.7 - height], [-clear * 0.7 - width, clear * 0.7],
      [-width / 2, -clear - height], [-width / 2, clear],
    ];
  }

  function drift(width, height) {
    const places = [];
    for (const dy of [0, -40, 40, -80, 80, -130, 130]) {
      for (const dx of [0, -50, 50, -110, 110]) places.push([dx - width / 2, dy - height / 2]);
    }
    return places;
  }

  articlemap.boxes = { meets, box, grow, around, drift };
})();
