// The legend and the toggles are one thing: folium's layer control, its rows rewritten.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, symbol, word, named } = articlemap;

  // Turns a Leaflet layer control into the legend of `reader`.
  articlemap.makeLegend = (control, reader) => {
    const box = control.getContainer();
    box.classList.add("legend");
    box.setAttribute("data-furniture", "legend");
    const addItem = control._addItem;
    control._addItem = function (item) {
      const label = addItem.call(this, item);
      return item.overlay ? dressLayer(label, item, reader) : dressBase(label, item);
    };
    const update = control._update;
    control._update = function () {
      const done = update.call(this);
      countShown(reader, box);
      return done;
    };
    control._update();
    box.prepend(header(reader, box));
    countShown(reader, box);
    box.querySelector(".leaflet-control-layers-separator")?.replaceWith(element("p", { class: "legend-base" }, word("base_map")));
    L.DomEvent.disableClickPropagation(box);
    reader.map.on("overlayadd overlayremove", () => countShown(reader, box));
    return box;
  };

  function header(reader, box) {
    const button = (label, action) => element("button", { type: "button", class: "textbutton", onclick: action }, label);
    const fold = element("button", { type: "button", class: "fold", "aria-expanded": "true", onclick: () => foldByHand(box, fold) },
      icon(ICONS.layers), element("span", { class: "fold-words" }));
    const all = button(word("all"), () => reader.showLayers(() => true));
    const none = button(word("none"), () => reader.showLayers(() => false));
    return element("div", { class: "legend-head" }, fold, all, none);
  }

  // From now on the legend is as the person wants it, whatever the size.
  function foldByHand(box, fold) {
    toggleFold(box, fold);
    box.dataset.byHand = box.classList.contains("folded") ? "folded" : "open";
  }

  function toggleFold(box, fold) {
    const open = box.classList.toggle("folded") === false;
    fold.setAttribute("aria-expanded", String(open));
    box.dispatchEvent(new CustomEvent("articlemap:resize", { bubbles: true }));
  }

  articlemap.foldLegend = (box, folded) => {
    if (!box || box.classList.contains("folded") === folded) return;
    toggleFold(box, box.querySelector(".fold"));
  };

  function countShown(reader, box) {
    const inputs = [...box.querySelectorAll(".legend-row input")];
    const shown = inputs.filter((input) => input.checked).length;
    const words = box.querySelector(".fold-words");
    if (words) words.textContent = word("layers_shown", { shown, all: inputs.length });
    for (const input of inputs) input.closest(".legend-row").classList.toggle("off", !input.checked);
  }

  function dressLayer(label, item, reader) {
    const layer = reader.scenes[item.name];
    const name = named(layer.names);
    const input = label.querySelector("input");
    input.setAttribute("data-layer", layer.id);
    const text = element("span", { class: "legend-name" }, name);
    const count = element("span", { class: "legend-count" }, String(layer.count));
    label.replaceChildren(input, symbol(layer.symbol, { wide: true, size: 24 }), text, count);
    const only = element("button", { type: "button", class: "textbutton only", "aria-label": word("only_layer", { name }), onclick: () => reader.showLayers((id) => id === layer.id) }, word("only"));
    const zoom = element("button", { type: "button", class: "square", "aria-label": word("zoom_to_layer", { name }), title: word("zoom_to_layer", { name }), onclick: () => reader.zoomToLayer(layer.id) }, icon(ICONS.zoom));
    const row = element("div", { class: `legend-row layer-${layer.id}` });
    label.replaceWith(row);
    row.append(label, only, zoom);
    return label;
  }

  function dressBase(label, item) {
    const input = label.querySelector("input");
    input.setAttribute("data-base", item.name);
    label.classList.add("base-row");
    label.replaceChildren(input, element("span", {}, word(`base_${item.name}`)));
    return label;
  }
})();
