// What each sentence claims: when, who says so, of what sort, in which layer. Proposed, to be put right.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
  const KINDS = ["event", "state", "statement", "demand", "forecast", "figure"];
  const ROLES = ["at", "from", "toward", "along", "about", "said_in"];

  articlemap.claimMethods = {
    // Places or claims: what the panel holds.
    openParts() {
      const choices = [["places", word("part_places")], ["claims", word("part_claims")]];
      this.parts = articlemap.writeSegments("part", word("views"), choices, (part) => this.showPart(part));
      this.parts.show("places");
      this.part = "places";
      return this.parts.node;
    },

    showPart(part) {
      this.part = part;
      this.parts.show(part);
      this.claim ??= this.view.claims.find((claim) => !claim.edited)?.key ?? this.view.claims[0]?.key;
      this.show();
    },

    // The claims with the edits that the server does not have yet.
    lookAtClaims() {
      const edits = this.pending.filter((order) => order.decision?.kind === "edit_claim");
      return this.given.claims.map((claim) => {
        const own = edits.filter((order) => order.decision.about === claim.key);
        return own.length ? Object.assign({}, claim, ...own.map((order) => order.decision.values), { edited: true }) : claim;
      });
    },

    writeClaims() {
      const claim = this.view.claims.find((one) => one.key === this.claim);
      const done = this.view.claims.filter((one) => one.edited).length;
      const count = element("p", { class: "claims-count" }, word("claims_progress", { done, all: this.view.claims.length }));
      if (!claim) return [count];
      const quote = element("blockquote", { class: "desk-sentence", lang: this.given.language || null, dir: "auto" }, this.slice(...claim.sentence));
      return [count, quote, this.writeClaimFields(claim), this.writeClaimActions(claim), this.writeFigure(claim), this.writeNewLayer(claim)];
    },

    writeClaimFields(claim) {
      const edit = (name) => (event) => this.editClaim(claim, { [name]: event.target.value.trim() });
      const input = (name, more) => element("input", { type: "text", class: "desk-field", id: `claim-${name}`, value: claim[name], onchange: edit(name), ...more });
      const pick = (name, values, say) => element("select", { class: "desk-field", id: `claim-${name}`, onchange: edit(name) },
        ...values.map((value) => element("option", { value, selected: value === claim[name] }, say(value))));
      const layers = this.given.layers;
      const named = (id) => layers.find((one) => one.id === id)?.name ?? word("layer_own");
      const fields = [
        ["date", input("date", { maxlength: "21", placeholder: "2020-02-06" })],
        ["claimant", input("claimant", { maxlength: "60" })],
        ["kind", pick("kind", KINDS, (kind) => word(`kind_${kind}`))],
        ["role", pick("role", ["", ...ROLES], (role) => (role ? word(`role_${role}`) : word("role_each")))],
        ["layer", pick("layer", ["", ...layers.map((one) => one.id)], named)],
      ];
      return element("div", { class: "claim-fields" }, ...fields.flatMap(([name, field]) => [element("label", { for: `claim-${name}` }, word(`claim_${name}`)), field]));
    },

    writeClaimActions(claim) {
      const button = (act, key, run) => element("button", { type: "button", class: `action act-${act}`, "data-act": `claim-${act}`, onclick: run }, word(`act_${act}`), element("kbd", {}, key));
      const badge = element("span", { class: "badge", "data-status": claim.edited ? "confirmed" : "placed" }, word(claim.edited ? "status_confirmed" : "claim_proposed"));
      return element("div", { class: "desk-actions" }, button("accept", "a", () => this.actOnClaim("accept")), button("previous", "p", () => this.actOnClaim("previous")), button("next", "n", () => this.actOnClaim("next")), badge);
    },

    // The number that the sentence gives; one by hand takes its place.
    writeFigure(claim) {
      const number = element("input", { type: "number", min: "0", step: "any", class: "desk-field", id: "figure-number" });
      const unit = element("input", { type: "text", class: "desk-field", id: "figure-unit", maxlength: "100", "aria-label": word("figure_unit"), placeholder: word("figure_unit") });
      const add = () => number.value && unit.value.trim() && this.addFigure(claim, Number(number.value), unit.value.trim());
      unit.addEventListener("keydown", (event) => event.key === "Enter" && add());
      const now = claim.figure ? element("p", {}, word("figure_now", { figure: claim.figure })) : null;
      return element("div", { class: "desk-fields" }, now, element("label", { for: "figure-number" }, word("figure_new")), element("div", { class: "desk-find" }, number, unit, element("button", { type: "button", class: "action", "data-act": "new-figure", onclick: add }, word("add_layer"))));
    },

    addFigure(claim, figure, unit) {
      const about = `figure-${Date.now().toString(36)}`;
      this.decide({ kind: "add_figure", about, values: { figure, unit, start: claim.sentence[0] } });
      this.tell(word("claim_edited"));
    },

    // A layer of one's own; the claim in hand goes there.
    writeNewLayer(claim) {
      const name = element("input", { type: "text", class: "desk-field", id: "new-layer", maxlength: "100" });
      const add = () => name.value.trim() && this.addLayer(claim, name.value.trim());
      name.addEventListener("keydown", (event) => event.key === "Enter" && add());
      return element("div", { class: "desk-fields" }, element("label", { for: "new-layer" }, word("new_layer")), element("div", { class: "desk-find" }, name, element("button", { type: "button", class: "action", "data-act": "new-layer", onclick: add }, word("add_layer"))));
    },

    addLayer(claim, name) {
      const id = `layer-${Date.now().toString(36)}`;
      this.decide({ kind: "add_layer", about: id, values: { name } });
      this.given.layers = [...this.given.layers, { id, name }];
      this.editClaim(claim, { layer: id });
    },

    editClaim(claim, values) {
      if (values.layer === "" || values.role === "" || values.claimant === "") return this.show();
      this.decide({ kind: "edit_claim", about: claim.key, values });
      this.tell(word("claim_edited"));
    },

    actOnClaim(act) {
      const at = this.view.claims.findIndex((one) => one.key === this.claim);
      if (at < 0) return;
      if (act === "accept") this.editClaim(this.view.claims[at], { kind: this.view.claims[at].kind });
      const all = this.view.claims.length;
      this.claim = this.view.claims[(at + (act === "previous" ? -1 : 1) + all) % all].key;
      this.show();
      this.tell(this.slice(...this.view.claims.find((one) => one.key === this.claim).sentence));
    },
  };
})();
