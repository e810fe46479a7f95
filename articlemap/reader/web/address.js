// The view stands in the address: read at the start, written after every change, followed when the
// reader goes back. Inside a page it is the page's query; a file of its own uses the part after #.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;

  // Said to the page around the frame, not to us.
  const OF_THE_PAGE = ["embed", "embed_options"];

  function outerWindow() {
    try {
      return window.Streamlit && window.parent.location.href ? window.parent : window;
    } catch {
      return window;
    }
  }

  articlemap.addressMethods = {
    readAddress() {
      const { location } = outerWindow();
      const text = outerWindow() === window ? location.hash.slice(1) || this.options.view : location.search;
      const [state, ignored] = [{}, []];
      for (const [name, value] of new URLSearchParams(text)) {
        if (OF_THE_PAGE.includes(name)) continue;
        const read = this.readParameter(name, value);
        if (read === null) ignored.push(name);
        else state[name] = read;
      }
      return { state, ignored };
    },

    readParameter(name, value) {
      const parameter = Object.hasOwn(this.options.schema, name) ? this.options.schema[name] : null;
      if (!parameter) return null;
      const parts = parameter.many ? value.split(",") : [value];
      const form = new RegExp(`^(?:${parameter.pattern})$`);
      return parts.every((part) => form.test(part)) ? (parameter.many ? parts : value) : null;
    },

    // Brings the reader to what the address says; names and ids that are not ours are told.
    restore(animate = false) {
      const { state, ignored } = this.readAddress();
      this.restoring = true;
      const known = (state.layers ?? []).filter((id) => id === "none" || this.layers[id]);
      if (state.layers && known.length < state.layers.length) ignored.push("layers");
      this.showLayers((id) => (state.layers ? known.includes(id) : this.scenes[id].shown));
      this.resetFilter(this.pickFilters(state, ignored));
      this.showTab(state.tab ?? "map");
      this.showMode(state.text ?? "original");
      this.restoreSelection(state, ignored);
      if (state.at) this.restoreView(state.at);
      else if (!this.card && animate) this.goHome();
      this.restoreComparison(state, ignored);
      this.restoring = false;
      this.notify(ignored);
      this.tellView(outerWindow());
    },

    pickFilters(state, ignored) {
      const picked = {};
      for (const name of Object.keys(this.filter)) {
        const pick = this.picks[name];
        if (!(name in state)) continue;
        if (pick && ![...pick.options].some((option) => option.value === state[name])) ignored.push(name);
        else picked[name] = state[name];
      }
      return picked;
    },

    restoreSelection({ mark, claim, sentence }, ignored) {
      if (!mark && !claim && !sentence) return this.close();
      if (claim && this.text.claims[claim] && mark && this.find(mark)) return this.selectTie(claim, mark, this.text.claims[claim].layer);
      const wanted = claim ?? mark ?? sentence;
      if (!this.select(wanted)) ignored.push(claim ? "claim" : mark ? "mark" : "sentence");
    },

    restoreComparison({ compare }, ignored) {
      if (!compare) return this.contest.close();
      if (!this.compare(compare)) ignored.push("compare");
    },

    restoreView(at) {
      const [latitude, longitude, zoom] = at.split("_").map(Number);
      this.map.setView([latitude, longitude], zoom, { animate: false });
    },

    // The parameters of the present view; what is as at the start is left out.
    describeView() {
      const shown = Object.keys(this.layers).filter((id) => this.isShown(id));
      const first = Object.keys(this.layers).filter((id) => this.scenes[id].shown);
      const centre = this.map.getCenter();
      const step = this.card ? this.trail.steps[this.trail.at] : null;
      const home = !this.moved;
      return {
        layers: String(shown) === String(first) ? "" : shown.join(",") || "none",
        ...this.filter,
        tab: this.tab === "map" ? "" : this.tab,
        text: this.mode === "original" ? "" : this.mode,
        compare: this.comparing,
        mark: step?.mark.id ?? "",
        claim: step?.claim?.id ?? "",
        sentence: !step && this.lit ? this.lit.dataset.sentence : "",
        at: home ? "" : `${centre.lat.toFixed(4)}_${centre.lng.toFixed(4)}_${this.map.getZoom()}`,
      };
    },

    // A link to the present view.
    makeLink() {
      const outer = outerWindow();
      const url = new URL(outer.location.href);
      const parameters = new URLSearchParams(outer === window ? url.hash.slice(1) : url.search);
      for (const name of Object.keys(this.options.schema)) if (!["lang", "draft"].includes(name)) parameters.delete(name);
      for (const [name, value] of Object.entries(this.describeView())) if (value) parameters.set(name, value);
      const text = parameters.toString().replaceAll("%2C", ",");
      if (outer === window) url.hash = text;
      else url.search = text;
      return url.href;
    },

    // A choice makes a step to go back to; moving about only keeps the address true.
    writeAddress({ step = false } = {}) {
      if (this.restoring || !this.ready) return;
      const outer = outerWindow();
      const link = this.makeLink();
      if (link === outer.location.href) return;
      outer.history[step ? "pushState" : "replaceState"](outer.history.state, "", link);
      this.keepViewInLinks(outer);
      this.tellView(outer);
    },

    // The page's links to itself in other languages, and to the other pages, lead to the same view.
    keepViewInLinks(outer) {
      for (const link of outer.document.querySelectorAll(".am-nav a")) {
        link.setAttribute("href", link.getAttribute("href").split("?")[0] + outer.location.search);
      }
      for (const link of outer.document.querySelectorAll(".am-embedded a")) {
        const url = new URL(outer.location.href);
        url.searchParams.delete("embed");
        link.setAttribute("href", url.href);
      }
      for (const link of outer.document.querySelectorAll(".am-languages a")) {
        const url = new URL(outer.location.href);
        url.searchParams.set("lang", link.lang);
        link.setAttribute("href", url.search);
      }
    },

    // The page around the frame may follow the view, which by now stands in its address.
    tellView(outer) {
      outer.document.dispatchEvent(new outer.CustomEvent("articlemap:view"));
    },

    followAddress() {
      outerWindow().addEventListener(outerWindow() === window ? "hashchange" : "popstate", () => this.restore(true));
    },

    notify(ignored) {
      this.notice?.remove();
      if (!ignored.length) return;
      const text = word("ignored", { names: [...new Set(ignored)].join(", ") });
      const close = element("button", { type: "button", class: "textbutton", onclick: () => this.notice.remove() }, word("close"));
      this.notice = element("p", { class: "notice", role: "alert" }, element("span", {}, text), close);
      this.root.prepend(this.notice);
    },
  };
})();
