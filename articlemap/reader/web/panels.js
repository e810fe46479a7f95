// What of the reader is seen. On a phone one of text, map and list, as tabs; on a wider screen the
// text or the list beside the map. And the text: as printed, our rendering of it, or both.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const PHONE = matchMedia("(width <= 700px)");
  const TABS = { text: "article", map: "map", list: "list" };
  const MODES = ["original", "rendering", "both"];

  articlemap.isPhone = () => PHONE.matches;

  articlemap.panelMethods = {
    // ---- tabs
    writeTabs() {
      this.tabs = Object.entries(TABS).map(([name, key]) =>
        element("button", { type: "button", role: "tab", id: `tab-${name}`, "data-to": name, "aria-controls": `panel-${name}`, onclick: () => this.setTab(name) }, icon(ICONS[name]), element("span", {}, word(key))));
      const bar = element("div", { class: "tabs", role: "tablist", "aria-label": word("views") }, ...this.tabs);
      bar.addEventListener("keydown", (event) => this.moveTab(event));
      return bar;
    },

    moveTab(event) {
      const forward = articlemap.isMirrored() ? "ArrowLeft" : "ArrowRight";
      const at = this.tabs.findIndex((tab) => tab.dataset.to === this.tab);
      const last = this.tabs.length - 1;
      const to = { Home: 0, End: last, [forward]: at + 1 }[event.key] ?? (event.key.startsWith("Arrow") && /Left|Right/.test(event.key) ? at - 1 : null);
      if (to === null) return;
      event.preventDefault();
      const tab = this.tabs[(to + this.tabs.length) % this.tabs.length];
      this.setTab(tab.dataset.to);
      tab.focus();
    },

    setTab(name) {
      if (name === this.tab) return;
      this.showTab(name);
      this.writeAddress({ step: true });
    },

    showTab(name) {
      this.tab = name;
      this.root.dataset.tab = name;
      for (const tab of this.tabs) {
        const on = tab.dataset.to === name;
        tab.setAttribute("aria-selected", String(on));
        tab.tabIndex = on ? 0 : -1;
      }
      this.sentenceList.hidden = name === "list";
      this.list.hidden = name !== "list";
      this.sideSegments.show(name === "list" ? "list" : "map");
      this.bringIntoView();
    },

    // Parts of the frame are panels of the tabs only where there are tabs.
    namePanels() {
      const panels = { text: this.sentenceList, map: this.mapbox, list: this.list };
      for (const [name, node] of Object.entries(panels)) {
        node.id = `panel-${name}`;
        const role = articlemap.isPhone() ? "tabpanel" : name === "map" ? null : "region";
        if (role) node.setAttribute("role", role);
        else node.removeAttribute("role");
        if (articlemap.isPhone()) node.setAttribute("aria-labelledby", `tab-${name}`);
        else node.removeAttribute("aria-labelledby");
      }
    },

    watchPanels() {
      PHONE.addEventListener("change", () => this.namePanels());
      this.namePanels();
    },

    // The lit sentence, or the row of the open card, where its panel is shown.
    bringIntoView() {
      const row = this.rowOfCard();
      if (this.tab === "list" && row) this.scrollWithin(this.list, row);
      else if (this.lit) this.scrollWithin(this.sentenceList, this.lit);
    },

    // Scrolls a list, and never the page around the frame.
    scrollWithin(list, node) {
      const top = list.scrollTop + node.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTo({ top: top - Math.max(0, list.clientHeight - node.offsetHeight) / 3, behavior: articlemap.stillMotion() ? "auto" : "smooth" });
    },

    // ---- what stands above the text
    writeSides() {
      this.sideSegments = articlemap.writeSegments("side", word("views"), [["map", word("article")], ["list", word("list")]], (name) => this.setTab(name));
      return this.sideSegments.node;
    },

    writeModes() {
      const [original, english] = [this.text.language || "fr", "en"].map(articlemap.languageName);
      const names = { original, rendering: english, both: word("both") };
      this.modeSegments = articlemap.writeSegments("mode", word("text_in"), MODES.map((mode) => [mode, names[mode]]), (mode) => this.setMode(mode));
      this.modeSegments.node.hidden = !this.text.sentences.some((sentence) => sentence.rendering);
      return this.modeSegments.node;
    },

    setMode(mode) {
      this.showMode(mode);
      this.writeAddress({ step: true });
    },

    showMode(mode) {
      this.mode = mode;
      this.root.dataset.text = mode;
      this.modeSegments.show(mode);
      this.bringIntoView();
    },

    // On a phone, below text and list: what is selected, and the way to it on the map.
    writeWayToMap() {
      this.wayWords = element("span", {});
      const button = element("button", { type: "button", class: "action", onclick: () => this.showOnMap() }, icon(ICONS.map), word("show_on_map"));
      return (this.wayToMap = element("div", { class: "way", hidden: true }, this.wayWords, button));
    },

    showOnMap() {
      this.setTab("map");
      this.card?.querySelector("h2").focus({ preventScroll: true });
    },

    showWay() {
      const step = this.card && this.trail.steps[this.trail.at];
      this.wayToMap.hidden = !step;
      if (step) this.wayWords.textContent = articlemap.named(step.claim?.label ?? step.mark.names);
    },
  };
})();
