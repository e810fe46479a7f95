// What a person adds to a claim: a number, and layers of one's own, named, named anew and removed.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
  const newId = (stem) => `${stem}-${Date.now().toString(36)}`;

  // A field and what its Enter key or its button does with it.
  function writeAdding(fields, act, add) {
    for (const field of fields) field.addEventListener("keydown", (event) => event.key === "Enter" && add());
    return element("div", { class: "desk-find" }, ...fields, element("button", { type: "button", class: "action", "data-act": act, onclick: add }, word("add_layer")));
  }

  articlemap.makingMethods = {
    writeRemove(id, name) {
      return element("button", { type: "button", class: "action remove", "data-remove": id, "aria-label": word("remove_named", { name }), title: word("remove_named", { name }), onclick: () => this.removeMade(id, name) }, "×");
    },

    removeMade(id, name) {
      this.decide({ kind: "remove", about: id });
      this.tell(word("removed_named", { name }));
    },

    madeIn(list, claim) {
      const [start, end] = claim.sentence;
      return list.filter((one) => one.start >= start && one.start < end);
    },

    writeMade(rows) {
      return rows.length ? element("ul", { class: "made" }, ...rows.map((parts) => element("li", {}, ...parts))) : null;
    },

    // The number that the sentence gives; one by hand takes its place, the last where there are more.
    writeFigures(claim) {
      const own = this.madeIn(this.view.figures, claim);
      const rows = own.map(({ id, figure, unit }) => [element("span", { dir: "auto" }, `${figure.toLocaleString(articlemap.language())} ${unit}`), this.writeRemove(id, `${figure} ${unit}`)]);
      const proposed = claim.figure && !own.length ? element("p", {}, word("figure_now", { figure: claim.figure })) : null;
      const number = element("input", { type: "number", min: "0", step: "any", class: "desk-field", id: "figure-number" });
      const unit = element("input", { type: "text", class: "desk-field", id: "figure-unit", maxlength: "100", "aria-label": word("figure_unit"), placeholder: word("figure_unit") });
      const add = () => number.value && unit.value.trim() && this.addFigure(claim, Number(number.value), unit.value.trim());
      return element("div", { class: "desk-fields" }, proposed, this.writeMade(rows), element("label", { for: "figure-number" }, word("figure_new")), writeAdding([number, unit], "new-figure", add));
    },

    addFigure(claim, figure, unit) {
      this.decide({ kind: "add_figure", about: newId("figure"), values: { figure, unit, start: claim.sentence[0] } });
      this.tell(word("claim_edited"));
    },

    // Layers of one's own; the claim in hand goes to a new one.
    writeLayers(claim) {
      const rows = this.view.layers.filter((layer) => layer.own).map((layer) => [this.writeLayerName(layer), this.writeRemove(layer.id, layer.name)]);
      const name = element("input", { type: "text", class: "desk-field", id: "new-layer", maxlength: "100" });
      const add = () => name.value.trim() && this.addLayer(claim, name.value.trim());
      return element("div", { class: "desk-fields" }, rows.length ? element("h3", {}, word("own_layers")) : null, this.writeMade(rows), element("label", { for: "new-layer" }, word("new_layer")), writeAdding([name], "new-layer", add));
    },

    writeLayerName(layer) {
      const rename = ({ target }) => (target.value.trim() ? this.decide({ kind: "edit_layer", about: layer.id, values: { name: target.value.trim() } }) : this.show());
      return element("input", { type: "text", class: "desk-field", id: `name-${layer.id}`, maxlength: "100", value: layer.name, dir: "auto", "aria-label": word("layer_name", { name: layer.name }), onchange: rename });
    },

    addLayer(claim, name) {
      const id = newId("layer");
      this.decide({ kind: "add_layer", about: id, values: { name } });
      this.editClaim(claim, { layer: id });
    },
  };
  articlemap.newId = newId;
})();
