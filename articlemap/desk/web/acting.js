// What is decided about the name in hand, and what is looked up for it.
(function () {
  const articlemap = window.articlemap;
  const { word } = articlemap;

  articlemap.actingMethods = {
    act(name) {
      if (this.part === "claims" && ["accept", "next", "previous"].includes(name)) return this.actOnClaim(name);
      if (name === "next") return this.step(1);
      if (name === "previous") return this.step(-1);
      if (name === "move_pin") return this.startMoving();
      const spot = this.view.spots.get(this.current);
      if (name === "accept" && !spot?.place) return this.complain(word("nothing_to_accept"));
      this.decideHere(name, {});
    },

    pick(i) {
      const one = this.offered()[i];
      if (!one) return;
      const known = this.view.spots.get(this.current).candidates.includes(one);
      if (known) return this.decideHere("choose", { gazetteer: one.list, gazetteer_id: one.record });
      this.decideHere("locate", one.values);
    },

    decideHere(kind, values, { stay = false } = {}) {
      const spot = this.view.spots.get(this.current);
      if (!spot) return;
      const scope = this.follow.checked && articlemap.findFollowers(this.view.spots, spot, "later").length ? "later" : "this";
      const reason = this.reason.value.trim();
      this.decide({ kind, about: spot.id, values, ...(scope === "this" ? {} : { scope }), ...(reason ? { reason } : {}) });
      this.reason.value = "";
      const { done, all } = this.progress();
      this.tell(`${spot.printed}: ${word(`done_${kind}`)}. ${word("progress", { done, all })}`);
      if (!stay) this.goOn(spot);
    },

    decide(decision) {
      this.alert.hidden = true;
      this.give({ act: "decide", decision: { ...decision, time: new Date().toISOString() } });
    },

    // To the next name that waits; where the queue is at its end, the name stays in hand.
    goOn(spot) {
      const next = this.waiting()[0];
      this.choose((next ?? spot).id);
    },

    undo() {
      if (this.view.done) this.give({ act: "undo" });
      this.tell(word(this.view.done ? "undone" : "nothing_to_undo"));
    },

    redo() {
      if (this.view.done < this.view.last) this.give({ act: "redo" });
    },

    find() {
      const name = this.field.value.trim();
      if (name) this.give({ act: "find", name, about: this.current });
    },

    showFound({ about, places, name }) {
      this.found = { about, places, name };
      this.tell(word("found_count", { count: places.length }));
      this.show();
      this.fit(places.map((one) => one.at));
      this.body.querySelector("[data-act=pick0]")?.focus();
    },
  };
})();
