// The drawn base map: land, borders, provinces, water; and the labels that it offers.
(function () {
  const articlemap = window.articlemap;
  const SEAS = [
    { names: { en: "Mediterranean\nSea", fr: "Mer\nMéditerranée", ar: "البحر المتوسط" }, at: [35.35, 35.05] },
  ];
  const TOWN_ZOOM = { 1: 6, 2: 7, 3: 8, 4: 9, 5: 10, 6: 11 };

  articlemap.makePanes = (map) => {
    const order = { world: 150, base: 200, road: 250, areas: 350, lines: 400, words: 620 };
    for (const [name, z] of Object.entries(order)) {
      const pane = map.createPane(name);
      pane.style.zIndex = z;
      pane.style.pointerEvents = ["areas", "lines"].includes(name) ? "" : "none";
    }
  };

  const shape = (data, name, pane, more = {}) =>
    L.geoJSON(data, {
      pane,
      interactive: false,
      smoothFactor: 0.6,
      style: (feature) => ({ className: `base-${name} ${more.mark?.(feature) ?? ""}`, pane }),
    });

  // An address that begins with # is a node of this page.
  const read = async (url) => (url.startsWith("#") ? articlemap.readData(url.slice(1)) : (await fetch(url)).json());

  async function load(urls) {
    const entries = Object.entries(urls).map(async ([name, url]) => [name, await read(url)]);
    return Object.fromEntries(await Promise.all(entries));
  }

  // Fills `group` with the base map; resolves to the labels and shapes that others need, and to how
  // far its parts reach.
  articlemap.drawBasemap = async (group, urls, home) => {
    const { base, rivers, towns, world } = await load(urls);
    const read = (name) => articlemap.readTopology(base, name);
    const countries = read("countries");
    const provinces = read("admin1");
    const land = shape(countries, "land", "base", { mark: ({ properties }) => (properties.a3 === home ? "home" : "") });
    const streams = shape(rivers, "river", "base");
    const layers = [
      shape(world, "world", "world"),
      land,
      shape(read("lakes"), "lake", "base"),
      streams,
      shape(read("admin1_lines"), "province", "base"),
      shape(read("coast"), "coast", "base"),
      shape(read("borders"), "border", "base", { mark: ({ properties }) => (properties.disputed ? "disputed" : "") }),
    ];
    layers.forEach((layer) => group.addLayer(layer));
    const reach = { borders: land.getBounds(), rivers: streams.getBounds(), towns: L.latLngBounds(towns.towns.map(({ lat, lon }) => [lat, lon])) };
    return { countries, world, reach, labels: [...areaLabels(countries, provinces), ...townLabels(towns)] };
  };

  function areaLabels(countries, provinces) {
    const at = ({ geometry }) => articlemap.findCentre(geometry).reverse();
    const named = ({ properties }) => properties.en;
    const label = (kind, minZoom, priority) => (feature) =>
      ({ kind, names: feature.properties, at: at(feature), minZoom, priority, roams: true, feature });
    return [
      ...countries.features.filter(named).map(label("country", 4, 30)),
      ...provinces.features.filter(named).map(label("province", 7.5, 60)),
      ...SEAS.map((sea) => ({ ...sea, kind: "sea", minZoom: 6, priority: 50, roams: true })),
    ];
  }

  function townLabels({ towns }) {
    return towns.map((town) => ({
      kind: town.rank <= 2 ? "city" : "town",
      names: town,
      at: [town.lat, town.lon],
      minZoom: town.zoom ?? TOWN_ZOOM[town.rank],
      priority: 40 + 4 * town.rank,
      dot: true,
    }));
  }
})();
