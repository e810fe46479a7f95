// Labels by priority: each takes the first of its places where it hides no mark, no furniture and
// no other label, and is wholly in view; else it waits for another zoom.
(function () {
  const articlemap = window.articlemap;
  const { element, named } = articlemap;
  const GAP = 3;
  const EDGE = 8;
  const STEP = 12;
  // Names of the article's own marks come before the chips, all else after them.
  const CHIPS = 25;

  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
  const grow = (rect, by) => box(rect.left - by, rect.top - by, rect.right - rect.left + 2 * by, rect.bottom - rect.top + 2 * by);

  // Offsets of a label's top left corner from its point: right, left, above, below, corners.
  function around(width, height, clear) {
    const middle = -height / 2;
    return [
      [clear, middle], [-clear - width, middle], [-width / 2, -clear - height], [-width / 2, clear],
      [clear * 0.7, -clear * 0.7 - height], [clear * 0.7, clear * 0.7], [-clear * 0.7 - width, -clear * 0.7 - height], [-clear * 0.7 - width, clear * 0.7],
    ];
  }

  function drift(width, height) {
    const places = [];
    for (const dy of [0, -40, 40, -80, 80, -130, 130]) {
      for (const dx of [0, -50, 50, -110, 110]) places.push([dx - width / 2, dy - height / 2]);
    }
    return places;
  }

  class Labels {
    constructor(reader) {
      this.reader = reader;
      this.map = reader.map;
      this.items = [];
      this.pane = this.map.getPane("words");
    }

    // Offers a label: names or lines, a point, the zoom from which it may show, its priority.
    offer(item) {
      this.items.push(item);
      this.items.sort((a, b) => a.priority - b.priority);
    }

    forget(test) {
      for (const item of this.items.filter(test)) this.hide(item);
      this.items = this.items.filter((item) => !test(item));
    }

    hide(item) {
      item.node?.remove();
      item.node = null;
    }

    // Places every label anew for the present view.
    place() {
      const taken = this.findObstacles();
      const size = this.map.getSize();
      const view = box(EDGE, EDGE, size.x - 2 * EDGE, size.y - 2 * EDGE);
      const first = this.items.filter((item) => item.priority < CHIPS);
      this.placeAll(first, taken, view);
      this.placeFloating(taken, view);
      this.placeAll(this.items.slice(first.length), taken, view);
    }

    placeAll(items, taken, view) {
      for (const item of items) {
        if (!this.placeOne(item, taken, view)) this.hide(item);
      }
    }

    rectOf(node) {
      const frame = this.map.getContainer().getBoundingClientRect();
      const rect = node.getBoundingClientRect();
      return box(rect.left - frame.left, rect.top - frame.top, rect.width, rect.height);
    }

    findObstacles() {
      const furniture = [...this.reader.mapbox.querySelectorAll("[data-furniture]")].filter((node) => node.offsetParent);
      const marks = this.reader.drawnMarks().filter((kept) => !kept.floats).map((kept) => kept.node);
      const heads = [...this.map.getPane("lines").querySelectorAll(".movement-head path")];
      return [...furniture.map((node) => this.rectOf(node)), ...[...marks, ...heads].map((node) => grow(this.rectOf(node), 1))];
    }

    // Shields stand on their road; chips stand in one column per place, near their shape.
    placeFloating(taken, view) {
      const floating = this.reader.drawnMarks().filter((kept) => kept.floats && kept.node.offsetParent);
      for (const kept of floating.filter((one) => one.floats === "road")) this.placeColumn([kept], taken, view);
      const columns = Map.groupBy(floating.filter((one) => one.floats !== "road"), (one) => one.mark.id);
      for (const column of columns.values()) this.placeColumn(column, taken, view);
    }

    placeColumn(column, taken, view) {
      column.forEach((kept, i) => kept.node.classList.toggle("headed", i === 0));
      const heights = column.map((kept) => kept.node.offsetHeight + GAP);
      const width = Math.max(...column.map((kept) => kept.node.offsetWidth));
      const height = heights.reduce((sum, one) => sum + one, -GAP);
      const spot = this.findSpot(column[0], width, height, taken, view);
      if (!spot && column.length > 1) return column.forEach((kept) => this.placeColumn([kept], taken, view));
      const [left, top] = spot ?? this.nearestInside(this.aim(column[0]), width, height, view);
      let y = top;
      column.forEach((kept, i) => {
        kept.marker.setLatLng(this.map.containerPointToLatLng([left, y]));
        y += heights[i];
      });
      taken.push(grow(box(left, top, width, height), GAP));
    }

    findSpot(kept, width, height, taken, view) {
      let best = null;
      for (const [x, y, cost] of this.spots(kept, width, height, view)) {
        if (best && cost >= best[2]) continue;
        const rect = box(x, y, width, height);
        const inside = x >= view.left && y >= view.top && rect.right <= view.right && rect.bottom <= view.bottom;
        if (inside && !taken.some((other) => meets(rect, other))) best = [x, y, cost];
      }
      return best;
    }

    nearestInside(target, width, height, view) {
      const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
      return [clamp(target.x, view.left, view.right - width), clamp(target.y, view.top, view.bottom - height)];
    }

    // Where a chip would like to be, in pixels of the frame: the south-west of an area, the
    // middle of a border.
    aim(kept) {
      const low = this.map.latLngToContainerPoint(kept.bounds.getSouthWest());
      const high = this.map.latLngToContainerPoint(kept.bounds.getNorthEast());
      if (kept.floats === "area") return L.point(low.x, low.y - (low.y - high.y) * 0.15);
      return L.point((low.x + high.x) / 2, (low.y + high.y) / 2);
    }

    *spots(kept, width, height, view) {
      if (kept.floats === "road") return yield* this.alongRoad(kept, width, height);
      const target = this.aim(kept);
      for (let y = view.top; y <= view.bottom - height; y += STEP) {
        for (let x = view.left; x <= view.right - width; x += STEP) {
          yield [x, y, Math.hypot(x + width - target.x, y + height / 2 - target.y)];
        }
      }
    }

    // Points of a road's own stretches; where two roads share theirs, the first keeps it.
    *alongRoad(kept, width, height) {
      const size = this.map.getSize();
      const road = kept.mark.geometry.coordinates;
      const others = this.reader.roads.filter((other) => other !== road).slice(0, this.reader.roads.indexOf(road));
      const shared = new Set(others.flat().map(String));
      for (let i = 1; i < road.length; i++) {
        if (shared.has(String(road[i - 1])) && shared.has(String(road[i]))) continue;
        const [from, to] = [road[i - 1], road[i]].map(([x, y]) => this.map.latLngToContainerPoint([y, x]));
        for (const share of [0.25, 0.5, 0.75]) {
          const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
          yield [x - width / 2, y - height / 2, Math.hypot(x - size.x * 0.56, y - size.y * 0.66)];
        }
      }
    }

    // Puts a label at the first of its free places; false when there is none.
    placeOne(item, taken, view) {
      const zoom = this.map.getZoom();
      if (zoom < (item.minZoom ?? 0) || zoom > (item.maxZoom ?? 99) || item.hidden?.()) return false;
      const points = this.pointsOf(item).filter((point) => meets(box(point.x, point.y, 0, 0), grow(view, 60)));
      if (!points.length) return false;
      const node = item.node ?? this.write(item);
      return points.some((point) => this.tryPoint(item, node, point, taken, view));
    }

    // A label of a line may stand anywhere along it, its end first.
    pointsOf(item) {
      const at = (place) => this.map.latLngToContainerPoint(place);
      if (!item.along) return [at(item.at)];
      const [from, to] = [at(item.along[0]), at(item.along.at(-1))];
      return [1, 0.75, 0.5, 0.25].map((share) => L.point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
    }

    tryPoint(item, node, point, taken, view) {
      const { offsetWidth: width, offsetHeight: height } = node;
      const dot = item.dot ? grow(box(point.x, point.y, 0, 0), 4) : null;
      if (dot && taken.some((other) => meets(dot, other))) return false;
      const [x, y] = item.shift ?? [0, 0];
      const near = item.clear ?? 8;
      const offsets = item.roams ? drift(width, height) : around(width, height, near);
      if (item.priority < CHIPS) offsets.push(...around(width, height, near + 12), ...around(width, height, near + 24));
      for (const [dx, dy] of offsets) {
        const rect = box(point.x + x + dx, point.y + y + dy, width, height);
        const inside = rect.left >= view.left && rect.top >= view.top && rect.right <= view.right && rect.bottom <= view.bottom;
        if (!inside || taken.some((other) => meets(rect, other))) continue;
        taken.push(grow(rect, GAP), ...(dot ? [dot] : []));
        this.put(item, node, rect, point);
        return true;
      }
      return false;
    }

    write(item) {
      const lines = item.lines ? item.lines() : named(item.names).split("\n");
      const [first, ...rest] = lines;
      item.node = element("div", { class: `label ${item.kind}`, dir: "auto" }, element("span", {}, first), ...rest.map((line) => element("span", { class: "second" }, line)));
      if (item.dot) item.node.append(element("i", { class: "dot" }));
      this.pane.append(item.node);
      return item.node;
    }

    put(item, node, rect, point) {
      const at = this.map.containerPointToLayerPoint([rect.left, rect.top]).round();
      L.DomUtil.setPosition(node, at);
      const dot = node.querySelector(".dot");
      if (!dot) return;
      dot.style.left = `${Math.round(point.x - rect.left)}px`;
      dot.style.top = `${Math.round(point.y - rect.top)}px`;
    }

    rewrite() {
      this.items.forEach((item) => this.hide(item));
    }
  }

  articlemap.Labels = Labels;
})();
