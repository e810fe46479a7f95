// Reading in order: sentence by sentence, the map following; and the ways from one claim to the next.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;

  articlemap.readingMethods = {
    writeGuide() {
      const button = (key, path, action) => element("button", { type: "button", class: "square", "aria-label": word(key), title: word(key), onclick: action }, icon(path));
      this.guideButton = element("button", { type: "button", class: "textbutton", "aria-pressed": "false", onclick: () => this.toggleGuide() }, word("read_in_order"));
      this.guidePlace = element("span", { class: "guide-place" });
      this.guideBar = element("div", { class: "guide", hidden: true, role: "group", "aria-label": word("read_in_order") },
        button("sentence_previous", ICONS.previous, () => this.goSentence(-1)), this.guidePlace, button("sentence_next", ICONS.next, () => this.goSentence(1)));
      return element("div", { class: "guide-row" }, this.guideButton, this.guideBar);
    },

    toggleGuide() {
      const on = this.guideBar.hidden;
      this.guideBar.hidden = !on;
      this.guideButton.setAttribute("aria-pressed", String(on));
      this.guideButton.textContent = word(on ? "read_stop" : "read_in_order");
      if (on) this.goSentence(0);
      else this.close();
    },

    readable() {
      return this.text.sentences.filter((sentence) => sentence.kind !== "heading" || sentence.ledger === "mapped");
    },

    // The next or previous sentence of the text; from nowhere, the first.
    goSentence(by) {
      const order = this.readable();
      const at = order.findIndex((sentence) => sentence.id === this.lit?.dataset.sentence);
      const next = at < 0 ? 0 : Math.max(0, Math.min(at + by, order.length - 1));
      this.selectSentence(order[next].id);
      this.guidePlace.textContent = word("guide_place", { n: next + 1, all: order.length });
    },

    // The next or previous claim in the order of dates; undated ones come last.
    goClaim(by) {
      const order = Object.values(this.text.claims).filter((claim) => claim.ties.length);
      order.sort((a, b) => (a.date ?? "~").localeCompare(b.date ?? "~") || a.id.localeCompare(b.id));
      const at = order.findIndex((claim) => claim.id === this.card?.dataset.claim);
      this.select(order[at < 0 ? 0 : (at + by + order.length) % order.length].id);
    },

    // Keys that Streamlit leaves free: its own are r, c and Escape.
    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || this.isDialogOpen()) return;
      if (event.key === "Escape") return this.close();
      if (event.target.closest?.("[type=search], select, textarea")) return;
      const action = {
        j: () => this.goSentence(1), k: () => this.goSentence(-1), n: () => this.goClaim(1), p: () => this.goClaim(-1),
        l: () => this.setTab(this.tab === "list" ? "map" : "list"), x: () => this.compare("all"), "?": () => this.openHelp(), "/": () => this.search.focus(),
      }[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    },

    // Copies text and says so; a frame that may not use the clipboard falls back to a selection.
    async copy(text, said) {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = this.root.appendChild(element("textarea", { class: "unseen" }));
        area.value = text;
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      this.say.textContent = word(said);
    },

    // "« … » – article, date, link"
    cite({ claim }) {
      const sentence = this.text.sentences.find((one) => one.id === claim.sentence);
      const about = [articlemap.named(this.text.title), articlemap.date(this.text.published)].filter(Boolean).join(", ");
      return `« ${sentence.text} » – ${about}. ${this.makeLink()}`;
    },
  };
})();
