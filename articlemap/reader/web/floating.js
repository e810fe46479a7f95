// Chips and shields: words of shapes that are no point, put where they hide least.
(function () {
  const articlemap = window.articlemap;
  const { box, grow, meets } = articlemap.boxes;
  const GAP = 3;
  const STEP = 12;
  const ROAD_STEP = 36;
  // From farther away a region is smaller than its words.
  const NEAR = 5.5;

  articlemap.floatingMethods = {
    // Shields stand on their road; chips stand in one column per place, near their shape.
    placeFloating(taken, view) {
      let floating = this.reader.drawnMarks().filter((kept) => kept.floats);
      for (const { node } of floating) {
        node.classList.remove("no-room");
        node.classList.toggle("too-far", this.map.getZoom() < NEAR);
      }
      floating = floating.filter((kept) => kept.node.offsetParent);
      for (const kept of floating.filter((one) => one.floats === "road")) this.placeColumn([kept], taken, view);
      const columns = Map.groupBy(floating.filter((one) => one.floats !== "road"), (one) => one.mark.id);
      for (const column of columns.values()) this.placeColumn(column, taken, view);
    },

    placeColumn(column, taken, view) {
      column.forEach((kept, i) => kept.node.classList.toggle("headed", i === 0));
      const heights = column.map((kept) => kept.node.offsetHeight + GAP);
      const width = Math.max(...column.map((kept) => kept.node.offsetWidth));
      const height = heights.reduce((sum, one) => sum + one, -GAP);
      let spot = this.findSpot(column[0], width, height, taken, view);
      if (!spot && column.length > 1) return column.forEach((kept) => this.placeColumn([kept], taken, view));
      spot ??= this.findSpot(column[0], width, height, taken.filter((one) => !one.item), view);
      column.forEach((kept) => kept.node.classList.toggle("no-room", !spot));
      const [left, top] = spot ?? this.nearestInside(this.aim(column[0]), width, height, view);
      let y = top;
      column.forEach((kept, i) => {
        kept.marker.setLatLng(this.map.containerPointToLatLng([left, y]));
        y += heights[i];
      });
      if (spot || column[0].node.matches(".chosen")) this.take(box(left, top, width, height), taken);
    },

    // A chip is a mark: where there is no room for both, a name gives way to it.
    take(rect, taken) {
      for (const { item } of taken.filter((one) => one.item && meets(one, rect))) this.hide(item);
      taken.splice(0, taken.length, ...taken.filter((one) => !one.item || !meets(one, rect)), grow(rect, GAP));
    },

    findSpot(kept, width, height, taken, view) {
      let best = null;
      for (const [x, y, cost] of this.spots(kept, width, height, view)) {
        if (best && cost >= best[2]) continue;
        const rect = box(x, y, width, height);
        const inside = x >= view.left && y >= view.top && rect.right <= view.right && rect.bottom <= view.bottom;
        if (inside && !taken.some((other) => meets(rect, other))) best = [x, y, cost];
      }
      return best;
    },

    nearestInside(target, width, height, view) {
      const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
      return [clamp(target.x, view.left, view.right - width), clamp(target.y, view.top, view.bottom - height)];
    },

    // Where a chip would like to be, in pixels of the frame: the south-west of an area, the
    // middle of a border.
    aim(kept) {
      const low = this.map.latLngToContainerPoint(kept.bounds.getSouthWest());
      const high = this.map.latLngToContainerPoint(kept.bounds.getNorthEast());
      if (kept.floats === "area") return L.point(low.x, low.y - (low.y - high.y) * 0.15);
      return L.point((low.x + high.x) / 2, (low.y + high.y) / 2);
    },

    *spots(kept, width, height, view) {
      if (kept.floats === "road") return yield* this.alongRoad(kept, width, height);
      const target = this.aim(kept);
      for (let y = view.top; y <= view.bottom - height; y += STEP) {
        for (let x = view.left; x <= view.right - width; x += STEP) {
          yield [x, y, Math.hypot(x + width - target.x, y + height / 2 - target.y)];
        }
      }
    },

    // Points of a road's own stretches; where two roads share theirs, the first keeps it.
    *alongRoad(kept, width, height) {
      const size = this.map.getSize();
      const road = kept.mark.geometry.coordinates;
      const others = this.reader.roads.filter((other) => other !== road).slice(0, this.reader.roads.indexOf(road));
      const shared = new Set(others.flat().map(String));
      for (let i = 1; i < road.length; i++) {
        if (shared.has(String(road[i - 1])) && shared.has(String(road[i]))) continue;
        const [from, to] = [road[i - 1], road[i]].map(([x, y]) => this.map.latLngToContainerPoint([y, x]));
        const count = Math.min(Math.ceil(from.distanceTo(to) / ROAD_STEP), 80);
        for (let at = 0; at < count; at++) {
          const share = (at + 0.5) / count;
          const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
          yield [x - width / 2, y - height / 2, Math.hypot(x - size.x * 0.56, y - size.y * 0.66)];
        }
      }
    },
  };
})();
