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

    writeClaims() {
      const claim = this.view.claims.find((one) => one.key === this.claim);
      const done = this.view.claims.filter((one) => one.edited).length;
      const count = element("p", { class: "claims-count" }, word("claims_progress", { done, all: this.view.claims.length }));
      if (!claim) return [count];
      const quote = element("blockquote", { class: "desk-sentence", lang: this.given.language || null, dir: "auto" }, this.slice(...claim.sentence));
      return [count, quote, this.writeClaimFields(claim), this.writeRoles(claim), this.writeClaimActions(claim), this.writeFigures(claim), this.writeRoutes(claim), this.writeLayers(claim)];
    },

    writeClaimFields(claim) {
      const edit = (name) => (event) => this.editClaim(claim, { [name]: event.target.value.trim() });
      const input = (name, more) => element("input", { type: "text", class: "desk-field", id: `claim-${name}`, value: claim[name], onchange: edit(name), ...more });
      const pick = (name, values, say) => element("select", { class: "desk-field", id: `claim-${name}`, onchange: edit(name) },
        ...values.map((value) => element("option", { value, selected: value === claim[name] }, say(value))));
      const layers = this.view.layers;
      const named = (id) => layers.find((one) => one.id === id)?.name ?? word("layer_own");
      const fields = [
        ["date", input("date", { maxlength: "21", placeholder: "2020-02-06" })],
        ["claimant", input("claimant", { maxlength: "60" })],
        ["kind", pick("kind", KINDS, (kind) => word(`kind_${kind}`))],
        ["layer", pick("layer", ["", ...layers.map((one) => one.id)], named)],
      ];
      return element("div", { class: "claim-fields" }, ...fields.flatMap(([name, field]) => [element("label", { for: `claim-${name}` }, word(`claim_${name}`)), field]));
    },

    writeClaimActions(claim) {
      const button = (act, key, run) => element("button", { type: "button", class: `action act-${act}`, "data-act": `claim-${act}`, onclick: run }, word(`act_${act}`), element("kbd", {}, key));
      const badge = element("span", { class: "badge", "data-status": claim.edited ? "confirmed" : "placed" }, word(claim.edited ? "status_confirmed" : "claim_proposed"));
      return element("div", { class: "desk-actions" }, button("accept", "a", () => this.actOnClaim("accept")), button("previous", "p", () => this.actOnClaim("previous")), button("next", "n", () => this.actOnClaim("next")), badge);
    },

    // What each place is to the sentence: where it happens, where it comes from, where it goes.
    writeRoles(claim) {
      const rows = Object.keys(claim.roles).map((id) => this.view.spots.get(id)).filter((spot) => spot?.place).flatMap((spot) => {
        const say = (event) => this.setRole(spot, event.target.value);
        const options = ROLES.map((role) => element("option", { value: role, selected: role === claim.roles[spot.id] }, word(`role_${role}`)));
        return [element("label", { for: `role-${spot.id}`, dir: "auto" }, spot.printed), element("select", { class: "desk-field", id: `role-${spot.id}`, onchange: say }, ...options)];
      });
      if (!rows.length) return null;
      return element("div", { role: "group", "aria-label": word("claim_role") }, element("h3", {}, word("claim_role")), element("div", { class: "claim-fields" }, ...rows));
    },

    setRole(spot, role) {
      this.decide({ kind: "set_role", about: spot.id, values: { role } });
      this.tell(word("claim_edited"));
    },

    editClaim(claim, values) {
      if (values.layer === "" || values.claimant === "") return this.show();
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
