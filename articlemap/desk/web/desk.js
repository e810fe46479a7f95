// The desk: the text, its map and the name in hand in one frame. A decision shows at once.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;
  const TABS = { text: "text", map: "map", panel: "list" };

  class Desk {
    constructor(args) {
      articlemap.useWords(args.words);
      articlemap.useLanguage(args.language);
      this.countryNames = new Intl.DisplayNames([args.language, "en"], { type: "region", fallback: "code" });
      this.given = { ...args.state, spots: new Map(args.state.spots.map((spot) => [spot.id, spot])) };
      this.view = { ...this.given };
      this.beginOrders(args);
      this.build(args);
    }

    build(args) {
      this.say = element("div", { class: "unseen", role: "status", "aria-live": "polite" });
      this.alert = element("p", { class: "notice", role: "alert", hidden: true });
      this.help = articlemap.writeDialog("help", word("keys_title"));
      const frame = element("div", { class: "desk-frame" }, this.openText(), this.openMap(), this.openPanel());
      this.root = element("div", { class: "reader desk", dir: articlemap.isMirrored() ? "rtl" : "ltr" }, this.writeBar(), this.alert, frame, this.writeTabs(), this.say, this.help.node);
      document.body.prepend(this.root);
      document.body.classList.add("has-reader");
      document.title = word("desk_title");
      articlemap.watchTheme(this.root);
      articlemap.fitFrame(this);
      this.setTab("text");
      this.startMap(args.basemap);
      document.addEventListener("keydown", (event) => this.onKey(event));
    }

    writeBar() {
      const button = (key, text, run) => element("button", { type: "button", class: `action bar-${key}`, onclick: run }, word(text), element("kbd", {}, { undo: "z", redo: "y", help: "?", add: "s" }[key]));
      this.bar = element("progress", { max: "1", value: "0", "aria-label": word("progress_label") });
      this.count = element("span", { class: "desk-count" });
      this.kept = element("span", { class: "desk-kept", role: "status" });
      this.undoButton = button("undo", "undo", () => this.undo());
      this.redoButton = button("redo", "redo", () => this.redo());
      return element("div", { class: "desk-bar", role: "group", "aria-label": word("desk_title") }, this.bar, this.count, this.kept, element("span", { class: "desk-room" }), this.undoButton, this.redoButton, button("add", "add_name", () => this.startSelecting()), button("help", "keys_title", () => this.openHelp()));
    }

    writeTabs() {
      this.tabs = Object.entries(TABS).map(([name, picture]) => element("button", { type: "button", "data-to": name, "aria-controls": `desk-${name}`, onclick: () => this.setTab(name) }, icon(ICONS[picture]), element("span", {}, word(name === "panel" ? "tab_review" : `tab_${name}`))));
      return element("div", { class: "desk-tabs", role: "group", "aria-label": word("views") }, ...this.tabs);
    }

    setTab(name) {
      this.root.dataset.tab = name;
      for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.to === name));
    }

    hear(args) {
      this.hearOrders(args);
      this.showKept();
      if (this.opened) return;
      this.opened = true;
      this.current = this.waiting()[0]?.id ?? null;
      this.show();
      this.showAllPlaces();
      this.article.focus({ preventScroll: true });
    }

    // ---- showing
    choose(id) {
      this.current = id;
      if (this.found?.about !== id) [this.found, this.field.value] = [null, ""];
      this.show();
      this.revealName();
      this.revealPin();
    }

    show() {
      if (this.current && !this.view.spots.has(this.current)) this.current = this.waiting()[0]?.id ?? null;
      this.showText();
      this.showQueue();
      this.showPanel();
      this.showPins();
      this.undoButton.disabled = !this.view.done;
      this.redoButton.disabled = this.view.done >= this.view.last;
      this.showKept();
    }

    showKept() {
      const count = this.pending.filter((order) => ["decide", "undo", "redo"].includes(order.act)).length;
      const state = !count ? (this.given.kept ? "kept" : "not_kept") : this.isLate() ? "waiting" : "keeping";
      if (this.root.dataset.kept === state && state !== "waiting") return;
      this.root.dataset.kept = state;
      this.kept.textContent = word(`state_${state}`, { count });
    }

    complain(message) {
      this.alert.textContent = message;
      this.alert.hidden = false;
    }

    tell(message) {
      this.say.textContent = message;
    }
  }

  const parts = ["order", "acting", "text", "selecting", "map", "queue", "claim", "making", "route", "key"].map((part) => articlemap[`${part}Methods`]);
  Object.assign(Desk.prototype, ...parts, articlemap.handMethods);
  articlemap.openDesk = (args) => new Desk(args);
})();
