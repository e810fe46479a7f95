// TopoJSON to GeoJSON: quantised arcs, shared by the shapes that meet along them.
// Format: https://github.com/topojson/topojson-specification
(function () {
  const articlemap = window.articlemap;

  function decodeArcs(topology) {
    const [kx, ky] = topology.transform.scale;
    const [dx, dy] = topology.transform.translate;
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([stepX, stepY]) => [(x += stepX) * kx + dx, (y += stepY) * ky + dy]);
    });
  }

  function joinArcs(arcs, indices) {
    const line = [];
    for (const index of indices) {
      const points = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      line.push(...(line.length ? points.slice(1) : points));
    }
    return line;
  }

  const DEPTH = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 };

  function readCoordinates(arcs, indices, depth) {
    if (depth === 0) return joinArcs(arcs, indices);
    return indices.map((part) => readCoordinates(arcs, part, depth - 1));
  }

  // The features of one object of a topology, as a GeoJSON FeatureCollection.
  articlemap.readTopology = (topology, name) => {
    const arcs = (topology.decoded ??= decodeArcs(topology));
    const object = topology.objects[name];
    const geometries = object.geometries ?? [object];
    const features = geometries.map((geometry) => ({
      type: "Feature",
      properties: geometry.properties ?? {},
      geometry: {
        type: geometry.type,
        coordinates: readCoordinates(arcs, geometry.arcs, DEPTH[geometry.type]),
      },
    }));
    return { type: "FeatureCollection", features };
  };

  // Longitude and latitude of the centre of mass of a polygon's largest ring.
  articlemap.findCentre = (geometry) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const sums = polygons.map(([ring]) => sumRing(ring));
    const [area, x, y] = sums.reduce((best, sum) => (Math.abs(sum[0]) > Math.abs(best[0]) ? sum : best));
    return [x / (3 * area), y / (3 * area)];
  };

  function sumRing(ring) {
    let [area, sumX, sumY] = [0, 0, 0];
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1];
      const [x1, y1] = ring[i];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      sumX += (x0 + x1) * cross;
      sumY += (y0 + y1) * cross;
    }
    return [area, sumX, sumY];
  }
})();
