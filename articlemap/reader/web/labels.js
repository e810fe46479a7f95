// Labels by priority: each takes the first of its places where it hides no mark, no furniture and
// no other label, and is wholly in view; else it waits for another zoom.
(function () {
  const articlemap = window.articlemap;
  const { element, named } = articlemap;
  const { box, grow, meets, around, drift } = articlemap.boxes;
  const GAP = 3;
  const EDGE = 8;
  const LINE_STEP = 8;
  // Names of the article's own marks come before the chips, all else after them.
  const CHIPS = 25;

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
      const lines = this.reader.movements.filter((one) => this.map.hasLayer(one.line)).flatMap((one) => this.alongLine(one.line));
      return [...lines, ...furniture.map((node) => this.rectOf(node)), ...[...marks, ...heads].map((node) => grow(this.rectOf(node), 1))];
    }

    // A movement's line as small boxes, so that no words stand on it.
    alongLine(line) {
      const points = line.getLatLngs().map((at) => this.map.latLngToContainerPoint(at));
      return points.slice(1).flatMap((to, i) => {
        const from = points[i];
        const count = Math.min(Math.ceil(from.distanceTo(to) / LINE_STEP), 200);
        return Array.from({ length: count }, (_, at) => {
          const share = at / count;
          return grow(box(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 0, 0), 3);
        });
      });
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
      const area = this.areaOf(item);
      const offsets = item.roams ? drift(width, height) : around(width, height, near);
      if (item.priority < CHIPS) offsets.push(...around(width, height, near + 12), ...around(width, height, near + 24));
      for (const [dx, dy] of offsets) {
        const rect = box(point.x + x + dx, point.y + y + dy, width, height);
        const inside = rect.left >= view.left && rect.top >= view.top && rect.right <= view.right && rect.bottom <= view.bottom;
        const away = area && !area.contains([rect.left + width / 2, rect.top + height / 2]);
        if (!inside || away || taken.some((other) => meets(rect, other))) continue;
        taken.push({ ...grow(rect, GAP), item }, ...(dot ? [dot] : []));
        this.put(item, node, rect, point);
        return true;
      }
      return false;
    }

    // Where the name of a country may stand: over it, as far as a box tells; null for other names.
    areaOf(item) {
      if (item.kind !== "country") return null;
      item.bounds ??= L.geoJSON(item.feature).getBounds();
      const corners = [item.bounds.getNorthWest(), item.bounds.getSouthEast()];
      return L.bounds(corners.map((corner) => this.map.latLngToContainerPoint(corner)));
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

  Object.assign(Labels.prototype, articlemap.floatingMethods);
  articlemap.Labels = Labels;
})();
