// The name in hand: its sentence, what it could be, why it is doubtful, and what can be decided.
(function () {
  const articlemap = window.articlemap;
  const { element, word, named } = articlemap;

  const ACTIONS = [
    ["accept", "a"], ["not_a_place", "x"], ["cannot_be_located", "u"], ["move_pin", "m"], ["previous", "p"], ["next", "n"],
  ];

  articlemap.handMethods = {
    openPanel() {
      this.body = element("div", { class: "desk-body" });
      this.queueNode = element("div", { class: "desk-queue" });
      this.field = element("input", { type: "text", class: "desk-field", maxlength: "200", autocomplete: "off", id: "desk-find", onkeydown: (event) => event.key === "Enter" && this.find() });
      this.reason = element("input", { type: "text", class: "desk-field", maxlength: "300", autocomplete: "off", id: "desk-reason" });
      this.follow = element("input", { type: "checkbox", id: "desk-follow" });
      this.follow.checked = true;
      return element("section", { class: "desk-panel", id: "desk-panel", "aria-label": word("tab_review") }, this.openParts(), this.body, this.queueNode);
    },

    showPanel() {
      this.queueNode.hidden = this.part === "claims";
      // What is being written stays; an answer of the server must not sweep it away.
      const written = [...this.body.querySelectorAll("input")].some((input) => input.value !== input.defaultValue);
      if (this.hearing && this.part === "claims" && written) return;
      const spot = this.view.spots.get(this.current);
      const held = this.body.contains(document.activeElement) ? document.activeElement.dataset.act ?? document.activeElement.id : null;
      const nothing = [element("p", { class: "desk-empty" }, word("all_reviewed"))];
      this.body.replaceChildren(...(this.part === "claims" ? this.writeClaims() : spot ? this.writeSpot(spot) : nothing));
      if (held) (this.body.querySelector(`[data-act="${CSS.escape(held)}"]`) ?? document.getElementById(held))?.focus();
    },

    writeSpot(spot) {
      const status = articlemap.statusOf(spot);
      return [
        element("h2", { class: "desk-name", dir: "auto" }, `“${spot.printed}”`, " ", element("span", { class: "badge", "data-status": status }, word(`status_${status}`))),
        this.writeSentence(spot),
        this.writePlace(spot),
        this.writeCandidates(spot),
        this.writeActions(spot),
        this.writeFields(spot),
      ];
    },

    writeSentence(spot) {
      const [from, to] = spot.sentence;
      const lang = this.given.language || null;
      return element("blockquote", { class: "desk-sentence", lang, dir: "auto" }, this.slice(from, spot.start), element("b", {}, spot.printed), this.slice(spot.end, to));
    },

    writePlace(spot) {
      const parts = [];
      if (spot.place) parts.push(element("b", { dir: "auto" }, named(spot.place.names)), " · ", this.whereIs(spot.place));
      if (!spot.reviewed && spot.place) parts.push(element("br"), word("sure", { how: this.howSure(spot.share) }));
      const why = spot.reason || (spot.reviewed ? "" : spot.why);
      return element("p", { class: "desk-place" }, ...parts, why ? element("span", { class: "why-doubt" }, why) : null);
    },

    // The first press says what is sent and to whom; the second sends it.
    lookUpOnline() {
      const spot = this.view.spots.get(this.current);
      const name = this.field.value.trim() || spot.printed;
      if (this.asked !== name) {
        this.asked = name;
        return this.complain(word("online_asks", { name, host: this.given.online }));
      }
      this.asked = null;
      this.alert.hidden = true;
      this.give({ act: "online", name, about: this.current });
    },

    howSure(share) {
      return word(share >= 0.9 ? "very_likely" : share >= 0.7 ? "likely" : share >= 0.4 ? "possible" : "unlikely");
    },

    whereIs(place) {
      const country = place.country ? this.countryNames.of(place.country) : "";
      const [latitude, longitude] = place.at;
      const point = isNaN(latitude) ? "" : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
      return articlemap.list([word(`place_${place.kind}`), place.division, country, point && `\u2066${point}\u2069`]);
    },

    // What the numbers stand for: what was looked up for this name, else the parser's candidates.
    offered() {
      const spot = this.view.spots.get(this.current);
      if (!spot) return [];
      return this.found?.about === spot.id ? this.found.places : spot.candidates;
    },

    writeCandidates(spot) {
      const found = this.found?.about === spot.id;
      const rows = this.offered().map((one, i) => {
        const chosen = spot.place && String(spot.place.at) === String(one.at);
        return element("li", {}, element("button", { type: "button", "data-act": `pick${i}`, class: "candidate", "aria-pressed": chosen ? "true" : "false", onclick: () => this.pick(i) }, element("kbd", {}, String(i + 1)), element("span", { dir: "auto" }, element("b", {}, named(one.names)), element("small", {}, this.whereIs(one)))));
      });
      const title = word(found ? "found_title" : "candidates");
      if (!rows.length) return element("p", { class: "desk-none" }, word(found ? "nothing_found" : "no_candidates"));
      return element("div", {}, element("h3", {}, title), element("ol", { class: "candidates" }, ...rows));
    },

    writeActions(spot) {
      const rows = ACTIONS.map(([act, key]) => element("button", { type: "button", class: `action act-${act}`, "data-act": act, disabled: act === "accept" && !spot.place, onclick: () => this.act(act) }, word(`act_${act}`), element("kbd", {}, key)));
      return element("div", { class: "desk-actions" }, ...rows);
    },

    writeFields(spot) {
      const others = articlemap.findFollowers(this.view.spots, spot, "later").length;
      const follow = element("label", { class: "check", hidden: !others }, this.follow, word("follow", { count: others }));
      const go = element("button", { type: "button", class: "action", "data-act": "find", onclick: () => this.find() }, word("find"));
      const online = this.given.online ? element("button", { type: "button", class: "action", "data-act": "online", onclick: () => this.lookUpOnline() }, word("look_up_online")) : null;
      return element("div", { class: "desk-fields" }, follow,
        element("label", { for: "desk-find" }, word("find_label"), element("kbd", {}, "t")), element("div", { class: "desk-find" }, this.field, go, online),
        element("label", { for: "desk-reason" }, word("reason_label"), element("kbd", {}, "e")), this.reason);
    },
  };
})();
